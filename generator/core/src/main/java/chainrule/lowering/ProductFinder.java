package chainrule.lowering;

import chainrule.symbolic.Access;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.List;

/** Finds the terms that are worth computing in panels: large sums of products in which one side serves many rows. */
final class ProductFinder {

    private static final int SHORTEST_ROW = 16;
    private static final int FEWEST_SUMMED = 4;
    private static final int FEWEST_ROWS = 4;
    private static final int LEAST_WORK = 512;

    private final Samples samples;
    private final Reads reads;

    ProductFinder(Samples samples, Reads reads) {
        this.samples = samples;
        this.reads = reads;
    }

    /**
     * target[at] += scale · summand as a product in panels, or null.
     *
     * @param mean whether the samples are summed over
     */
    Node.Product find(Symbol target, Summand s, Expr scale, boolean mean) {
        boolean overSamples = samples.differ(s.body());
        if (s.guard() != null || !reads.stayInRange(s.body()) || !Guards.of(s.body()).conditions().isEmpty()) {
            return null;
        }
        Index along = along(target, s);
        Index summed = summed(s);
        if (along == null || summed == null && !(mean && overSamples)) {
            return null;
        }
        List<Mul.Factor> right = new ArrayList<>(Terms.factors(s.body()));
        right.removeIf(f -> !f.base().freeIndices().contains(along));
        List<Mul.Factor> left = new ArrayList<>(Terms.factors(s.body()));
        left.removeAll(right);
        if (left.isEmpty() || right.isEmpty()) {
            return null;
        }
        Expr a = Exprs.mul(scale, Exprs.times(s.coefficient(), Terms.product(left)));
        return sized(target, s, along, summed, a, Terms.product(right), overSamples);
    }

    private Node.Product sized(
            Symbol target, Summand s, Index along, Index summed, Expr left, Expr right, boolean overSamples) {
        List<Index> outer = new ArrayList<>();
        List<Index> rows = new ArrayList<>();
        List<Index> loops = new ArrayList<>(s.axes());
        loops.addAll(s.bound());
        loops.remove(along);
        loops.remove(summed);
        loops.forEach(i -> (right.freeIndices().contains(i) ? outer : rows).add(i));
        boolean samplesLoop = overSamples && summed != null;
        boolean samplesOuter = samplesLoop && samples.differ(right);
        boolean samplesInRows = samplesLoop && !samplesOuter;
        long rowCount = rows.stream().mapToLong(RowMajor::extent).reduce(1, (x, y) -> x * y);
        int summedCount = summed == null ? LEAST_WORK : RowMajor.extent(summed);
        if (!samplesInRows && rowCount < FEWEST_ROWS
                || (long) summedCount * RowMajor.extent(along) < LEAST_WORK
                || summed == null && rowCount * RowMajor.extent(along) < LEAST_WORK) {
            return null;
        }
        return new Node.Product(
                target,
                s.at(),
                new Node.Product.Loops(samplesOuter, outer),
                new Node.Product.Loops(samplesInRows, rows),
                along,
                summed,
                left,
                right);
    }

    /** The axis along which the target is contiguous, if it is long. */
    private static Index along(Symbol target, Summand s) {
        Access written = (Access) Exprs.access(target, s.at());
        return s.axes().stream()
                .filter(i -> RowMajor.extent(i) >= SHORTEST_ROW && Strides.of(written, i) == 1)
                .filter(i -> s.at().stream().noneMatch(at -> at.hasInside(i)))
                .findFirst()
                .orElse(null);
    }

    /** The longest index that is summed over, or null for the samples. */
    private static Index summed(Summand s) {
        Index longest = null;
        for (Index i : s.bound()) {
            if (RowMajor.extent(i) >= FEWEST_SUMMED
                    && (longest == null || RowMajor.extent(i) > RowMajor.extent(longest))) {
                longest = i;
            }
        }
        return longest;
    }
}
