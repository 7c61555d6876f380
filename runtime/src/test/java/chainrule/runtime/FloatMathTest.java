package chainrule.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class FloatMathTest {

    private static final int POINTS = 200_000;
    private static final double MOST_UNITS = 0.55;

    private interface FloatFunction {
        float of(float x);
    }

    private record Row(String name, FloatFunction function, DoubleUnaryOperator exact, float from, float to) {}

    private static final List<Row> ROWS = List.of(
            new Row("exp", FloatMath::exp, Math::exp, -87, 88.7f),
            new Row("exp", FloatMath::exp, Math::exp, -1e-3f, 1e-3f),
            new Row("expm1", FloatMath::expm1, Math::expm1, -20, 88),
            new Row("expm1", FloatMath::expm1, Math::expm1, -0.4f, 0.4f),
            new Row("expm1", FloatMath::expm1, Math::expm1, -1e-6f, 1e-6f),
            new Row("tanh", FloatMath::tanh, Math::tanh, -12, 12),
            new Row("tanh", FloatMath::tanh, Math::tanh, -0.2f, 0.2f),
            new Row("log", FloatMath::log, Math::log, 1e-30f, 1e-20f),
            new Row("log", FloatMath::log, Math::log, 0.5f, 2),
            new Row("log", FloatMath::log, Math::log, 1, 1e30f),
            new Row("log1p", FloatMath::log1p, Math::log1p, -0.999f, 3),
            new Row("log1p", FloatMath::log1p, Math::log1p, -3e-4f, 3e-4f),
            new Row("log1p", FloatMath::log1p, Math::log1p, 1e-20f, 1e-10f));

    @Test
    void valuesAreWithinHalfAUnitInTheLastPlace() {
        for (Row row : ROWS) {
            for (int k = 0; k <= POINTS; k++) {
                float x = row.from + (row.to - row.from) * k / POINTS;
                double exact = row.exact.applyAsDouble(x);
                double error = Math.abs(row.function.of(x) - exact) / Math.ulp((float) exact);
                assertThat(error).as("%s(%s)", row.name, x).isLessThanOrEqualTo(MOST_UNITS);
            }
        }
    }

    @Test
    void limitsAreThoseOfMath() {
        float[] points = {
            0, -0f, 1, -1, 2, -2, 89, 100, 1e30f, -104, -1e30f, Float.MIN_VALUE, -Float.MIN_VALUE, Float.MAX_VALUE,
            Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN
        };
        for (float x : points) {
            assertThat(FloatMath.exp(x)).as("exp(%s)", x).isEqualTo(Float.valueOf((float) Math.exp(x)));
            assertThat(FloatMath.expm1(x)).as("expm1(%s)", x).isEqualTo(Float.valueOf((float) Math.expm1(x)));
            assertThat(FloatMath.tanh(x)).as("tanh(%s)", x).isEqualTo(Float.valueOf((float) Math.tanh(x)));
            assertThat(FloatMath.log(x)).as("log(%s)", x).isEqualTo(Float.valueOf((float) Math.log(x)));
            assertThat(FloatMath.log1p(x)).as("log1p(%s)", x).isEqualTo(Float.valueOf((float) Math.log1p(x)));
        }
    }
}
