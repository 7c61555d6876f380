package chainrule.compiler.check;

import chainrule.differences.Balance;
import chainrule.differences.Decision;
import chainrule.differences.Direction;
import chainrule.differences.Verdict;
import chainrule.model.Assignment;
import chainrule.model.EvaluationCost;
import chainrule.model.TrainingProgram;
import chainrule.runtime.NeuralNetwork;
import chainrule.runtime.SeededRandom;
import chainrule.runtime.TensorInfo;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Measured;
import chainrule.symbolic.eval.Tensor;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Collects, over the draws, what the comparisons say of one parameter's gradient. */
final class Tally {
    /** Bounds the time for a large network: elements of a parameter compared times the operations of a pass. */
    private static final long MOST_WORK = 50_000_000;

    /** Of each parameter, however large the network: along a direction all are compared. */
    private static final int FEWEST = 5;

    private static final double EVALUATOR_TOLERANCE = 1e-8;
    /** Relative to what was added up to reach a gradient. */
    private static final double ROUNDING = 1e-12;
    /** Parts of the largest element and of the loss, of which an error is that of rounding at most. */
    private static final double OF_LARGEST = 1e-3;

    private static final double OF_LOSS = 1e-6;
    /** What is off by this part of itself would have differed, where an element counts as compared. */
    private static final double NOTICED = 0.01;
    private final TensorInfo info;
    private final boolean derivedZero;
    private final int[] elements;
    private final BitSet compared = new BitSet();
    private final BitSet kinks = new BitSet();
    /** The elements that the Evaluator has, too, and not up to rounding only. */
    private final BitSet evaluated = new BitSet();
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
        long most = Math.max(FEWEST, MOST_WORK / EvaluationCost.of(program.network()));
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

    private static int[] chosen(int size, long most) {
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

    /** Compares the gradients at a point; after the first draws only elements that told nothing so far. */
    void take(Probe probe, Reference reference, int draw) {
        double[] generated = probe.gradient(info.name());
        Tensor expected = reference.gradients().get(info.name());
        double largest = Math.max(largest(generated), largest(expected.data()));
        for (int i = 0; i < generated.length; i++) {
            Measured m = new Measured(expected.data()[i], expected.scales()[i]);
            compareWithEvaluator(i, generated[i], m, OF_LARGEST * largest + OF_LOSS * Math.abs(reference.loss().value()));
        }
        for (int i : elements) {
            if (draw < GradientCheck.WANTED_DRAWS || !compared.get(i)) {
                compareWithDifferences(probe, i, expected.scales(), largest, reference.loss().scale());
            }
        }
        if (elements.length < info.size()) {
            compareAlong(probe, expected.scales(), reference.loss().scale());
        }
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    /** @param negligible whose part an error may be, however small the element is, if it is rounding */
    private void compareWithEvaluator(int i, double generated, Measured expected, double negligible) {
        double own = Math.max(Math.abs(generated), Math.abs(expected.value()));
        double rounding = Math.min(ROUNDING * expected.scale(), EVALUATOR_TOLERANCE * negligible);
        double difference = Math.abs(generated - expected.value());
        evaluatorError = Math.max(evaluatorError, difference == 0 ? 0 : difference / Math.max(own, negligible));
        if (!(difference <= EVALUATOR_TOLERANCE * own + rounding)) {
            blame(element(i), generated, "the Evaluator", expected.value());
        }
        evaluated.set(i, evaluated.get(i) || NOTICED * own > rounding);
    }

    private void compareWithDifferences(Probe probe, int i, double[] scales, double largest, double scale) {
        double generated = probe.gradient(info.name())[i];
        double[] direction = new double[info.size()];
        Decision d = decide(probe, scales, scale, random -> {
            direction[i] = (0.5 + 0.5 * random.nextDouble()) * Direction.typical(probe.values(info.name()));
            return direction;
        });
        Balance balance = d.balance();
        switch (d.verdict()) {
            case AGREES -> compared.set(i, compared.get(i) || balance.tells(NOTICED));
            case DIFFERS -> blame(element(i), generated, "differences", balance.known() / direction[i]);
            default -> kinks.set(i);
        }
        if (d.verdict() != Verdict.UNDECIDED) {
            double gap = Math.abs(balance.known() - balance.claimed());
            double size = Math.max(Math.max(Math.abs(balance.known()), Math.abs(balance.claimed())), OF_LARGEST * largest * direction[i]);
            differenceError = Math.max(differenceError, gap == 0 ? 0 : gap / size);
        }
    }

    /** All elements at once, in a random direction. */
    private void compareAlong(Probe probe, double[] scales, double scale) {
        double[] gradient = probe.gradient(info.name()).clone();
        Decision d = decide(probe, scales, scale, random -> Direction.of(probe.values(info.name()), gradient, random));
        if (d.verdict() == Verdict.DIFFERS) {
            blame("a random direction of " + info.name(), d.balance().claimed(), "differences", d.balance().known());
        }
    }

    private Decision decide(Probe probe, double[] scales, double scale, Function<Random, double[]> directions) {
        double[] gradient = probe.gradient(info.name()).clone();
        Random random = new Random(info.size());
        return Decision.of(() -> {
            double[] direction = directions.apply(random);
            Balance balance = new Balance();
            balance.know(1, probe.along(info.name(), direction, scale), 0);
            for (int k = 0; k < gradient.length; k++) {
                balance.claim(gradient[k], scales[k], direction[k]);
            }
            return balance;
        });
    }

    private void blame(String what, double generated, String reference, double expected) {
        if (problem == null) {
            problem = "d/d" + what + ": the generated class has " + generated + ", " + reference + " " + expected;
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
        GradientVerdict verdict = verdict();
        Optional<String> reason =
                verdict == GradientVerdict.UNTESTED ? Optional.of(untested(draws)) : Optional.ofNullable(problem);
        return new ParameterReport(
                info.toString(),
                info.size(),
                elements.length,
                compared.cardinality(),
                kinks.cardinality(),
                verdict == GradientVerdict.AGREES ? silent() : 0,
                differenceError,
                evaluatorError,
                verdict,
                reason);
    }

    private GradientVerdict verdict() {
        if (problem != null) {
            return GradientVerdict.DIFFERS;
        } else if (derivedZero) {
            return GradientVerdict.ZERO;
        } else if (!compared.isEmpty()) {
            return GradientVerdict.AGREES;
        }
        return evaluated.isEmpty() || !kinks.isEmpty() ? GradientVerdict.UNTESTED : GradientVerdict.TINY;
    }

    private String untested(int draws) {
        return kinks.isEmpty()
                ? "zero, or no more than rounding, on both sides at all " + draws
                        + " random points, though the derivation does not say that it is"
                        + " zero: perhaps a unit that never answers, such as a ReLU of what is always negative"
                : "each point was at a kink of the loss, or near zero on both sides";
    }
}
