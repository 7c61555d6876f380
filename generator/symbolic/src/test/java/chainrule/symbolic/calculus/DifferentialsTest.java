package chainrule.symbolic.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Range;
import chainrule.symbolic.Sampling;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Evaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every row of the table against central differences, at points of its domain. */
class DifferentialsTest {

    private static final double STEP = 1e-6;

    @ParameterizedTest
    @EnumSource(ElementaryFunction.class)
    void coefficientIsTheSlope(ElementaryFunction f) {
        List<Symbol> formals = new ArrayList<>();
        for (int k = 0; k < f.arity(); k++) {
            formals.add(Symbol.formal("x" + k, domain(f, k)));
        }
        List<Expr> arguments =
                formals.stream().map(s -> Exprs.access(s, List.of())).toList();
        Expr value = Exprs.apply(f, arguments);
        Random random = new Random(f.ordinal());
        for (int trial = 0; trial < 50; trial++) {
            double[] x = formals.stream().mapToDouble(s -> Sampling.draw(s.range(), random)).toArray();
            for (int k = 0; k < x.length; k++) {
                Expr partial = DifferentialTable.STANDARD.partial(f, k, arguments, value);
                double expected = slope(f, x, k);
                if (Math.abs(expected) < 1e6) {
                    assertThat(at(partial, formals, x))
                            .as("%s at %s", f, x[0])
                            .isCloseTo(expected, within(1e-4 * Math.max(1, Math.abs(expected))));
                }
            }
        }
    }

    private static double at(Expr e, List<Symbol> formals, double[] x) {
        Environment environment = new Environment();
        for (int k = 0; k < x.length; k++) {
            environment.set(formals.get(k), x[k]);
        }
        return new Evaluator(environment).value(e, Map.of());
    }

    private static double slope(ElementaryFunction f, double[] x, int k) {
        double h = STEP * Math.max(1e-3, Math.abs(x[k]));
        double[] up = x.clone();
        double[] down = x.clone();
        up[k] += h;
        down[k] -= h;
        return (f.value(up) - f.value(down)) / (up[k] - down[k]);
    }

    private static Range domain(ElementaryFunction f, int k) {
        return switch (f) {
            case LOG -> Range.POSITIVE;
            case LOG1P -> Range.open(-0.9, 20);
            case ASIN, ACOS -> Range.open(-0.95, 0.95);
            case TAN -> Range.open(-1.4, 1.4);
            case EXP, EXPM1, SINH, COSH -> Range.open(-5, 5);
            case ERFCX -> Range.open(-2, 5);
            case POWER -> k == 0 ? Range.open(0.2, 3) : Range.REALS;
            case SIN, COS, ATAN, TANH, ERF, ABS, SIGN, FLOOR, CEIL, ROUND, MAX, MIN, EQUAL, LESS, LESS_EQUAL, AND, OR, NOT ->
                Range.REALS;
        };
    }
}
