package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.model.Parameter;
import chainrule.model.SmallSizes;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Batch;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Draws random values for a small copy of a network, where all its definitions have values: data and parameters are drawn from
 * the reals first, then from where logarithms and roots have values.
 */
public final class SamplePoints {

    /** In a network that names the batch; another treats each sample on its own. */
    private static final int SAMPLES = 3;

    /** Where to draw data and parameters from. */
    private enum Domain {
        REAL(-1.5, 1.5, -1.5, 1.5),
        /** Where values do not grow from layer to layer. */
        SMALL_PARAMETERS(-1.5, 1.5, -0.3, 0.3),
        TARGETS_IN_UNIT(-1.5, 1.5, -1.5, 1.5),
        POSITIVE_DATA(0.1, 1.9, -1.5, 1.5),
        POSITIVE(0.1, 0.9, 0.1, 0.9);

        private final double dataLow;
        private final double dataHigh;
        private final double parameterLow;
        private final double parameterHigh;

        Domain(double dataLow, double dataHigh, double parameterLow, double parameterHigh) {
            this.dataLow = dataLow;
            this.dataHigh = dataHigh;
            this.parameterLow = parameterLow;
            this.parameterHigh = parameterHigh;
        }
    }

    private final Network network;
    private final SmallSizes sizes;
    /** The choice of sizes with which a point was found last. */
    private int last;

    public SamplePoints(Network network) {
        this(network, SmallSizes.of(network));
    }

    SamplePoints(Network network, SmallSizes sizes) {
        this.network = network;
        this.sizes = sizes;
    }

    Network network() {
        return network;
    }

    /** Whether the copy is small. */
    boolean areSmall() {
        return sizes.work(sizes.choice(0)) <= SmallSizes.TOO_MUCH_WORK;
    }

    /** The sizes of which there may be copies. */
    public SmallSizes sizes() {
        return sizes;
    }

    /** The samples of a point, or none where none was found at which all definitions have finite values. */
    public Batch draw(long seed) {
        return draw(seed, 1);
    }

    /** The same with real data and parameters drawn from so many times as far. */
    Batch draw(long seed, double spread) {
        // A wide spread is one of many tries: that a network has no value there need not be found out.
        int choices = spread > 1 ? 1 : SmallSizes.CHOICES;
        for (int k : IntStream.concat(IntStream.of(last), IntStream.range(0, choices)).distinct().toArray()) {
            Batch samples = draw(sizes.choice(k), seed, spread);
            if (!samples.isEmpty()) {
                last = k;
                return samples;
            }
        }
        return Batch.none();
    }

    /** The same with the sizes chosen, all of them. */
    public Batch draw(Map<Size, Integer> chosen, long seed) {
        return draw(chosen, seed, 1);
    }

    Batch draw(Map<Size, Integer> chosen, long seed, double spread) {
        for (Domain domain : Domain.values()) {
            Batch samples = fill(chosen, new Random(seed), domain, spread);
            if (!samples.isEmpty()) {
                return samples;
            }
        }
        return Batch.none();
    }

    private Batch fill(Map<Size, Integer> chosen, Random random, Domain domain, double spread) {
        int count = network.definitions().stream().anyMatch(Assignment::mean) ? SAMPLES : 1;
        Batch samples = Batch.of(chosen, count);
        samples.forEach(e -> drawData(e, random, domain, spread));
        drawParameters(samples, random, domain, spread);
        if (!samples.stream().allMatch(e -> FactSampling.impose(network.facts(), e))) {
            return Batch.none();
        }
        Evaluation.assign(samples, network.definitions());
        return isFinite(samples) ? samples : Batch.none();
    }

    private void drawData(Environment e, Random random, Domain domain, double spread) {
        draw(network.inputs(), e, random, spread * domain.dataLow, spread * domain.dataHigh);
        boolean unit = domain == Domain.TARGETS_IN_UNIT;
        draw(network.targets(), e, random, unit ? 0.05 : spread * domain.dataLow, unit ? 0.95 : spread * domain.dataHigh);
    }

    private void drawParameters(Batch samples, Random random, Domain domain, double spread) {
        List<Symbol> parameters =
                network.parameters().stream().map(Parameter::symbol).toList();
        draw(parameters, samples.first(), random, spread * domain.parameterLow, spread * domain.parameterHigh);
        parameters.forEach(p -> samples.share(p, samples.first().get(p)));
    }

    private boolean isFinite(Batch samples) {
        return samples.areFinite(network.definitions().stream().map(Assignment::target).toList())
                && samples.stream().allMatch(e -> Regularity.holds(network, e));
    }

    private static void draw(List<Symbol> symbols, Environment e, Random random, double low, double high) {
        for (Symbol s : symbols) {
            Tensor t = Tensor.zeros(e.shape(s));
            int classes = s.isInteger() ? e.extent(s.classes()) : 0;
            double least = Math.max(low, s.range().low());
            double most = Math.min(high, s.range().high());
            // A range that lies elsewhere is drawn from near its finite end.
            double from = least < most ? least : Double.isFinite(s.range().low()) ? s.range().low() : s.range().high() - 2;
            double to = least < most ? most : Math.min(from + 2, s.range().high());
            for (int k = 0; k < t.data().length; k++) {
                t.data()[k] = s.isInteger() ? random.nextInt(classes) : from + (to - from) * random.nextDouble();
            }
            e.set(s, t);
        }
    }
}
