package chainrule.compiler.check;

import chainrule.model.TrainingProgram;
import chainrule.runtime.ElementType;
import chainrule.runtime.NeuralNetwork;
import java.util.List;
import java.util.Optional;

/**
 * Compares every gradient of a generated class with differences of its loss and with the Evaluator, at random points. A
 * gradient that is zero everywhere proves nothing: points are drawn anew until it is not, and if that never happens the check
 * fails, unless the derivation itself says zero. One that is too small beside the loss for differences is compared with the
 * Evaluator alone, whose adjoints the line check has compared with differences of single definitions.
 *
 * <p>All elements are compared with the Evaluator. With differences, which cost some passes for each element, a large
 * parameter is compared at elements chosen at random, and along a direction in which all move.
 */
public final class GradientCheck {
    private static final int SAMPLES = 3;
    static final int WANTED_DRAWS = 3;
    private static final int MOST_DRAWS = 24;
    private static final double LOSS_TOLERANCE = 1e-9;

    private final TrainingProgram program;
    private final NeuralNetwork network;
    private final List<Tally> tallies;
    private int draws;
    private int rejected;
    private double lossError;
    private String lossProblem;

    private GradientCheck(TrainingProgram program, NeuralNetwork network) {
        this.program = program;
        this.network = network;
        this.tallies = Tally.forEach(program, network);
    }

    /**
     * Checks a network.
     *
     * @param program what the derivation says is computed
     * @param network the generated class, in double precision, with a capacity of at least {@link #samples()}; its parameters
     *     are overwritten
     * @param seed of the random points
     */
    public static GradientReport run(TrainingProgram program, NeuralNetwork network, long seed) {
        if (network.elementType() != ElementType.DOUBLE) {
            throw new IllegalArgumentException("expected a network of double precision, got " + network.elementType());
        }
        GradientCheck check = new GradientCheck(program, network);
        for (int attempt = 0; attempt < MOST_DRAWS && !check.isDone(); attempt++) {
            check.draw(seed * MOST_DRAWS + attempt);
        }
        return check.report();
    }

    /** The samples of the batch on which a check runs. */
    public static int samples() {
        return SAMPLES;
    }

    private boolean isDone() {
        return lossProblem != null || draws >= WANTED_DRAWS && tallies.stream().allMatch(Tally::isSettled);
    }

    private void draw(long seed) {
        Point point = Point.draw(network, SAMPLES, seed);
        Reference reference = Reference.at(program, point, SAMPLES);
        if (!Double.isFinite(reference.loss().value())) {
            rejected++;
            return;
        }
        Probe probe = new Probe(network, point, SAMPLES);
        compareLoss(probe, reference.loss().value());
        if (lossProblem == null) {
            probe.backward();
            tallies.forEach(tally -> tally.take(probe, reference, draws));
            draws++;
        }
    }

    private void compareLoss(Probe probe, double expected) {
        try {
            double loss = probe.loss();
            double error = Math.abs(loss - expected) / Math.max(1e-3, Math.max(Math.abs(loss), Math.abs(expected)));
            lossError = Math.max(lossError, error);
            if (error > LOSS_TOLERANCE) {
                lossProblem = "the generated class has a loss of " + loss + ", the Evaluator " + expected;
            }
        } catch (ArithmeticException e) {
            lossProblem = e.getMessage() + "; the Evaluator has " + expected;
        }
    }

    private GradientReport report() {
        if (draws == 0 && lossProblem == null) {
            lossProblem = "the loss had no finite value at any of " + rejected + " random points";
        }
        return new GradientReport(
                network.name(),
                SAMPLES,
                draws,
                rejected,
                lossError,
                Optional.ofNullable(lossProblem),
                tallies.stream().map(tally -> tally.report(draws)).toList());
    }
}
