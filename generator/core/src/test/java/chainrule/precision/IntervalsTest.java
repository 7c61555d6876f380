package chainrule.precision;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Rational;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is computed on intervals holds what is computed on the numbers in them. */
class IntervalsTest {

    private static final Intervals INTERVALS = new Intervals();
    private final Random random = new Random(5);

    private Interval interval() {
        double centre = 6 * random.nextDouble() - 3;
        double half = Math.pow(10, 2 - 6 * random.nextDouble()) / 10;
        return new Interval(centre - half, centre + half);
    }

    private double in(Interval x) {
        return x.low() + random.nextDouble() * (x.high() - x.low());
    }

    @ParameterizedTest
    @EnumSource
    void functions(ElementaryFunction f) {
        for (int k = 0; k < 3000; k++) {
            Interval x = interval();
            Interval y = interval();
            double value = f.value(in(x), in(y));
            Interval all = INTERVALS.apply(f, f.arity() == 1 ? List.of(x) : List.of(x, y));
            assertThat(Double.isNaN(value) || all.contains(value)).as("%s of %s, %s: %s in %s", f, x, y, value, all).isTrue();
        }
    }

    @Test
    void operations() {
        for (int k = 0; k < 3000; k++) {
            Interval x = interval();
            Interval y = interval();
            double a = in(x);
            double b = in(y);
            assertThat(INTERVALS.plus(x, y).contains(a + b)).isTrue();
            assertThat(INTERVALS.minus(x, y).contains(a - b)).isTrue();
            assertThat(INTERVALS.times(x, y).contains(a * b)).isTrue();
            assertThat(INTERVALS.divide(x, y).contains(a / b)).isTrue();
            assertThat(a < 0 || INTERVALS.power(x, Rational.of(-2, 3)).contains(Math.pow(a, -2 / 3.0))).isTrue();
        }
    }

    @Test
    void narrowIntervalsStayNarrow() {
        for (ElementaryFunction f : List.of(ElementaryFunction.COS, ElementaryFunction.SIN, ElementaryFunction.TANH)) {
            Interval value = INTERVALS.apply(f, List.of(new Interval(1.1, 1.1001)));
            assertThat(value.high() - value.low()).isLessThan(2e-4);
        }
    }

    @Test
    void anOpenConditionLeadsToBothBranches() {
        Interval both = INTERVALS.choose(
                INTERVALS.apply(ElementaryFunction.LESS, List.of(new Interval(0, 2), new Interval(1, 1))),
                () -> new Interval(5, 6),
                () -> new Interval(-1, 0));
        assertThat(both).isEqualTo(new Interval(-1, 6));
        assertThat(INTERVALS.choose(new Interval(0, 0), () -> Interval.REALS, () -> both)).isEqualTo(both);
    }
}
