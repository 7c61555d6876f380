package chainrule.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.library.Library;
import chainrule.precision.Interval;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Tensor;
import chainrule.syntax.FunctionSyntax;
import chainrule.testing.Fixtures;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bounds of slopes hold, and no tighter ones do: for the whole library, and for functions that it does not have. */
class SlopeSearchTest {

    private static final double TIGHT = 0.01;
    private static final double STEP = 1e-5;

    private static List<BoundedSlope> slopes(String functions, String formula) {
        return Explanation.of(Fixtures.checked(functions + "\nnet S {\n input x[3]\n param W[2, 3] ~ glorot\n z = W*x\n h = "
                        + formula + "\n loss l = sum(h^2)\n}\n"))
                .slopes();
    }

    /** Functions of one number; what else they take has a default. */
    static Stream<String> activations() {
        return Library.functions().stream()
                .filter(f -> !f.formals().get(0).shaped())
                .filter(f -> f.formals().stream().skip(1).allMatch(x -> x.defaultValue().isPresent()))
                .map(FunctionSyntax::name);
    }

    @ParameterizedTest
    @MethodSource("activations")
    void ofTheLibraryHold(String name) {
        slopes("", name + "(z)").forEach(SlopeSearchTest::assertHolds);
    }

    @Test
    void theLibraryHasActivations() {
        assertThat(activations().filter(name -> !slopes("", name + "(z)").isEmpty()).count()).isGreaterThan(4);
    }

    /** The extremes of the slopes, found by a dense table in another system of algebra or from their formulas. */
    @ParameterizedTest
    @CsvSource({
        "'z .* sigmoid(z)', -0.0998, 1.0998",
        "'z .* Φ(z)', -0.1289, 1.1289",
        "'z .* tanh(softplus(z))', -0.1125, 1.0885",
        "'if z > 0 then z else 1.5*(exp(z) - 1)', 0, 1.5",
        "'if z < -3 then 0 else if z > 3 then z else z .* (z + 3)/6', -0.5, 1.5",
        "'z/(1 + abs(z))', 0, 1",
        "'exp(-z^2)', -0.8578, 0.8578",
        "'sin(z)/(1 + z^2)', -0.2617, 1",
    })
    void ofUsersFormulasAreProven(String formula, double low, double high) {
        BoundedSlope s = slopes("", formula).get(0);
        assertThat(s.evidence()).isEqualTo(BoundedSlope.Evidence.PROVEN);
        assertThat(s.bounds().low()).isCloseTo(low, within(2e-4));
        assertThat(s.bounds().high()).isCloseTo(high, within(2e-4));
        assertHolds(s);
    }

    @Test
    void whatIntervalsDoNotShowIsMeasured() {
        BoundedSlope s = slopes("", "sin(z) .* cos(z) .* cos(z) .* sin(3*z + cos(z))").get(0);
        assertThat(s.evidence()).isEqualTo(BoundedSlope.Evidence.MEASURED);
        assertThat(s.domain().high()).isLessThan(100);
        assertHolds(s);
    }

    @Test
    void aSlopeThatGrowsHasNoBounds() {
        assertThat(slopes("", "z^3")).isEmpty();
        assertThat(slopes("", "z .* log(1 + z^2)")).isEmpty();
        assertThat(slopes("", "exp(z)")).isEmpty();
    }

    @Test
    void aFalseBoundIsNotProven() {
        Symbol x = SlopeSearch.VARIABLE;
        var square = Exprs.pow(Exprs.access(x), 2);
        var over = new Interval(-2, 1);
        assertThat(Enclosure.isProven(square, x, over, new Interval(-1e-9, 4.001))).isTrue();
        assertThat(Enclosure.isProven(square, x, over, new Interval(-1e-9, 3.999))).isFalse();
        assertThat(Enclosure.isProven(square, x, over, new Interval(0.001, 5))).isFalse();
    }

    /** Difference quotients lie within, and come near both ends. */
    private static void assertHolds(BoundedSlope s) {
        double[] quotients = IntStream.rangeClosed(-6000, 6000).mapToDouble(k -> quotient(s, k / 201.0)).toArray();
        double least = IntStream.range(0, quotients.length).mapToDouble(k -> quotients[k]).min().orElseThrow();
        double largest = IntStream.range(0, quotients.length).mapToDouble(k -> quotients[k]).max().orElseThrow();
        assertThat(least).isBetween(s.bounds().low() - TIGHT, s.bounds().low() + TIGHT);
        assertThat(largest).isBetween(s.bounds().high() - TIGHT, s.bounds().high() + TIGHT);
    }

    private static double quotient(BoundedSlope s, double z) {
        return (value(s, z + STEP) - value(s, z - STEP)) / (2 * STEP);
    }

    private static double value(BoundedSlope s, double z) {
        Environment e = new Environment();
        e.set(s.local().by(), new Tensor(new int[] {2}, new double[] {z, z}));
        return e.evaluate(s.local().axes(), s.local().definition().value()).data()[0];
    }
}
