package chainrule.generated;

import chainrule.derivation.Derivation;
import chainrule.derivation.Derived;
import chainrule.derivation.Evaluation;
import chainrule.model.Parameter;
import chainrule.runtime.NeuralNetwork;
import chainrule.runtime.TensorInfo;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Batch;
import chainrule.symbolic.eval.Environment;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What comes of a batch, either by the Evaluator or by a generated class.
 *
 * @param loss the mean over the samples
 * @param outputs by name, sample after sample
 * @param gradients by parameter, the mean over the samples
 */
public record Outcome(double loss, Map<String, double[]> outputs, Map<String, double[]> gradients) {

    /** Sample by sample, from the definitions and the adjoints as they are printed, not from their stable forms. */
    public static Outcome evaluated(Derivation derivation, RandomBatch batch, int n) {
        double loss = 0;
        Map<String, double[]> outputs = new LinkedHashMap<>();
        Map<String, double[]> gradients = new LinkedHashMap<>();
        Batch samples = batch.environments(n);
        Evaluation.assign(samples, derivation.adjoints().stream().map(Derived::result).toList());
        for (int sample = 0; sample < n; sample++) {
            Environment e = samples.sample(sample);
            loss += e.get(derivation.network().loss()).data()[0] / n;
            for (Symbol output : derivation.network().outputs()) {
                double[] values = e.get(output).data();
                double[] all = outputs.computeIfAbsent(output.name(), name -> new double[n * values.length]);
                System.arraycopy(values, 0, all, sample * values.length, values.length);
            }
            addGradients(derivation, e, n, gradients);
        }
        return new Outcome(loss, outputs, gradients);
    }

    private static void addGradients(Derivation derivation, Environment e, int n, Map<String, double[]> gradients) {
        for (Parameter p : derivation.network().parameters()) {
            double[] values = gradient(derivation, p.symbol(), e);
            double[] sum = gradients.computeIfAbsent(p.symbol().name(), name -> new double[values.length]);
            Arrays.setAll(sum, k -> sum[k] + values[k] / n);
        }
    }

    private static double[] gradient(Derivation derivation, Symbol parameter, Environment e) {
        return derivation.adjoints().stream()
                .filter(d -> d.target().primal() == parameter)
                .findFirst()
                .map(d -> e.get(d.target()).data())
                .orElseThrow();
    }

    /** One pass forwards and backwards of a generated class. */
    public static Outcome generated(NeuralNetwork network, RandomBatch batch, int n) {
        network.forward(batch.inputs(network), n);
        double loss = network.loss(batch.targets(network), n);
        network.zeroGrad();
        network.backward();
        Map<String, double[]> outputs = new LinkedHashMap<>();
        for (TensorInfo info : network.outputs()) {
            double[] values = info.type().toDoubles(network.output(info.name()));
            outputs.put(info.name(), Arrays.copyOf(values, n * info.size()));
        }
        Map<String, double[]> gradients = new LinkedHashMap<>();
        for (TensorInfo info : network.parameters()) {
            gradients.put(info.name(), info.type().toDoubles(network.gradient(info.name())));
        }
        return new Outcome(loss, outputs, gradients);
    }

    /**
     * How this differs from what is expected, if it does.
     *
     * @param tolerance relative to the largest value of the same tensor, to a hundredth of the largest of all of
     *     the kind, and to 0.01
     */
    public Optional<Failure> difference(Outcome expected, double tolerance) {
        Optional<Failure> first = difference(
                "loss", Map.of("", new double[] {loss}), Map.of("", new double[] {expected.loss}), tolerance);
        Optional<Failure> second = first.isPresent() ? first : difference("output", outputs, expected.outputs, tolerance);
        return second.isPresent() ? second : difference("gradient", gradients, expected.gradients, tolerance);
    }

    private static Optional<Failure> difference(
            String kind, Map<String, double[]> found, Map<String, double[]> expected, double tolerance) {
        if (!found.keySet().equals(expected.keySet())) {
            return Optional.of(new Failure(kind, found.keySet() + " instead of " + expected.keySet()));
        }
        double most = expected.values().stream().mapToDouble(Outcome::largest).max().orElse(0);
        for (String name : expected.keySet()) {
            double[] a = found.get(name);
            double[] b = expected.get(name);
            double scale = Math.max(Math.max(largest(b), most / 100), 1e-2);
            for (int k = 0; k < b.length; k++) {
                if (!(Math.abs(a[k] - b[k]) <= tolerance * scale)) {
                    return Optional.of(new Failure(kind, name + " at " + k + ": " + a[k] + " instead of " + b[k]));
                }
            }
        }
        return Optional.empty();
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }
}
