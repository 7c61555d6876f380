package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.Size;
import chainrule.symbolic.exact.Branches;
import chainrule.symbolic.exact.ExactEvaluator;
import chainrule.symbolic.exact.ExactNumber;
import chainrule.symbolic.exact.ExactPoint;
import chainrule.symbolic.exact.NotExactException;
import chainrule.symbolic.exact.Padic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Whether terms are equal at exact points: in arithmetic modulo powers of a prime, where rounding cannot fool a comparison.
 * Where a term has kinks, points are drawn until each kink has been seen from every side, and with it each combination of
 * sides that one number meets and that can be found.
 */
public final class ExactCheck {

    /** So many leading digits must be equal; a digit is equal by chance once in 2³¹ times. */
    private static final int DIGITS = 3;

    /** Of a tensor without kinks so many places are compared, the first and the last among them. */
    private static final int FEW_PLACES = 2;

    private static final int MOST_PLACES = 64;

    private static final int MOST_POINTS = 36;
    /** Where several kinks meet in one number, so many numbers must have shown no new combination of sides. */
    private static final int WITHOUT_NEWS = 24;
    /** At so many points a term without kinks is tried, if it has no exact value at those before. */
    private static final int TRIALS = 3;
    /** How far apart data and parameters are at the points that look for other sides of kinks. */
    private static final double[] SPREADS = {1, 3, 1, 8};

    /** Where points come from: the samples of one; none where it has no values. */
    @FunctionalInterface
    interface Source {
        List<ExactPoint> draw(long seed, double spread);
    }

    /** What is compared, at a place. */
    @FunctionalInterface
    public interface Side {
        /** @throws NotExactException if there is no exact value here */
        ExactNumber at(Place place);
    }

    /** What is compared, if both come from the same work. */
    @FunctionalInterface
    public interface Sides {
        /** @throws NotExactException if there are no exact values here */
        Pair at(Place place);
    }

    /** Two numbers that should be equal. */
    public record Pair(ExactNumber left, ExactNumber right) {}

    /**
     * A place of a tensor in one sample of a point.
     *
     * @param number of the place, in row-major order
     * @param branches where the sides of kinks are noted
     */
    public record Place(List<ExactPoint> samples, int sample, int number, Branches branches) {

        public ExactPoint point() {
            return samples.get(sample);
        }

        public ExactEvaluator evaluator() {
            return new ExactEvaluator(point(), branches);
        }

        /** The value of a term here. */
        public ExactNumber value(List<Index> axes, Expr e) {
            return evaluator().value(axes, e, number);
        }

        /** The same place, with the mean of a side's values in all samples. */
        public ExactNumber mean(Side side) {
            return ExactPoints.mean(IntStream.range(0, samples.size())
                    .mapToObj(k -> side.at(new Place(samples, k, number, branches)))
                    .toArray(ExactNumber[]::new));
        }
    }

    private final Source source;
    private final List<List<ExactPoint>> points = new ArrayList<>();

    ExactCheck(Source source) {
        this.source = source;
    }

    /**
     * At points of a network where its definitions have values.
     *
     * @param more further names that have values there, such as adjoints
     */
    public static ExactCheck of(Network network, List<Assignment> more) {
        return of(new SamplePoints(network), () -> more);
    }

    /** The same with points that are drawn nowhere else, where the further names are known only once something asks for their values. */
    static ExactCheck of(SamplePoints points, Supplier<List<Assignment>> more) {
        return new ExactCheck(new ExactPoints(points, more, Optional.empty())::draw);
    }

    /** The same with the first point drawn, which every comparison looks at; not where the network has no small copy. */
    public static ExactCheck drawn(Network network, Supplier<List<Assignment>> more) {
        SamplePoints points = new SamplePoints(network);
        ExactCheck check = of(points, more);
        if (points.areSmall()) {
            check.point(0);
        }
        return check;
    }

    /** At points of a network with these sizes. */
    public static ExactCheck of(Network network, Map<Size, Integer> sizes) {
        return new ExactCheck(new ExactPoints(new SamplePoints(network), List::of, Optional.of(sizes))::draw);
    }

    /** At points of a derivation's network, where its adjoints have values, too. */
    public static ExactCheck of(Derivation derivation) {
        return of(derivation.network(), derivation.adjoints().stream().map(Derived::result).toList());
    }

    /** Whether two terms over the same axes are equal, in each sample. */
    public Exactness compare(List<Index> axes, Expr left, Expr right) {
        return compare(axes, at -> at.value(axes, left), at -> at.value(axes, right));
    }

    /** Whether two tensors over the same axes are equal, in each sample. */
    public Exactness compare(List<Index> axes, Side left, Side right) {
        return compareSides(axes, at -> new Pair(left.at(at), right.at(at)));
    }

    /** The same for sides that come from the same work. */
    public Exactness compareSides(List<Index> axes, Sides sides) {
        Branches seen = new Branches();
        boolean confirmed = false;
        for (int k = 0; k < MOST_POINTS && !(k >= TRIALS && !confirmed); k++) {
            Exactness here = at(point(k), axes, sides, seen);
            if (here == Exactness.DIFFERENT) {
                return here;
            }
            confirmed |= here == Exactness.EXACT;
            boolean more = seen.areJoined() && seen.sinceNews() < WITHOUT_NEWS;
            if (confirmed && seen.areAllSeen() && !more) {
                return seen.any() ? Exactness.BY_BRANCH : Exactness.EXACT;
            }
        }
        return confirmed ? Exactness.ON_SOME_BRANCHES : Exactness.NONE;
    }

    private List<ExactPoint> point(int k) {
        while (points.size() <= k) {
            points.add(source.draw(points.size() + 1, SPREADS[points.size() % SPREADS.length]));
        }
        return points.get(k);
    }

    /** Whether all places that have values agree; what has kinks is looked at in more places, and need not have a value in each. */
    private static Exactness at(List<ExactPoint> samples, List<Index> axes, Sides sides, Branches seen) {
        Exactness all = Exactness.NONE;
        for (int sample = 0; sample < samples.size(); sample++) {
            int[] places = places(samples.get(sample).count(axes));
            for (int k = 0; k < places.length && (k < FEW_PLACES || seen.any()); k++) {
                Exactness one = at(new Place(samples, sample, places[k], new Branches()), sides, seen);
                if (one == Exactness.DIFFERENT || one == Exactness.NONE && !seen.any()) {
                    return one;
                }
                all = one == Exactness.EXACT ? one : all;
            }
        }
        return all;
    }

    private static Exactness at(Place place, Sides sides, Branches seen) {
        try {
            Pair pair = sides.at(place);
            Padic a = pair.left().padic();
            Padic b = pair.right().padic();
            if (a.differs(b, DIGITS)) {
                return place.branches().mayMissRoots() ? Exactness.NONE : Exactness.DIFFERENT;
            }
            if (a.commonDigits(b) < DIGITS) {
                return Exactness.NONE;
            }
            seen.addAll(place.branches());
            return Exactness.EXACT;
        } catch (NotExactException noValue) {
            return Exactness.NONE;
        }
    }

    /** The first, the last, then others that are spread over all. */
    private static int[] places(int count) {
        int stride = Math.max(1, count / MOST_PLACES);
        return IntStream.concat(
                        IntStream.of(0, count - 1), IntStream.iterate(1, k -> k < count - 1, k -> k + stride))
                .distinct()
                .toArray();
    }
}
