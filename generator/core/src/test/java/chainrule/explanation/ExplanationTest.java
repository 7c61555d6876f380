package chainrule.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.derivation.Derivation;
import chainrule.derivation.LineCheckException;
import chainrule.model.Assignment;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Range;
import chainrule.symbolic.Symbol;
import chainrule.testing.ExampleSpecs;
import chainrule.testing.Fixtures;
import chainrule.testing.RandomSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the homework asks for, found from the derivation's values. */
class ExplanationTest {

    private static final Map<String, String> SAMPLES = ExampleSpecs.samples();

    private static Explanation of(String spec) {
        return Explanation.of(Fixtures.checked(spec));
    }

    private static List<String> names(List<Symbol> symbols) {
        return symbols.stream().map(Symbol::name).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HomeworkMse", "HomeworkSigmoid", "HomeworkBce"})
    void theChainGoesFromTheParameterToTheLoss(String name) {
        Chain first = of(SAMPLES.get(name)).chains().get(0);
        assertThat(first.parameter().name()).isEqualTo("W1");
        assertThat(first.paths()).hasSize(1);
        assertThat(names(first.paths().get(0).through())).containsExactly("z1", "z2", "z3", "yhat", "l");
        assertThat(first.paths().get(0).reachesLoss()).isTrue();
        assertThat(first.factorsPutIn()).isPresent();
    }

    @Test
    void aSharedParameterHasSeveralPaths() {
        Explanation e = of("net Shared {\n input x[3]\n param W[3, 3] ~ glorot\n h = tanh(W*x)\n k = W*h\n loss l = sum(k^2)\n}\n");
        assertThat(e.chains().get(0).paths()).hasSize(2);
    }

    @Test
    void theLossIsWrittenInInputsAndParameters() {
        List<Assignment> composed = of(SAMPLES.get("HomeworkBce")).composed();
        Assignment loss = composed.get(composed.size() - 1);
        assertThat(loss.target().name()).isEqualTo("l");
        assertThat(names(List.copyOf(Accesses.symbols(loss.value()))))
                .containsExactlyInAnyOrder("y", "W2", "W1", "x", "b1", "b2");
    }

    @Test
    void aQuarterPerSigmoidLayerIsDerived() {
        for (BoundedSlope s : of(SAMPLES.get("HomeworkSigmoid")).slopes()) {
            assertThat(s.domain()).isEqualTo(Range.UNIT);
            assertThat(s.bounds()).isEqualTo(new Range(0, false, 0.25, true));
            assertThat(s.isMask()).isFalse();
        }
        assertThat(of(SAMPLES.get("HomeworkSigmoid")).slopes()).hasSize(2);
    }

    @Test
    void otherSlopesAreBoundedAsWell() {
        assertThat(slopes("tanh(z)")).isEqualTo(new Range(0, false, 1, true));
        assertThat(slopes("softplus(z)")).isEqualTo(new Range(0, false, 1, false));
        assertThat(slopes("leaky_relu(z, negative_slope = 0.2)")).isEqualTo(Range.closed(0.2, 1));
        assertThat(slopes("0.5*sigmoid(z)")).isEqualTo(new Range(0, false, 0.125, true));
    }

    private static Range slopes(String formula) {
        Explanation e = of("net S {\n input x[3]\n param W[2, 3] ~ glorot\n z = W*x\n h = " + formula + "\n loss l = sum(h^2)\n}\n");
        return e.slopes().get(0).bounds();
    }

    @Test
    void reluIsAMaskWithAKinkAtZero() {
        Explanation e = of(SAMPLES.get("HomeworkMse"));
        assertThat(e.slopes()).hasSize(1).allMatch(BoundedSlope::isMask);
        assertThat(e.kinks()).hasSize(1).first().satisfies(k -> {
            assertThat(k.at()).isZero();
            assertThat(k.left()).isZero();
            assertThat(k.right()).isEqualTo(1);
            assertThat(k.used()).isZero();
        });
    }

    @Test
    void aBoundaryWithoutAJumpIsNoKink() {
        String elu = "fn elu(z) = if z > 0 then z else exp(z) - 1\n";
        assertThat(of(elu + "net E {\n input x[3]\n param w[3]\n h = elu(w .* x)\n loss l = sum(h)\n}\n").kinks()).isEmpty();
    }

    @Test
    void theSlopeOfTheOutputCancelsWithTheCrossEntropyOnly() {
        assertThat(of(SAMPLES.get("HomeworkSigmoid")).pairs())
                .hasSize(1)
                .noneMatch(SaturatingPair::reachesArgument);
        assertThat(of(SAMPLES.get("HomeworkBce")).pairs()).hasSize(1).allMatch(SaturatingPair::reachesArgument);
    }

    @Test
    void workIsCountedOnWhatRuns() {
        Work work = of(SAMPLES.get("HomeworkBce")).work();
        assertThat(work.parameters()).isEqualTo(17);
        assertThat(work.forwardSums()).isEqualTo(8 + 4 + 1);
        assertThat(work.backwardSums()).isEqualTo(4 + 1 + 4 + 8 + 4);
        assertThat(names(work.kept())).containsExactly("z2", "z3", "yhat");
    }

    static LongStream seeds() {
        return LongStream.range(0, 16);
    }

    /** Each equality of the explanation is evaluated as it is made. */
    @ParameterizedTest
    @MethodSource("seeds")
    void randomNetworksAreExplained(long seed) {
        assertThat(of(RandomSpec.file(RandomSpec.statements(seed)))).isNotNull();
    }

    @Test
    void aWrongEqualityIsNoticed() {
        Derivation d = Fixtures.checked(SAMPLES.get("HomeworkBce"));
        CheckPoints points = CheckPoints.of(d);
        Assignment z1 = d.network().definitions().get(0);
        points.requireValue(z1, z1.value(), "itself");
        assertThatThrownBy(() -> points.requireValue(z1, Exprs.negate(z1.value()), "a sign"))
                .isInstanceOf(LineCheckException.class)
                .hasMessageContaining("a sign");
    }
}
