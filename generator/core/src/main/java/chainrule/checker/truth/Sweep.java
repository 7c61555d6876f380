package chainrule.checker.truth;

import chainrule.model.Assignment;
import chainrule.model.Block;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Batch;
import chainrule.symbolic.eval.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * For each name the sum over the ways from one name back to it, at the samples of a point. It goes block by block from the last
 * to the first, no further than what is asked for needs, so that all gradients of a network together cost one pass.
 *
 * <p>The derivative of the loss in a name of a sample is that of the sum of the samples' losses, in a shared name that of their
 * mean. The derivative of any other name holds fixed what the batch shares, and that of a mean over the batch is that of what it
 * averages.
 */
public final class Sweep {

    private final Symbol of;
    private final Ways ways;
    private final Dependence network;
    private final Partials partials;
    private final Batch samples;
    private final Predicate<Symbol> isAveraged;
    private final boolean isOfLoss;
    private final int rows;
    /** For each sample what has arrived at each name. */
    private final List<Map<Symbol, double[]>> arrived = new ArrayList<>();
    /** Twice the place of a block, and 1 more before its members have handed on what they have to what they use outside. */
    private int next;

    /** @param isAveraged by which names a derivative of the loss is a mean over the samples */
    Sweep(
            Symbol of,
            Ways ways,
            Dependence network,
            Partials partials,
            Batch samples,
            Predicate<Symbol> isAveraged,
            boolean isOfLoss) {
        this.of = of;
        this.ways = ways;
        this.network = network;
        this.partials = partials;
        this.samples = samples;
        this.isAveraged = isAveraged;
        this.isOfLoss = isOfLoss;
        this.rows = Tensor.zeros(samples.first().shape(of)).data().length;
        this.next = 2 * network.blockOf(of) + 1;
        for (int k = 0; k < samples.size(); k++) {
            Map<Symbol, double[]> start = new IdentityHashMap<>();
            start.put(of, identity(rows));
            arrived.add(start);
        }
    }

    /** A row for each element of what is differentiated; null where no way leads here. */
    double[] at(Symbol by, int sample) {
        int defined = network.blockOf(by);
        int last = defined >= 0 ? 2 * defined + 1 : 2 * network.firstUse(by);
        for (; next >= last; next--) {
            Block block = network.blocks().get(next / 2);
            if (next % 2 == 0) {
                accumulate(handedOn(block, onward(block), false));
            } else if (block.recurrence().isPresent()) {
                throughTime(block);
            }
        }
        return arrived.get(sample).get(by);
    }

    /** In a recurrence its members hand on to each other first, step by step. */
    private void throughTime(Block block) {
        List<Map<Symbol, double[]>> step = onward(block);
        int most = block.members().size() * longest(block);
        for (int k = 0; k < most && step.stream().anyMatch(s -> !s.isEmpty()); k++) {
            step = handedOn(block, step, true);
            step.forEach(sums -> sums.values().removeIf(x -> Arrays.stream(x).allMatch(y -> y == 0)));
            accumulate(step);
            step.forEach(sums -> sums.keySet().removeIf(s -> !passes(s)));
        }
    }

    private int longest(Block block) {
        Assignment first = block.members().get(0);
        return samples.first().extent(block.recurrence().orElseThrow().step(first).extent());
    }

    /** What the members of a block hand on. */
    private List<Map<Symbol, double[]>> onward(Block block) {
        List<Map<Symbol, double[]>> onward = new ArrayList<>();
        for (Map<Symbol, double[]> sums : arrived) {
            Map<Symbol, double[]> members = new IdentityHashMap<>();
            for (Assignment a : block.members()) {
                Symbol s = a.target();
                if (sums.containsKey(s) && (s == of || passes(s))) {
                    members.put(s, passes(s) ? sums.get(s) : identity(rows));
                }
            }
            onward.add(members);
        }
        return onward;
    }

    private boolean passes(Symbol s) {
        return switch (ways) {
            case ALL -> isOfLoss || !network.isMean(s);
            case UNNAMED -> !network.isWritten(s);
            case NONE -> false;
        };
    }

    /** Along the names in the definitions of a block that are, or are not, its own members. */
    private List<Map<Symbol, double[]>> handedOn(Block block, List<Map<Symbol, double[]>> sums, boolean within) {
        List<Map<Symbol, double[]>> handed = new ArrayList<>();
        for (int k = 0; k < samples.size(); k++) {
            Map<Symbol, double[]> to = new IdentityHashMap<>();
            for (Assignment d : block.members()) {
                double[] sum = sums.get(k).get(d.target());
                for (Symbol used : sum == null ? List.<Symbol>of() : List.copyOf(network.named(d))) {
                    boolean isMember = block.members().stream().anyMatch(m -> m.target() == used);
                    if (!used.isInteger() && isMember == within) {
                        add(to, used, multiply(sum, partials.values(d, used, samples.sample(k))));
                    }
                }
            }
            handed.add(to);
        }
        share(handed);
        return handed;
    }

    /** What arrives at a shared name is the mean over the samples. */
    private void share(List<Map<Symbol, double[]>> handed) {
        if (!isOfLoss || samples.size() == 1) {
            return;
        }
        Map<Symbol, double[]> means = new IdentityHashMap<>();
        for (Map<Symbol, double[]> to : handed) {
            to.forEach((s, sum) -> add(means, s, Arrays.stream(sum).map(x -> x / samples.size()).toArray()));
        }
        means.keySet().removeIf(s -> !isAveraged.test(s));
        means.forEach((s, mean) -> handed.forEach(to -> to.put(s, mean.clone())));
    }

    private void accumulate(List<Map<Symbol, double[]>> handed) {
        for (int k = 0; k < handed.size(); k++) {
            Map<Symbol, double[]> to = arrived.get(k);
            handed.get(k).forEach((s, sum) -> add(to, s, sum.clone()));
        }
    }

    private static double[] identity(int n) {
        double[] identity = new double[n * n];
        for (int i = 0; i < n; i++) {
            identity[i * n + i] = 1;
        }
        return identity;
    }

    private static void add(Map<Symbol, double[]> sums, Symbol s, double[] term) {
        double[] sum = sums.putIfAbsent(s, term);
        for (int i = 0; sum != null && i < sum.length; i++) {
            sum[i] += term[i];
        }
    }

    private double[] multiply(double[] left, double[] right) {
        int inner = left.length / rows;
        int columns = right.length / inner;
        double[] product = new double[rows * columns];
        for (int r = 0; r < rows; r++) {
            for (int k = 0; k < inner; k++) {
                for (int c = 0; c < columns && left[r * inner + k] != 0; c++) {
                    product[r * columns + c] += left[r * inner + k] * right[k * columns + c];
                }
            }
        }
        return product;
    }
}
