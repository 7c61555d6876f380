package chainrule.symbolic.eval;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Symbol;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scales are finite where values are, and about as large as the values' errors make them. */
class ErrorScaleTest {

    private static final Symbol X = Symbol.formal("x");
    private static final double[] EXTREME = {0, 1e-320, 1e-143, 1e-16, 0.3, 1, 20, 710, 1e160, 1e300};

    private static Measured at(Expr e, double x) {
        return new Evaluator(new Environment().set(X, x)).measure(e, Map.of());
    }

    private static void requireFinite(Expr e) {
        for (double x : EXTREME) {
            for (double signed : new double[] {x, -x}) {
                Measured m = at(e, signed);
                if (Double.isFinite(m.value())) {
                    assertThat(m.scale()).as("%s at %s", e, signed).isBetween(Math.abs(m.value()), Double.MAX_VALUE);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ElementaryFunction.class)
    void scalesOfFunctionsAreFinite(ElementaryFunction f) {
        Expr x = Exprs.access(X);
        Expr value = f.arity() == 1 ? Exprs.apply(f, x) : Exprs.apply(f, x, Exprs.add(Exprs.pow(x, 2), x));
        requireFinite(value);
        requireFinite(Exprs.mul(Exprs.exp(Exprs.negate(Exprs.pow(x, 2))), value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-3", "-1", "-1/2", "1/3", "1/2", "3/2", "2", "5"})
    void scalesOfPowersAreFinite(String exponent) {
        Expr x = Exprs.access(X);
        String[] parts = exponent.split("/");
        Rational n = Rational.of(Integer.parseInt(parts[0]));
        n = parts.length == 1 ? n : n.dividedBy(Rational.of(Integer.parseInt(parts[1])));
        Expr difference = Exprs.subtract(Exprs.add(x, Exprs.num(1)), Exprs.apply(ElementaryFunction.MAX, x, Exprs.num(1)));
        requireFinite(Exprs.pow(x, n));
        requireFinite(Exprs.mul(Exprs.exp(Exprs.negate(Exprs.pow(x, 2))), Exprs.pow(difference, n)));
    }

    /** d = e^(−x²) is 1e-160, and −1/d² is beyond all numbers: a scale is made of the relative error. */
    @Test
    void aQuotientOfTinyNumbersHasTheScaleOfItsValue() {
        Expr x = Exprs.access(X);
        Expr tiny = Exprs.exp(Exprs.negate(Exprs.pow(x, 2)));
        Expr quotient = Exprs.divide(tiny, Exprs.add(tiny, Exprs.mul(tiny, tiny)));
        Measured m = at(quotient, Math.sqrt(160 * Math.log(10)));
        assertThat(m.value()).isCloseTo(1, Offset.offset(1e-12));
        assertThat(m.scale()).isBetween(1.0, 1e4);
    }

    @Test
    void cancellationShows() {
        Expr x = Exprs.access(X);
        Expr cancelled = Exprs.subtract(Exprs.apply(ElementaryFunction.COS, x), Exprs.one());
        Measured m = at(cancelled, 1e-8);
        assertThat(Math.abs(m.value() + 5e-17)).isLessThanOrEqualTo(m.scale() * 0x1p-52);
        assertThat(m.scale()).isBetween(1.0, 10.0);
    }
}
