package chainrule.compiler.check;

import chainrule.model.Assignment;
import chainrule.model.TrainingProgram;
import chainrule.runtime.NeuralNetwork;
import chainrule.runtime.SeededRandom;
import chainrule.runtime.TensorInfo;
import chainrule.symbolic.Symbol;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Collects, over the draws, what the comparisons say of one parameter's gradient. */
final class Tally {
    /** Bounds the time for a large network: elements compared times the number of all. */
    private static final int MOST_WORK = 50_000_000;

    private static final double EVALUATOR_TOLERANCE = 1e-8;
    /** A gradient below this times the loss is lost in the rounding of differences. */
    private static final double NEAR_ZERO = 1e-8;
    /** Times the loss: what rounding leaves of a gradient that is zero, of which no digit can be compared. */
    private static final double NOISE = 1e-6;

    private final TensorInfo info;
    private final boolean derivedZero;
    private final int[] elements;
    private final BitSet compared = new BitSet();
    private final BitSet kinks = new BitSet();
    private double differenceError;
    private double evaluatorError;
    private String problem;

    private Tally(TensorInfo info, boolean derivedZero, int[] elements) {
        this.info = info;
        this.derivedZero = derivedZero;
        this.elements = elements;
    }

    /** One for each parameter. */
    static List<Tally> forEach(TrainingProgram program, NeuralNetwork network) {
        int total = network.parameters().stream().mapToInt(TensorInfo::size).sum();
        int most = Math.max(50, MOST_WORK / Math.max(1, total));
        return network.parameters().stream()
                .map(info -> new Tally(info, isDerivedZero(program, info.name()), chosen(info.size(), most)))
                .toList();
    }

    private static boolean isDerivedZero(TrainingProgram program, String name) {
        return program.backward().stream()
                .filter(adjoint -> adjoint.target().primal() != null)
                .filter(adjoint -> adjoint.target().primal().role() == Symbol.Role.PARAMETER)
                .filter(adjoint -> adjoint.target().primal().name().equals(name))
                .map(Assignment::value)
                .allMatch(value -> value.isZero());
    }

    private static int[] chosen(int size, int most) {
        int[] all = IntStream.range(0, size).toArray();
        if (size <= most) {
            return all;
        }
        new SeededRandom(size).shuffle(all);
        return Arrays.stream(all).limit(most).sorted().toArray();
    }

    /** Whether another draw would bring nothing new. */
    boolean isSettled() {
        return problem != null || derivedZero || silent() == 0;
    }

    private int silent() {
        BitSet seen = (BitSet) compared.clone();
        seen.or(kinks);
        return elements.length - seen.cardinality();
    }

    /** Compares the gradients at a point; after the first draws only elements that were near zero so far. */
    void take(Probe probe, Reference reference, int draw) {
        double[] generated = probe.gradient(info.name());
        double[] evaluated = reference.gradients().get(info.name());
        double largest = Math.max(largest(generated), largest(evaluated));
        for (int i = 0; i < generated.length; i++) {
            compareWithEvaluator(i, generated[i], evaluated[i], largest, Math.abs(reference.loss()));
        }
        for (int i : elements) {
            if (draw < GradientCheck.WANTED_DRAWS || !compared.get(i)) {
                compareWithDifferences(probe, i, generated[i], largest, Math.abs(reference.loss()));
            }
        }
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    private void compareWithEvaluator(int i, double generated, double evaluated, double largest, double loss) {
        double own = Math.max(Math.abs(generated), Math.abs(evaluated));
        double size = Math.max(own, Math.max(1e-3 * largest, NOISE * loss));
        double difference = Math.abs(generated - evaluated);
        double error = difference == 0 ? 0 : difference / size;
        evaluatorError = Math.max(evaluatorError, error);
        if (!(error <= EVALUATOR_TOLERANCE)) {
            blame(i, generated, "the Evaluator", evaluated);
        }
    }

    private void compareWithDifferences(Probe probe, int i, double generated, double largest, double loss) {
        Slope slope = Slope.of(probe.along(info.name(), i), generated, largest);
        if (slope.atKink()) {
            kinks.set(i);
            return;
        }
        differenceError = Math.max(differenceError, slope.rawError(generated, largest));
        if (!(slope.error(generated, largest) <= Slope.TOLERANCE)) {
            blame(i, generated, "central differences", slope.value());
        } else if (Math.max(Math.abs(generated), Math.abs(slope.value())) > NEAR_ZERO * loss) {
            compared.set(i);
        }
    }

    private void blame(int i, double generated, String reference, double expected) {
        if (problem == null) {
            problem = "d/d" + element(i) + ": the generated class has " + generated + ", " + reference + " " + expected;
        }
    }

    /** Such as {@code W[2, 0]}. */
    private String element(int i) {
        int[] shape = info.shape();
        int[] at = new int[shape.length];
        int rest = i;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            at[axis] = rest % shape[axis];
            rest /= shape[axis];
        }
        return info.name() + (shape.length == 0 ? "" : Arrays.toString(at));
    }

    ParameterReport report(int draws) {
        Verdict verdict = verdict();
        Optional<String> reason =
                verdict == Verdict.UNTESTED ? Optional.of(untested(draws)) : Optional.ofNullable(problem);
        return new ParameterReport(
                info.toString(),
                info.size(),
                elements.length,
                compared.cardinality(),
                kinks.cardinality(),
                verdict == Verdict.AGREES ? silent() : 0,
                differenceError,
                evaluatorError,
                verdict,
                reason);
    }

    private Verdict verdict() {
        if (problem != null) {
            return Verdict.DIFFERS;
        } else if (derivedZero) {
            return Verdict.ZERO;
        }
        return compared.isEmpty() ? Verdict.UNTESTED : Verdict.AGREES;
    }

    private String untested(int draws) {
        return kinks.isEmpty()
                ? "near zero on both sides at all " + draws
                        + " random points, though the derivation does not say that it is"
                        + " zero: perhaps a unit that never answers, such as a ReLU of what is always negative"
                : "each point was at a kink of the loss, or near zero on both sides";
    }
}
