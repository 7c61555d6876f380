package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.model.Parameter;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Batch;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Tensor;
import java.util.Map;
import java.util.Random;

/**
 * Numbers for a network that a reader can follow by hand: of one decimal, targets whole, in the sizes of the specification.
 */
public final class ExamplePoint {

    /** In a network that names the batch. */
    private static final int SAMPLES = 2;

    private static final double GRAIN = 0.1;

    private final Network network;
    private final Map<Size, Integer> sizes;
    private final Map<Symbol, Tensor> given;

    private ExamplePoint(Network network, Map<Size, Integer> sizes, Map<Symbol, Tensor> given) {
        this.network = network;
        this.sizes = sizes;
        this.given = given;
    }

    /**
     * The samples, with the values of all definitions.
     *
     * @param sizes for sizes that may be any number
     * @param given the values of some inputs, targets and parameters; data is that of the first sample
     * @return empty if the network has no finite value there, or a declared fact does not hold for what is given
     */
    public static Batch draw(
            Network network, Map<Size, Integer> sizes, Map<Symbol, Tensor> given, long seed) {
        ExamplePoint point = new ExamplePoint(network, sizes, given);
        Batch samples = point.fill(new Random(seed), GRAIN);
        // Whole and round numbers can lie at the end of a range, where a logarithm has no value.
        return samples.isEmpty() ? point.fill(new Random(seed), 0) : samples;
    }

    private Batch fill(Random random, double grain) {
        int count = network.definitions().stream().anyMatch(Assignment::mean) ? SAMPLES : 1;
        Batch samples = Batch.of(sizes, count);
        for (Environment e : samples) {
            network.inputs().forEach(s -> e.set(s, drawn(s, e, random, grain)));
            network.targets().forEach(s -> e.set(s, drawn(s, e, random, 10 * grain)));
        }
        for (Parameter p : network.parameters()) {
            samples.share(p.symbol(), drawn(p.symbol(), samples.first(), random, grain));
        }
        samples.forEach(this::putGiven);
        boolean holds = samples.stream().allMatch(this::factsHold);
        if (holds) {
            Evaluation.assign(samples, network.definitions());
        }
        boolean isFinite = holds
                && samples.areFinite(network.definitions().stream().map(Assignment::target).toList());
        return isFinite ? samples : Batch.none();
    }

    private void putGiven(Environment e) {
        given.forEach((s, t) -> e.set(s, t.copy()));
    }

    /** Moves what is drawn to where the facts hold; what is given must stay. */
    private boolean factsHold(Environment e) {
        return FactSampling.impose(network.facts(), e)
                && given.entrySet().stream().allMatch(g -> near(e.get(g.getKey()).data(), g.getValue().data()));
    }

    private static boolean near(double[] a, double[] b) {
        for (int k = 0; k < a.length; k++) {
            if (Math.abs(a[k] - b[k]) > 1e-9) {
                return false;
            }
        }
        return true;
    }

    /** Numbers from −1 to 1, or the part of it in the range; targets from 0 to 1. A grain of 0 rounds nothing. */
    private static Tensor drawn(Symbol s, Environment e, Random random, double grain) {
        Tensor t = Tensor.zeros(e.shape(s));
        double low = Math.max(s.role() == Symbol.Role.TARGET ? 0 : -1, s.range().low());
        double high = Math.max(Math.min(1, s.range().high()), low + Math.min(1, s.range().high() - low));
        for (int k = 0; k < t.data().length; k++) {
            double value = low + (high - low) * random.nextDouble();
            double round = grain == 0 ? value : Math.rint(value / grain) * grain;
            t.data()[k] = s.isInteger()
                    ? random.nextInt(e.extent(s.classes()))
                    : s.range().contains(round) ? Math.rint(round * 1e6) / 1e6 : value;
        }
        return t;
    }
}
