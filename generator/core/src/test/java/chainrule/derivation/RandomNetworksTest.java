package chainrule.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.testing.Derivations;
import chainrule.testing.RandomSpec;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every line of the derivations of random networks holds. */
class RandomNetworksTest {

    /** One of so many networks is also checked as if there was no small copy of it. */
    private static final int IN_EXCERPTS = 4;

    static LongStream seeds() {
        // A recurrence under a logarithm of softmax; a factor that underflows in one line and not in the others.
        LongStream more = LongStream.of(1093, 1414);
        return LongStream.concat(LongStream.range(0, Long.getLong("chainrule.random.networks", 120)), more).distinct();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyLineHolds(long seed) {
        String spec = RandomSpec.file(RandomSpec.statements(seed));
        Derivation d = Derivations.of(spec);
        assertThat(LineChecker.check(d)).as(spec).isPositive();
        if (seed % IN_EXCERPTS == 0) {
            assertThat(LineChecker.check(d, Excerpts.narrow(d)).points()).as(spec).isPositive();
        }
    }
}
