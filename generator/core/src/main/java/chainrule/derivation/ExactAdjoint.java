package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.exact.Branches;
import chainrule.symbolic.exact.ExactEvaluator;
import chainrule.symbolic.exact.ExactNumber;
import chainrule.symbolic.exact.ExactPoint;
import chainrule.symbolic.exact.NotExactException;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * An adjoint against exact difference quotients: Σ S̄ · T = Σ over the consumers v of Σ v̄ · ∂v along T, with a random direction
 * T, and v's definition alone. So a line costs a few evaluations of the definitions that use its name. Where an element of v has no value along T though it has one at the point, as at a kink, the sums are
 * taken without it: the line holds whatever the v̄ are.
 */
final class ExactAdjoint {

    private final Derived derived;
    private final Symbol loss;
    private final UnaryOperator<Symbol> adjointOf;
    private final Random random = new Random(ExactPoints.apart(1));

    /** @param adjointOf the adjoint of a name */
    ExactAdjoint(Derived derived, Symbol loss, UnaryOperator<Symbol> adjointOf) {
        this.derived = derived;
        this.loss = loss;
        this.adjointOf = adjointOf;
    }

    Exactness compare(ExactCheck check) {
        return check.compareSides(List.of(), this::sides);
    }

    private ExactCheck.Pair sides(ExactCheck.Place at) {
        ExactDirection direction = ExactDirection.of(at.point().values(derived.target()), random);
        List<ExactPoint> samples = derived.mean() ? at.samples() : List.of(at.point());
        ExactNumber[] claimed = new ExactNumber[samples.size()];
        ExactNumber[] known = new ExactNumber[samples.size()];
        List<Slopes> all = samples.stream().map(p -> new Slopes(p, direction, at.branches())).toList();
        boolean whole = all.stream().allMatch(s -> s.without.isEmpty());
        for (int k = 0; k < all.size(); k++) {
            Slopes slopes = all.get(k);
            known[k] = slopes.sum;
            claimed[k] = direction.times(whole ? slopes.point.values(derived.target()) : slopes.line());
        }
        return new ExactCheck.Pair(ExactPoints.mean(claimed), ExactPoints.mean(known));
    }

    /** The slopes of the consumers along a direction, in one sample. */
    private final class Slopes {

        private final ExactPoint point;
        private final ExactDirection direction;
        /** The adjoints of the consumers that are summed up without some elements, which are 0 here. */
        private final Map<Symbol, ExactNumber[]> without = new IdentityHashMap<>();
        private ExactNumber sum = ExactNumber.of(0);
        private int used;
        private int left;

        Slopes(ExactPoint point, ExactDirection direction, Branches branches) {
            this.point = point;
            this.direction = direction;
            derived.consumers().forEach(a -> add(a, branches));
            if (used == 0 && left > 0) {
                throw new NotExactException("nothing that has a value along a direction");
            }
        }

        private void add(Assignment a, Branches branches) {
            ExactNumber[] weights = weights(a);
            // What has no weight is not evaluated: it does not show which side of a kink it is on.
            BitSet elements = new BitSet();
            IntStream.range(0, weights.length).filter(k -> !weights[k].padic().isZero()).forEach(elements::set);
            Branches seen = new Branches();
            List<ExactNumber> slopes;
            try {
                slopes = slopes(a, elements, seen);
            } catch (NotExactException somewhere) {
                seen = new Branches();
                elements.andNot(leaveOut(a, elements, weights));
                slopes = slopes(a, elements, seen);
            }
            branches.addAll(seen);
            used += slopes.size();
            int k = 0;
            for (ExactNumber slope : slopes) {
                k = elements.nextSetBit(k);
                sum = sum.plus(weights[k++].times(slope));
            }
        }

        private ExactNumber[] weights(Assignment a) {
            return a.target() == loss ? new ExactNumber[] {ExactNumber.of(1)} : point.values(adjointOf.apply(a.target()));
        }

        private List<ExactNumber> slopes(Assignment a, BitSet elements, Branches seen) {
            return ExactQuotients.along(direction, point, derived.target().primal(), () -> {
                ExactEvaluator evaluator = new ExactEvaluator(point, seen);
                return elements.stream().mapToObj(k -> evaluator.value(a.axes(), a.value(), k)).toList();
            });
        }

        /** The elements that have no value along the direction; from here on they have the weight 0. */
        private BitSet leaveOut(Assignment a, BitSet elements, ExactNumber[] weights) {
            BitSet gone = new BitSet();
            ExactQuotients.along(direction, point, derived.target().primal(), () -> {
                gone.or(withoutValue(a, elements));
                return List.of();
            });
            if (a.target() == loss || !withoutValue(a, gone).isEmpty()) {
                throw new NotExactException("no value at the point either");
            }
            ExactNumber[] rest = weights.clone();
            gone.stream().forEach(k -> rest[k] = ExactNumber.of(0));
            without.put(adjointOf.apply(a.target()), rest);
            left += gone.cardinality();
            return gone;
        }

        private BitSet withoutValue(Assignment a, BitSet elements) {
            BitSet none = new BitSet();
            ExactEvaluator evaluator = new ExactEvaluator(point);
            for (int k = elements.nextSetBit(0); k >= 0; k = elements.nextSetBit(k + 1)) {
                try {
                    evaluator.value(a.axes(), a.value(), k);
                } catch (NotExactException noValue) {
                    none.set(k);
                    evaluator = new ExactEvaluator(point);
                }
            }
            return none;
        }

        /** The chain rule's line with these adjoints. */
        ExactNumber[] line() {
            Map<Symbol, ExactNumber[]> kept = new IdentityHashMap<>();
            without.keySet().forEach(s -> kept.put(s, point.values(s)));
            try {
                without.forEach(point::set);
                return new ExactEvaluator(point).values(derived.axes(), derived.lines().get(0).value());
            } finally {
                kept.forEach(point::set);
            }
        }
    }
}
