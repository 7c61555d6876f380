package chainrule.emit;

import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.model.Parameter;
import chainrule.model.TrainingProgram;
import chainrule.runtime.ElementType;
import chainrule.runtime.NeuralNetwork;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Batch;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A batch computed by the Evaluator, one assignment after the other, for all samples side by side. */
final class Interpretation {

    private final Network network;
    private final Batch samples;

    /** @param data the parameters' values are those of this network */
    Interpretation(TrainingProgram program, NeuralNetwork data, Object[] inputs, Object[] targets, int n) {
        this.network = program.network();
        this.samples = Batch.of(Map.of(), n);
        for (int s = 0; s < n; s++) {
            set(network.inputs(), inputs, s);
            set(network.targets(), targets, s);
            for (Parameter p : network.parameters()) {
                set(p.symbol(), data.elementType().toDoubles(data.parameter(p.symbol().name())), s);
            }
        }
        program.forward().forEach(this::assign);
        program.backward().forEach(this::differentiate);
    }

    private void set(List<Symbol> symbols, Object[] arrays, int sample) {
        for (int k = 0; k < symbols.size(); k++) {
            Symbol s = symbols.get(k);
            ElementType type = arrays[k] instanceof int[]
                    ? ElementType.INT
                    : arrays[k] instanceof float[] ? ElementType.FLOAT : ElementType.DOUBLE;
            double[] all = type.toDoubles(arrays[k]);
            int size = Tensor.zeros(samples.first().shape(s)).data().length;
            set(s, Arrays.copyOfRange(all, sample * size, (sample + 1) * size), sample);
        }
    }

    private void set(Symbol s, double[] values, int sample) {
        Environment e = samples.sample(sample);
        e.set(s, new Tensor(e.shape(s), values));
    }

    private void assign(Assignment a) {
        samples.assign(a.target(), a.axes(), a.value());
    }

    /** The mean for what all samples share; for what differs, each sample's own. */
    private void differentiate(Assignment a) {
        assign(a);
        if (isShared(a.target().primal())) {
            double[] mean = mean(a.target());
            for (int s = 0; s < samples.size(); s++) {
                set(a.target(), mean, s);
            }
        }
    }

    /** A definition is shared if no sample has another value for it; all data here are random. */
    private boolean isShared(Symbol s) {
        return samples.stream()
                .allMatch(e -> s.role() == Symbol.Role.PARAMETER
                        || samples.size() > 1
                                && Arrays.equals(
                                        e.get(s).data(), samples.first().get(s).data()));
    }

    private double[] mean(Symbol s) {
        double[] mean = new double[samples.first().get(s).data().length];
        samples.forEach(e -> Arrays.setAll(mean, k -> mean[k] + e.get(s).data()[k] / samples.size()));
        return mean;
    }

    double loss() {
        return mean(network.loss())[0];
    }

    double[] gradient(Symbol parameter, TrainingProgram program) {
        return program.backward().stream()
                .filter(a -> a.target().primal() == parameter)
                .map(a -> mean(a.target()))
                .findFirst()
                .orElseThrow();
    }

    /** The values of all samples, one after the other. */
    double[] all(Symbol s) {
        return samples.stream()
                .flatMapToDouble(e -> Arrays.stream(e.get(s).data()))
                .toArray();
    }
}
