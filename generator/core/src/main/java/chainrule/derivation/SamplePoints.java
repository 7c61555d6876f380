package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.model.Parameter;
import chainrule.model.SmallSizes;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
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

    /** The sizes of which there may be copies. */
    public SmallSizes sizes() {
        return sizes;
    }

    /** The samples of a point, or none where none was found at which all definitions have finite values. */
    public List<Environment> draw(long seed) {
        return draw(seed, 1);
    }

    /** The same with real data and parameters drawn from so many times as far. */
    List<Environment> draw(long seed, double spread) {
        // A wide spread is one of many tries: that a network has no value there need not be found out.
        int choices = spread > 1 ? 1 : SmallSizes.CHOICES;
        for (int k : IntStream.concat(IntStream.of(last), IntStream.range(0, choices)).distinct().toArray()) {
            List<Environment> samples = draw(sizes.choice(k), seed, spread);
            if (!samples.isEmpty()) {
                last = k;
                return samples;
            }
        }
        return List.of();
    }

    /** The same with the sizes chosen, all of them. */
    public List<Environment> draw(Map<Size, Integer> chosen, long seed) {
        return draw(chosen, seed, 1);
    }

    List<Environment> draw(Map<Size, Integer> chosen, long seed, double spread) {
        for (Domain domain : Domain.values()) {
            List<Environment> samples = fill(chosen, new Random(seed), domain, spread);
            if (!samples.isEmpty()) {
                return samples;
            }
        }
        return List.of();
    }

    private List<Environment> fill(Map<Size, Integer> chosen, Random random, Domain domain, double spread) {
        List<Environment> samples = new ArrayList<>();
        int count = network.definitions().stream().anyMatch(Assignment::mean) ? SAMPLES : 1;
        for (int k = 0; k < count; k++) {
            samples.add(data(new Environment(chosen), random, domain, spread));
        }
        drawParameters(samples, random, domain, spread);
        if (!samples.stream().allMatch(e -> FactSampling.impose(network.facts(), e))) {
            return List.of();
        }
        Evaluation.assign(samples, network.definitions());
        return samples.stream().allMatch(this::isFinite) ? samples : List.of();
    }

    private Environment data(Environment e, Random random, Domain domain, double spread) {
        draw(network.inputs(), e, random, spread * domain.dataLow, spread * domain.dataHigh);
        boolean unit = domain == Domain.TARGETS_IN_UNIT;
        draw(network.targets(), e, random, unit ? 0.05 : spread * domain.dataLow, unit ? 0.95 : spread * domain.dataHigh);
        return e;
    }

    private void drawParameters(List<Environment> samples, Random random, Domain domain, double spread) {
        List<Symbol> parameters =
                network.parameters().stream().map(Parameter::symbol).toList();
        Environment first = samples.get(0);
        draw(parameters, first, random, spread * domain.parameterLow, spread * domain.parameterHigh);
        samples.subList(1, samples.size())
                .forEach(e -> parameters.forEach(p -> e.set(p, first.get(p).copy())));
    }

    private boolean isFinite(Environment e) {
        return network.definitions().stream()
                .flatMapToDouble(a -> Arrays.stream(e.get(a.target()).data()))
                .allMatch(Double::isFinite)
                && Regularity.holds(network, e);
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
