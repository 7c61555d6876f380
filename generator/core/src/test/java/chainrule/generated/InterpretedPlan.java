package chainrule.generated;

import chainrule.derivation.Derivation;
import chainrule.lowering.KernelPlanner;
import chainrule.plan.KernelPlan;
import chainrule.plan.run.PlanInterpreter;
import chainrule.runtime.ElementType;
import chainrule.runtime.NeuralNetwork;
import chainrule.runtime.TensorInfo;
import chainrule.symbolic.eval.Measured;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The plan of a derivation, executed: it must come to the bits of the generated class, and in double precision to the Evaluator's
 * values, up to the rounding of a sum of the size of each value's terms.
 */
final class InterpretedPlan {

    private static final int STEPS = 3;
    private static final double ROUNDING = 1e-12;

    private final Derivation derivation;
    private final KernelPlan plan;
    private final NeuralNetwork network;
    private final PlanInterpreter interpreter;
    private final List<double[]> inputs;
    private final List<double[]> targets;

    private InterpretedPlan(Derivation derivation, NeuralNetwork network, RandomBatch batch) {
        this.derivation = derivation;
        this.plan = KernelPlanner.plan(derivation.program());
        this.network = network;
        this.interpreter = new PlanInterpreter(plan, network.elementType(), network.capacity());
        this.inputs = doubles(batch.inputs(network), network.inputs());
        this.targets = doubles(batch.targets(network), network.targets());
    }

    private static List<double[]> doubles(Object[] arrays, List<TensorInfo> infos) {
        return IntStream.range(0, arrays.length).mapToObj(k -> infos.get(k).type().toDoubles(arrays[k])).toList();
    }

    /**
     * Where a plan and its class differ first, if they do: after a few steps of training with several sizes of the batch, and in
     * what they predict then. The class is left trained.
     */
    static Optional<Failure> difference(Derivation derivation, NeuralNetwork network, RandomBatch batch) {
        InterpretedPlan it = new InterpretedPlan(derivation, network, batch);
        return it.afterInitialize().or(() -> it.training(batch));
    }

    private Optional<Failure> afterInitialize() {
        network.initialize(3);
        interpreter.initialize(3);
        return parameters("initialize");
    }

    private Optional<Failure> training(RandomBatch batch) {
        batch.setParameters(network);
        for (TensorInfo p : network.parameters()) {
            double[] values = p.type().toDoubles(network.parameter(p.name()));
            System.arraycopy(values, 0, interpreter.parameters(), p.offset(), p.size());
        }
        Optional<Failure> failure = Optional.empty();
        for (int k = 0; k < STEPS && failure.isEmpty(); k++) {
            int n = Math.max(1, network.capacity() - 2 * k);
            interpreter.spoil(k == 0 ? Double.NaN : 1e9 * k);
            failure = step(batch, n).or(() -> predictions(batch, n)).map(f -> f.in(network.elementType() + " plan, batch of " + n));
        }
        return failure;
    }

    private Optional<Failure> step(RandomBatch batch, int n) {
        Outcome generated = Outcome.generated(network, batch, n);
        interpreter.forward(inputs, n);
        double loss = interpreter.loss(targets);
        interpreter.zeroGrad();
        interpreter.backward();
        Optional<Failure> failure = differs("loss", "", new double[] {loss}, new double[] {generated.loss()})
                .or(() -> outputs(generated.outputs()))
                .or(() -> parts("gradient", interpreter.gradients(), generated.gradients()));
        if (network.elementType() == ElementType.DOUBLE && n == network.capacity()) {
            failure = failure.or(() -> evaluated(new MeasuredProgram(derivation, batch, n), loss));
        }
        if (plan.network().optimizer().isPresent()) {
            network.step();
            interpreter.step();
        }
        return failure.or(() -> parameters("parameter after the step"));
    }

    private Optional<Failure> evaluated(MeasuredProgram expected, double loss) {
        return beyondRounding("loss", expected.loss(), new double[] {loss})
                .or(() -> first(plan.network().outputs().stream()
                        .map(s -> beyondRounding(s.name(), expected.output(s), interpreter.values(s)))))
                .or(() -> first(plan.parameters().stream()
                        .map(p -> beyondRounding("d" + p.symbol().name(), expected.gradient(p.symbol()), gradient(p)))));
    }

    private double[] gradient(KernelPlan.PlannedParameter p) {
        return Arrays.copyOfRange(interpreter.gradients(), p.offset(), p.offset() + p.values().size());
    }

    private static Optional<Failure> beyondRounding(String name, Measured[] expected, double[] found) {
        for (int k = 0; k < found.length; k++) {
            double error = Math.abs(found[k] - expected[k].value());
            if (error != 0 && !(error <= ROUNDING * expected[k].scale())) {
                String what = "%s at %d: %s, not %s".formatted(name, k, found[k], expected[k]);
                return Optional.of(new Failure("plan's value", what));
            }
        }
        return Optional.empty();
    }

    private Optional<Failure> predictions(RandomBatch batch, int n) {
        interpreter.spoil(Double.NaN);
        network.predict(batch.inputs(network), n);
        interpreter.predict(inputs, n);
        Map<String, double[]> outputs = new LinkedHashMap<>();
        network.outputs().forEach(o -> outputs.put(o.name(), o.type().toDoubles(network.output(o.name()))));
        return outputs(outputs);
    }

    private Optional<Failure> outputs(Map<String, double[]> expected) {
        return first(plan.network().outputs().stream()
                .map(s -> differs("output", s.name(), interpreter.values(s), expected.get(s.name()))));
    }

    private Optional<Failure> parameters(String kind) {
        Map<String, double[]> all = new LinkedHashMap<>();
        network.parameters().forEach(p -> all.put(p.name(), p.type().toDoubles(network.parameter(p.name()))));
        return parts(kind, interpreter.parameters(), all);
    }

    private Optional<Failure> parts(String kind, double[] flat, Map<String, double[]> expected) {
        return first(network.parameters().stream()
                .map(p -> differs(
                        kind, p.name(), Arrays.copyOfRange(flat, p.offset(), p.offset() + p.size()), expected.get(p.name()))));
    }

    private static Optional<Failure> first(Stream<Optional<Failure>> failures) {
        return failures.flatMap(Optional::stream).findFirst();
    }

    private static Optional<Failure> differs(String kind, String name, double[] found, double[] expected) {
        for (int k = 0; k < found.length; k++) {
            if (Double.compare(found[k], expected[k]) != 0) {
                String what = "%s at %d: %s by the plan, %s by the class".formatted(name, k, found[k], expected[k]);
                return Optional.of(new Failure("plan's " + kind, what));
            }
        }
        return Optional.empty();
    }
}
