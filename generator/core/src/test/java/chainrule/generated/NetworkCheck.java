package chainrule.generated;

import chainrule.compiler.check.GradientCheck;
import chainrule.compiler.check.GradientReport;
import chainrule.compiler.check.Verdict;
import chainrule.derivation.Derivation;
import chainrule.runtime.ElementType;
import chainrule.runtime.NeuralNetwork;
import java.util.List;
import java.util.Optional;

/**
 * Compares the generated classes of a derivation with the Evaluator, in both precisions, with several sizes of the batch, and
 * in double precision with differences of the loss.
 */
public final class NetworkCheck {

    static final int CAPACITY = 5;
    private static final double DOUBLE_TOLERANCE = 1e-9;
    private static final double FLOAT_TOLERANCE = 1e-3;

    private final Derivation derivation;
    private final Generated classes;
    private final long seed;

    private NetworkCheck(Derivation derivation, Generated classes, long seed) {
        this.derivation = derivation;
        this.classes = classes;
        this.seed = seed;
    }

    /** What is wrong first, if anything. */
    public static Optional<Failure> of(Derivation derivation, Generated classes, long seed) {
        try {
            return new NetworkCheck(derivation, classes, seed).run();
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            return Optional.of(Failure.of(e));
        }
    }

    private Optional<Failure> run() {
        Optional<Failure> failure = compare(ElementType.FLOAT, FLOAT_TOLERANCE);
        return failure.isPresent() ? failure : compare(ElementType.DOUBLE, DOUBLE_TOLERANCE).or(this::differences);
    }

    private Optional<Failure> compare(ElementType type, double tolerance) {
        NeuralNetwork network = classes.create(type, CAPACITY);
        Batch batch = Batch.draw(derivation.network(), CAPACITY, seed);
        batch.setParameters(network);
        for (int n : List.of(CAPACITY, 1, CAPACITY / 2 + 1)) {
            Outcome expected = Outcome.evaluated(derivation, batch, n);
            Optional<Failure> failure = Outcome.generated(network, batch, n).difference(expected, tolerance);
            if (failure.isPresent()) {
                return failure.map(f -> f.in(type + " batch of " + n));
            }
        }
        return Optional.empty();
    }

    private Optional<Failure> differences() {
        NeuralNetwork network = classes.create(ElementType.DOUBLE, GradientCheck.samples());
        GradientReport report = GradientCheck.run(derivation.program(), network, seed);
        if (report.lossProblem().isPresent()) {
            return Optional.of(new Failure("gradient check", report.lossProblem().get()));
        }
        return report.parameters().stream()
                .filter(p -> p.verdict() == Verdict.DIFFERS)
                .findFirst()
                .map(p -> new Failure("gradient check", p.reason().orElse(p.parameter())));
    }
}
