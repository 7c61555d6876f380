package chainrule.plan;

import java.util.List;

/**
 * How many products statements add to something.
 *
 * @param perSample for each sample; of a loop over groups of samples, the share of one
 * @param once besides, whatever the size of the batch
 */
public record MultiplyAdds(double perSample, double once) {

    private static final MultiplyAdds NONE = new MultiplyAdds(0, 0);

    public static MultiplyAdds of(List<Statement> statements) {
        return statements.stream().map(s -> of(s, false)).reduce(NONE, MultiplyAdds::plus);
    }

    public MultiplyAdds plus(MultiplyAdds other) {
        return new MultiplyAdds(perSample + other.perSample, once + other.once);
    }

    private static MultiplyAdds of(Part part, boolean added) {
        boolean adds = adds(part) || added && (part instanceof Scalar.Negate || part instanceof Scalar.Choose);
        MultiplyAdds sum = added && part instanceof Scalar.Binary b && b.operator() == Scalar.Operator.MULTIPLY
                ? new MultiplyAdds(0, 1)
                : NONE;
        for (Part child : part.children()) {
            sum = sum.plus(of(child, adds));
        }
        return part instanceof Statement.Loop s ? sum.repeated(s) : sum;
    }

    /** Whether what stands inside is added to something. */
    private static boolean adds(Part part) {
        return part instanceof Scalar.Binary b && (b.operator() == Scalar.Operator.ADD || b.operator() == Scalar.Operator.SUBTRACT)
                || part instanceof Statement.Accumulate a && a.combination() == Combination.ADD
                || part instanceof Statement.Store s && s.combination() == Combination.ADD;
    }

    /** Samples that fill no group are counted in the loops over groups. */
    private MultiplyAdds repeated(Statement.Loop s) {
        if (s.from().ofBatch()) {
            return NONE;
        }
        if (s.to().ofBatch()) {
            return new MultiplyAdds(perSample + once / s.step(), 0);
        }
        double rounds = (s.to().value() - s.from().value()) / s.step();
        return new MultiplyAdds(perSample * rounds, once * rounds);
    }
}
