package chainrule.generated;

import chainrule.derivation.Derivation;
import chainrule.runtime.ElementType;
import chainrule.runtime.NeuralNetwork;
import java.util.List;
import java.util.Optional;

/**
 * Compares the generated classes of a derivation with the Evaluator, in both precisions, with several sizes of the batch, and
 * in double precision with differences of the loss; and to the bit with their plans as the interpreter runs them.
 */
public final class NetworkCheck {

    static final int CAPACITY = 5;
    private static final double DOUBLE_TOLERANCE = 1e-9;
    private static final double FLOAT_TOLERANCE = 1e-4;

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
        RandomBatch batch = RandomBatch.draw(derivation, CAPACITY, seed);
        NeuralNetwork network = classes.create(ElementType.DOUBLE, CAPACITY);
        return compare(classes.create(ElementType.FLOAT, CAPACITY), batch, FLOAT_TOLERANCE)
                .or(() -> compare(network, batch, DOUBLE_TOLERANCE))
                .or(() -> new Differences(network, batch, CAPACITY)
                        .check(Outcome.generated(network, batch, CAPACITY).gradients()))
                .or(() -> InterpretedPlan.difference(derivation, classes.create(ElementType.FLOAT, CAPACITY), batch))
                .or(() -> InterpretedPlan.difference(derivation, network, batch));
    }

    private Optional<Failure> compare(NeuralNetwork network, RandomBatch batch, double tolerance) {
        batch.setParameters(network);
        for (int n : List.of(CAPACITY, 1, CAPACITY / 2 + 1)) {
            Outcome expected = Outcome.evaluated(derivation, batch, n);
            Optional<Failure> failure = Outcome.generated(network, batch, n).difference(expected, tolerance);
            if (failure.isPresent()) {
                return failure.map(f -> f.in(network.elementType() + " batch of " + n));
            }
        }
        return Optional.empty();
    }
}
