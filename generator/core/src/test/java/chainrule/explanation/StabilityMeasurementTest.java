package chainrule.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.explanation.Stability.Accuracy;
import chainrule.explanation.Stability.Failure;
import chainrule.explanation.Stability.Kind;
import chainrule.precision.Precision;
import chainrule.testing.Fixtures;
import java.util.List;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where written forms fail is where Java's own arithmetic does, and what runs does not. */
class StabilityMeasurementTest {

    private static final double SMALL_ERROR = 4;

    private static List<Stability> of(String lines) {
        return Explanation.of(Fixtures.checked(
                        "net N {\n input x[3]\n target y[3]\n target t class[3]\n param w[3] = 1\n z = w .* x\n " + lines + "\n}\n"))
                .stabilities();
    }

    private static Stability ofLoss(List<Stability> all) {
        return all.stream().filter(s -> s.form().written().target().name().equals("l")).findFirst().orElseThrow();
    }

    private static Accuracy accuracy(Stability s, int sweep, Precision p) {
        return s.sweeps().get(sweep).accuracies().get(p.ordinal());
    }

    private static Failure failure(Accuracy a, Kind kind, boolean above) {
        return a.failures().stream()
                .filter(f -> f.kind() == kind && Double.isInfinite(above ? f.to() : f.from()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(kind + " is not in " + a.failures()));
    }

    /** The first z from low to high at which something happens. */
    private static double first(double low, double high, DoublePredicate happens) {
        double step = (high - low) / 100_000;
        for (int k = 0; k < 100_000; k++) {
            if (happens.test(low + k * step)) {
                return low + k * step;
            }
        }
        throw new AssertionError("it does not happen");
    }

    private static float sigmoid(float z) {
        return 1 / (1 + (float) Math.exp(-z));
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p = sigmoid(z)\n loss l = bce(p, y)",
                "loss l = bce_with_logits(z, y)",
                "p = 1/(1 + exp(-z))\n q = p\n loss l = -mean(y .* log(q) + (1 - y) .* log(1 - q))"
            })
    void crossEntropyOfLogisticUnits(String lines) {
        List<Stability> all = of(lines);
        Stability s = ofLoss(all);
        Accuracy single = accuracy(s, 0, Precision.FLOAT);
        Accuracy wide = accuracy(s, 0, Precision.DOUBLE);
        assertThat(failure(single, Kind.INFINITE, true).from())
                .isCloseTo(first(10, 20, z -> 1 - sigmoid((float) z) == 0), within(0.1));
        assertThat(failure(wide, Kind.INFINITE, true).from())
                .isCloseTo(first(30, 40, z -> 1 - sigmoid(z) == 0), within(0.1));
        assertThat(failure(single, Kind.INFINITE, false).to())
                .isCloseTo(-first(80, 95, z -> sigmoid((float) -z) == 0), within(0.1));
        assertThat(failure(wide, Kind.INFINITE, false).to())
                .isCloseTo(-first(700, 750, z -> sigmoid(-z) == 0), within(1.0));
        assertThat(single.written().ulps()).isGreaterThan(Precision.FLOAT.halfOfDigits());
        assertErrorsAreSmall(s);
    }

    private static void assertErrorsAreSmall(Stability s) {
        assertThat(s.sweeps().get(0).accuracies()).allSatisfy(a -> assertThat(a.stable().ulps()).isLessThan(SMALL_ERROR));
    }

    @Test
    void softplus() {
        Stability s = of("h = softplus(z)\n loss l = sum(h)").get(0);
        Accuracy single = accuracy(s, 0, Precision.FLOAT);
        assertThat(failure(single, Kind.INFINITE, true).from()).isCloseTo(Math.log(Float.MAX_VALUE), within(0.1));
        assertThat(failure(accuracy(s, 0, Precision.DOUBLE), Kind.INFINITE, true).from())
                .isCloseTo(Math.log(Double.MAX_VALUE), within(1.0));
        // log(1 + e^z) is 0 where 1 + e^z rounds to 1: no digit is right.
        assertThat(single.written().ulps()).isGreaterThan(Math.scalb(1.0, 22));
        assertThat(single.failures()).anySatisfy(f -> {
            assertThat(f.kind()).isEqualTo(Kind.INEXACT);
            assertThat(f.to()).isBetween(-12.0, -7.0);
            assertThat(f.from()).isBetween(-104.0, -80.0);
        });
        assertErrorsAreSmall(s);
    }

    @Test
    void softmaxWithCrossEntropy() {
        List<Stability> all = of("output p = softmax(z)\n loss l = -log(p[1])");
        Accuracy p = accuracy(all.get(0), 0, Precision.FLOAT);
        assertThat(failure(p, Kind.NOT_A_NUMBER, true).from()).isCloseTo(Math.log(Float.MAX_VALUE), within(0.1));
        assertThat(failure(p, Kind.NOT_A_NUMBER, false).to()).isCloseTo(Math.log(Float.MIN_VALUE), within(1.0));
        assertErrorsAreSmall(all.get(0));
        assertThat(all.get(1).sweeps()).hasSize(2);
        assertThat(failure(accuracy(all.get(1), 1, Precision.DOUBLE), Kind.INFINITE, true).from())
                .isCloseTo(Math.log(Double.MAX_VALUE), within(1.0));
    }

    /** The relative error of log(1 + r) and of e^r − 1 is about u/r: half of the digits are lost where r is about √u. */
    @ParameterizedTest
    @CsvSource({"h = log(1 + z^2), 2", "h = exp(z) - 1, 1"})
    void digitsLostNearZero(String line, int power) {
        Stability s = of(line + "\n loss l = sum(h)").get(0);
        for (Precision p : Precision.values()) {
            double end = Math.pow(p.halfOfDigits(), -1.0 / power);
            assertThat(accuracy(s, 0, p).failures()).hasSize(1).allSatisfy(f -> {
                assertThat(f.kind()).isEqualTo(Kind.INEXACT);
                assertThat(f.to()).isBetween(end / 16, end * 16);
                assertThat(f.from()).isBetween(-end * 16, -end / 16);
            });
        }
        assertErrorsAreSmall(s);
    }

    @Test
    void twoQuantitiesDriveAUsersForm() {
        Stability s = of("a = 2*x .* w \n b = x + w \n h = log(exp(a) + exp(b)) \n loss l = sum(h)").get(0);
        assertThat(s.sweeps()).hasSizeGreaterThan(1);
        Accuracy both = accuracy(s, 0, Precision.FLOAT);
        assertThat(failure(both, Kind.INFINITE, true).from()).isCloseTo(Math.log(Float.MAX_VALUE / 2), within(0.1));
        assertThat(failure(both, Kind.INFINITE, false).to()).isCloseTo(Math.log(Float.MIN_VALUE), within(1.0));
        assertErrorsAreSmall(s);
    }

    @Test
    void whatTheBatchStandsBetweenIsNotMeasured() {
        List<Stability> all = of("p = sigmoid(z)\n m = mean[batch](p)\n loss l = -sum(log(m) + log(p))");
        assertThat(all).isNotEmpty();
        assertThat(all).noneMatch(s -> s.sweeps().stream().anyMatch(x -> x.accuracies().isEmpty()));
    }

    @Test
    void theSameFormIsMeasuredOnce() {
        List<Stability> all = of("h = softplus(z)\n k = softplus(3*h - 1)\n u = softplus(k .* w)\n loss l = sum(u)");
        assertThat(all.get(1).isLike(all.get(0))).isFalse();
        all = of("h = softplus(z)\n k = h .* w\n u = softplus(k)\n loss l = sum(u)");
        assertThat(all.get(1).sweeps().get(0).accuracies()).isSameAs(all.get(0).sweeps().get(0).accuracies());
        assertThat(all.get(1).sweeps().get(0).moved().get(0).name()).isEqualTo("k");
    }

    /** The divergence of a distribution from itself is 0, and its slope too: an error there is no multiple of a unit of 0. */
    @Test
    void besideZeroThereIsNoUnit() {
        List<Stability> all = of("q = w + y\n loss l = kl(softmax(z), softmax(q))");
        assertThat(all).isNotEmpty().allSatisfy(s -> assertThat(s.sweeps()).allSatisfy(sweep -> assertThat(
                        sweep.accuracies())
                .allSatisfy(a -> assertThat(a.stable().ulps()).isFinite())));
    }

    /** A determinant has no value to many digits: what depends on one is not measured, and the document is printed. */
    @Test
    void beyondAFunctionOfAWholeTensorNothingIsMeasured() {
        List<Stability> all = of("C[i, j] = z[i]*z[j] + (if i == j then 1 else 0)\n loss l = log(1 + exp(det(C)))");
        assertThat(all).isNotEmpty().anySatisfy(s -> assertThat(s.sweeps()).isEmpty());
    }
}
