package chainrule.derivation;

import chainrule.differences.Balance;
import chainrule.differences.Decision;
import chainrule.differences.DifferenceQuotients;
import chainrule.differences.Direction;
import chainrule.differences.Verdict;
import chainrule.model.Assignment;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Measured;
import chainrule.symbolic.eval.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The chain rule's line of an adjoint against differences, in one sample: Σ S̄ · T = Σ over the consumers v of Σ v̄ · ∂v along T,
 * with a random direction T, and v's definition alone. The line holds whatever the v̄ are: they are drawn, and 0 where v has a
 * kink. Where it has one it is looked at again along a direction that leaves equal elements equal: there an extremum with
 * several largest elements has a derivative. So a line costs a few evaluations of the definitions that use its name.
 */
final class AdjointCheck {

    private final Derived derived;
    private final List<Assignment> consumers;
    private final Map<Symbol, Symbol> adjointOf;
    private final Environment e;
    private final Random random;
    private final double[] values;
    private final double[] scales;
    /** Which of the consumers' elements is the loss, if one is. */
    private int loss = -1;
    /** The sides that differ, if any did. */
    private Balance differing;

    /**
     * @param adjointOf the adjoint of each name that has one which is not always 0; null for the loss, where it is 1
     * @param e holds the values of all names
     */
    AdjointCheck(Derived derived, Map<Symbol, Symbol> adjointOf, Environment e, Random random) {
        this.derived = derived;
        this.consumers = derived.consumers().stream().filter(a -> adjointOf.containsKey(a.target())).toList();
        this.adjointOf = adjointOf;
        this.e = e;
        this.random = random;
        this.values = e.get(derived.target().primal()).data();
        List<Measured> all = new ArrayList<>();
        for (Assignment a : consumers) {
            loss = adjointOf.get(a.target()) == null ? all.size() : loss;
            all.addAll(Arrays.asList(Places.measured(e, a.axes(), a.value())));
        }
        this.scales = all.stream().mapToDouble(Measured::scale).toArray();
    }

    /**
     * Compares both sides; gives the consumers' elements that were seen where they have a derivative.
     *
     * @throws LineCheckException if the two sides differ
     */
    BitSet compared() {
        BitSet agreeing = agreeing();
        if (differing != null) {
            throw failure(differing);
        }
        return agreeing;
    }

    /** The same where the sides need not be equal: no elements if they differ. */
    BitSet agreeing() {
        double[] weights = new double[scales.length];
        Arrays.setAll(weights, k -> random.nextBoolean() ? 0.5 + random.nextDouble() : -0.5 - random.nextDouble());
        double[] claimed = Arrays.stream(line(weights)).mapToDouble(Measured::value).toArray();
        BitSet smooth = compare(() -> Direction.of(values, claimed, random), weights, new BitSet());
        if (smooth.cardinality() < weights.length && differing == null) {
            smooth.or(compare(() -> Direction.keepingTies(values, random), weights, smooth));
        }
        return differing == null ? smooth : new BitSet();
    }

    /** How many elements the consumers have. */
    int count() {
        return scales.length;
    }

    /** Compares the sides along directions, but for some elements, until one tells; gives those that agree. */
    private BitSet compare(Supplier<double[]> directions, double[] weights, BitSet without) {
        BitSet smooth = new BitSet();
        Decision decision = Decision.of(() -> {
            double[] direction = directions.get();
            DifferenceQuotients quotients = DifferenceQuotients.along(direction, values, this::consumerValues, scales);
            smooth.clear();
            IntStream.range(0, weights.length)
                    .filter(i -> quotients.isSmooth(i) && (i == loss || !without.get(i)))
                    .forEach(smooth::set);
            boolean isLossSmooth = loss < 0 || smooth.get(loss);
            return isLossSmooth ? balance(quotients, smooth, weights, direction) : Balance.undecided();
        });
        if (decision.verdict() == Verdict.DIFFERS) {
            differing = decision.balance();
        }
        return decision.verdict() == Verdict.AGREES ? smooth : new BitSet();
    }

    private LineCheckException failure(Balance balance) {
        return new LineCheckException("the adjoint of " + derived.target().primal() + " gives " + balance + " (rule: "
                + derived.lines().get(0).reason() + ")");
    }

    private Balance balance(DifferenceQuotients quotients, BitSet smooth, double[] weights, double[] direction) {
        double[] used = new double[weights.length];
        smooth.stream().forEach(k -> used[k] = k == loss ? 1 : weights[k]);
        Balance balance = new Balance();
        smooth.stream().forEach(k -> balance.know(used[k], quotients, k));
        Measured[] line = line(used);
        for (int k = 0; k < line.length; k++) {
            balance.claim(line[k].value(), line[k].scale(), direction[k]);
        }
        return balance;
    }

    private double[] consumerValues() {
        return consumers.stream()
                .flatMapToDouble(a -> Arrays.stream(e.evaluate(a.axes(), a.value()).data()))
                .toArray();
    }

    /** The line's values with these as the consumers' adjoints. */
    private Measured[] line(double[] weights) {
        Map<Symbol, Tensor> kept = new IdentityHashMap<>();
        int from = 0;
        for (Assignment a : consumers) {
            Symbol adjoint = adjointOf.get(a.target());
            int count = Places.of(e, a.axes()).count();
            if (adjoint != null) {
                Tensor before = e.get(adjoint);
                kept.put(adjoint, before);
                e.set(adjoint, new Tensor(before.shape(), Arrays.copyOfRange(weights, from, from + count)));
            }
            from += count;
        }
        Measured[] line = Places.measured(e, derived.axes(), derived.lines().get(0).value());
        kept.forEach(e::set);
        return line;
    }
}
