package chainrule.symbolic.eval;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Symbol;
import java.util.List;
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

    /** x² is less than any number, and x² / x is not. */
    @Test
    void whatUnderflowLosesShows() {
        Expr x = Exprs.access(X);
        Environment e = new Environment().set(X, 1e-170);
        for (Expr square : List.of(Exprs.pow(x, 2), Exprs.exp(Exprs.mul(Exprs.num(2), Exprs.log(x))))) {
            Measured m = new Evaluator(e).measure(square, Map.of());
            assertThat(m.value()).isZero();
            assertThat(m.scale()).isBetween(Double.MIN_NORMAL, 1e-300);
        }
        assertThat(new Evaluator(e.set(X, 0)).measure(Exprs.mul(x, Exprs.add(x, Exprs.one())), Map.of()).scale()).isZero();
    }

    /** 1 − y is rounding where y is 1 as far as digits go; so is its square, and its product with log y. */
    @Test
    void whatIsMadeOfRoundingAloneIsNotExact() {
        Symbol y = Symbol.formal("y");
        Environment e = new Environment().set(X, 40);
        e.assign(y, List.of(), Exprs.apply(ElementaryFunction.TANH, Exprs.access(X)));
        Expr rest = Exprs.subtract(Exprs.one(), Exprs.access(y));
        for (Expr square : List.of(Exprs.pow(rest, 2), Exprs.mul(rest, Exprs.log(Exprs.access(y))))) {
            Measured m = new Evaluator(e).measure(square, Map.of());
            assertThat(m.value()).isZero();
            assertThat(m.scale()).isBetween(0x1p-53, 1e-14);
        }
    }

    /** A name's value has the scale of its definition: r = 1 − y is 0, and not known to be. */
    @Test
    void computedValuesKeepTheirScales() {
        Symbol y = Symbol.formal("y");
        Symbol r = Symbol.formal("r");
        Environment e = new Environment().set(X, 40);
        e.assign(y, List.of(), Exprs.apply(ElementaryFunction.TANH, Exprs.access(X)));
        e.assign(r, List.of(), Exprs.subtract(Exprs.one(), Exprs.access(y)));
        Expr twice = Exprs.mul(Exprs.num(2), Exprs.access(r));
        assertThat(new Evaluator(e).measure(twice, Map.of()).scale()).isZero();
        assertThat(Evaluator.ofComputed(e).measure(twice, Map.of()).scale()).isBetween(2.0, 20.0);
        e.set(r, e.get(r).copy());
        assertThat(Evaluator.ofComputed(e).measure(twice, Map.of()).scale()).isBetween(2.0, 20.0);
    }
}
