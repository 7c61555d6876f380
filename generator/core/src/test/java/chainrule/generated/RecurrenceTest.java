package chainrule.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.derivation.Derivation;
import chainrule.derivation.LineChecker;
import chainrule.report.DerivationDocument;
import chainrule.report.Format;
import chainrule.report.View;
import chainrule.runtime.ElementType;
import chainrule.runtime.NeuralNetwork;
import chainrule.symbolic.notation.Layout;
import chainrule.testing.TrainingBatch;
import chainrule.testing.Derivations;
import chainrule.testing.RecurrentSpecs;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Definitions that refer to earlier values of themselves: derived, printed, generated, and like the same network unrolled. */
class RecurrenceTest {

    static Set<String> names() {
        return RecurrentSpecs.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isDerivedAndGenerated(String name) {
        Derivation derivation = Derivations.of(RecurrentSpecs.all().get(name));
        assertThat(LineChecker.check(derivation)).isPositive();
        assertThat(NetworkCheck.of(derivation, Generated.of(derivation), 3)).isEmpty();
    }

    @Test
    void learnsLikeTheUnrolledNetwork() {
        TrainingBatch recurrent = batch(RecurrentSpecs.SCALAR);
        TrainingBatch unrolled = batch(RecurrentSpecs.UNROLLED);
        for (int step = 0; step < 20; step++) {
            assertThat(recurrent.train(3)).isCloseTo(unrolled.train(3), within(1e-12));
        }
    }

    private static TrainingBatch batch(String spec) {
        NeuralNetwork network = Generated.of(Derivations.of(spec)).create(ElementType.DOUBLE, 3);
        return new TrainingBatch(network);
    }

    @Test
    void backpropagationThroughTimeIsPrintedOnce() {
        assertThat(View.of(Format.TEXT).print(DerivationDocument.of(Derivations.of(RecurrentSpecs.SCALAR), Layout.GRADIENT)))
                .contains("h[t] = tanh(x[t] w + u h[t − 1 else s])")
                .containsOnlyOnce("(∂l/∂h)[t] = ")
                .contains("+ (∂l/∂h)[t + 1 else 0] u (1 − h[t + 1 else 0]²)");
    }
}
