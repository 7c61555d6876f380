package chainrule.generated;

import chainrule.derivation.Derivation;
import chainrule.derivation.Evaluation;
import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.model.Parameter;
import chainrule.runtime.ElementType;
import chainrule.runtime.NeuralNetwork;
import chainrule.runtime.TensorInfo;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Batch;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Random parameters, and random data for some samples. All values are floats, so that networks of either precision see the
 * same point.
 */
public final class RandomBatch {

    /** Where to draw from: the reals first, then from where logarithms and roots have values. */
    private enum Domain {
        REAL(-1.5, 1.5, -1.5, 1.5),
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

    private static final double[] SCALES = {1, 0.5, 0.2};

    private final Network network;
    private final int samples;
    private final Random random;
    private final Map<Symbol, double[]> values = new IdentityHashMap<>();

    private RandomBatch(Network network, int samples, long seed) {
        this.network = network;
        this.samples = samples;
        this.random = new Random(seed);
    }

    /**
     * A batch at which all definitions of the network have finite values, and at which the forms that are written lose none of
     * the digits that the stable ones keep: log(1 - sigmoid(z)) has few left at z = 20.
     */
    public static RandomBatch draw(Derivation derivation, int samples, long seed) {
        RandomBatch batch = new RandomBatch(derivation.network(), samples, seed);
        for (Domain domain : Domain.values()) {
            for (double scale : SCALES) {
                batch.fill(domain, scale);
                if (batch.isFinite() && batch.keepsDigits(derivation)) {
                    return batch;
                }
            }
        }
        throw new AssertionError("no point found at which the definitions of " + derivation.network().name()
                + " have values that agree with their stable forms");
    }

    private boolean keepsDigits(Derivation derivation) {
        Batch written = environments(samples);
        Batch stable = environments(samples);
        Evaluation.assign(stable, derivation.program().forward());
        for (int sample = 0; sample < samples; sample++) {
            double value = stable.sample(sample).get(network.loss()).data()[0];
            double difference = value - written.sample(sample).get(network.loss()).data()[0];
            if (!(Math.abs(difference) <= 1e-11 * Math.max(1, Math.abs(value)))) {
                return false;
            }
        }
        return true;
    }

    /** Whether all definitions have finite values at many points of the reals. */
    public static boolean isFinite(Network network, int samples) {
        for (long seed = 0; seed < samples; seed++) {
            RandomBatch batch = new RandomBatch(network, 1, seed);
            batch.fill(Domain.REAL, 1);
            if (!batch.isFinite()) {
                return false;
            }
        }
        return true;
    }

    private void fill(Domain domain, double scale) {
        network.inputs().forEach(s -> values.put(s, drawn(s, samples, domain.dataLow, domain.dataHigh)));
        network.targets().forEach(s -> values.put(s, drawn(s, samples, 0.05, 0.95)));
        for (Parameter p : network.parameters()) {
            double fan = scale / Math.sqrt(fanIn(p.symbol()));
            values.put(p.symbol(), drawn(p.symbol(), 1, fan * domain.parameterLow, fan * domain.parameterHigh));
        }
    }

    /** How many values each row of a matrix adds up, so that sums do not grow with the size. */
    private static double fanIn(Symbol parameter) {
        int[] shape = new Environment().shape(parameter);
        return shape.length < 2 ? 1 : Tensor.zeros(shape).data().length / (double) shape[0];
    }

    private double[] drawn(Symbol symbol, int times, double low, double high) {
        Environment sizes = new Environment();
        double[] drawn = new double[times * Tensor.zeros(sizes.shape(symbol)).data().length];
        int classes = symbol.isInteger() ? sizes.extent(symbol.classes()) : 0;
        Arrays.setAll(
                drawn,
                k -> symbol.isInteger()
                        ? random.nextInt(classes)
                        : (float) (low + (high - low) * random.nextDouble()));
        return drawn;
    }

    private boolean isFinite() {
        return environments(samples).areFinite(network.definitions().stream().map(Assignment::target).toList());
    }

    /** The first samples with the parameters, and every definition as the specification states it. */
    public Batch environments(int n) {
        Batch all = Batch.of(Map.of(), n);
        IntStream.range(0, n).forEach(sample -> fill(all.sample(sample), sample));
        Evaluation.assign(all, network.definitions());
        return all;
    }

    private void fill(Environment e, int sample) {
        network.inputs().forEach(s -> setData(e, s, sample));
        network.targets().forEach(s -> setData(e, s, sample));
        network.parameters().forEach(p -> e.set(p.symbol(), new Tensor(e.shape(p.symbol()), values.get(p.symbol()))));
    }

    private void setData(Environment e, Symbol symbol, int sample) {
        Tensor tensor = Tensor.zeros(e.shape(symbol));
        int size = tensor.data().length;
        System.arraycopy(values.get(symbol), sample * size, tensor.data(), 0, size);
        e.set(symbol, tensor);
    }

    /** The inputs as a generated class takes them. */
    public Object[] inputs(NeuralNetwork generated) {
        return arrays(generated.inputs(), network.inputs());
    }

    /** Likewise the targets. */
    public Object[] targets(NeuralNetwork generated) {
        return arrays(generated.targets(), network.targets());
    }

    private Object[] arrays(List<TensorInfo> infos, List<Symbol> symbols) {
        List<Object> arrays = new ArrayList<>();
        for (int k = 0; k < symbols.size(); k++) {
            arrays.add(infos.get(k).type().fromDoubles(values.get(symbols.get(k))));
        }
        return arrays.toArray();
    }

    /** Gives the generated class the parameters of this batch. */
    public void setParameters(NeuralNetwork generated) {
        ElementType type = generated.elementType();
        network.parameters()
                .forEach(p -> generated.setParameter(p.symbol().name(), type.fromDoubles(values.get(p.symbol()))));
    }
}
