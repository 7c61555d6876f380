package chainrule.generated;

import static org.assertj.core.api.Assertions.fail;

import chainrule.source.Diagnostic;
import chainrule.source.Severity;
import chainrule.testing.Derivations;
import chainrule.testing.RandomSpec;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The classes that are generated for random networks compute what the specification says: loss, outputs and all gradients agree
 * with the Evaluator, in both precisions and for batches of several sizes, and with differences of the loss.
 * {@code -Dchainrule.random.networks=1000} tries more of them.
 */
class RandomNetworksTest {

    private static final long COUNT = Long.getLong("chainrule.random.networks", 100);
    private static final RandomNetworks NETWORKS = new RandomNetworks(COUNT);

    static LongStream seeds() {
        return LongStream.range(0, COUNT);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theGeneratedClassComputesWhatTheSpecificationSays(long seed) {
        NETWORKS.check(seed).ifPresent(failure -> fail(report(seed, failure)));
    }

    private static String report(long seed, Failure failure) {
        Predicate<List<String>> failsAlike = kept -> RandomNetworks.check(kept, seed)
                .filter(f -> f.kind().equals(failure.kind()))
                .isPresent();
        List<String> smallest = Shrinker.smallest(RandomSpec.statements(seed), meaningful(failsAlike));
        return "seed " + seed + ": " + failure.message() + "\nThe smallest specification that still fails so:\n"
                + RandomSpec.file(smallest);
    }

    /** The predicate for specifications without mistakes; false for others. */
    static Predicate<List<String>> meaningful(Predicate<List<String>> predicate) {
        return statements -> Derivations.diagnostics(RandomSpec.file(statements), Map.of()).stream()
                        .map(Diagnostic::severity)
                        .noneMatch(Severity.ERROR::equals)
                && predicate.test(statements);
    }
}
