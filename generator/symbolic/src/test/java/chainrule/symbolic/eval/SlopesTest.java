package chainrule.symbolic.eval;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.symbolic.ElementaryFunction;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every slope against difference quotients. */
class SlopesTest {

    private static final double STEP = 1e-5;

    @ParameterizedTest
    @EnumSource(ElementaryFunction.class)
    void slopesAreTheLimitsOfDifferences(ElementaryFunction f) {
        Random random = new Random(f.ordinal());
        int compared = 0;
        for (int k = 0; k < 200; k++) {
            double a = 4 * random.nextDouble() - 2;
            double b = 4 * random.nextDouble() - 2;
            for (boolean first : new boolean[] {true, false}) {
                double found = Slopes.of(f, first, a, b);
                double coarse = quotient(f, first, a, b, 2 * STEP);
                double fine = quotient(f, first, a, b, STEP);
                boolean smooth = Math.abs(coarse - fine) <= 1e-6 * (1 + Math.abs(fine));
                if (Double.isFinite(fine) && smooth && (first || f.arity() > 1)) {
                    assertThat(Math.abs(found - fine)).as("%s at %s, %s", f, a, b).isLessThanOrEqualTo(1e-6 * (1 + Math.abs(fine)));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(50);
    }

    private static double quotient(ElementaryFunction f, boolean first, double a, double b, double h) {
        return (value(f, first ? a + h : a, first ? b : b + h) - value(f, first ? a - h : a, first ? b : b - h)) / (2 * h);
    }

    private static double value(ElementaryFunction f, double a, double b) {
        return f.arity() == 1 ? f.value(a) : f.value(a, b);
    }
}
