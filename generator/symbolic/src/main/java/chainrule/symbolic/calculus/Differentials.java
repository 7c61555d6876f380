package chainrule.symbolic.calculus;

import static chainrule.symbolic.Exprs.add;
import static chainrule.symbolic.Exprs.apply;
import static chainrule.symbolic.Exprs.divide;
import static chainrule.symbolic.Exprs.indicator;
import static chainrule.symbolic.Exprs.log;
import static chainrule.symbolic.Exprs.mul;
import static chainrule.symbolic.Exprs.negate;
import static chainrule.symbolic.Exprs.num;
import static chainrule.symbolic.Exprs.one;
import static chainrule.symbolic.Exprs.pow;
import static chainrule.symbolic.Exprs.subtract;
import static chainrule.symbolic.Exprs.zero;

import chainrule.symbolic.Access;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Symbol;
import java.util.List;

/**
 * The table of differentials: df = Σ aₖ dxₖ. A coefficient may name the output Ω = f(x), which prints the textbook form and
 * saves a buffer (NIST Digital Library of Mathematical Functions, chapters 4 and 7). At a kink the value of the branch that a
 * row names holds: |x| has 0 at 0; where max or min has two equal arguments it is the first in canonical order, so that
 * max(0, x) has 0 at 0.
 */
final class Differentials implements DifferentialTable {

    private static final Rational MINUS_HALF = Rational.of(-1, 2);

    @Override
    public Expr partial(ElementaryFunction f, int k, List<Expr> arguments, Expr omega) {
        Expr x = arguments.get(0);
        return switch (f) {
            case EXP -> omega;
            case LOG -> pow(x, -1);
            case LOG1P -> pow(add(one(), x), -1);
            case EXPM1 -> Exprs.exp(x);
            case SIN -> apply(ElementaryFunction.COS, x);
            case COS -> negate(apply(ElementaryFunction.SIN, x));
            case TAN -> add(one(), pow(omega, 2));
            case ASIN -> pow(subtract(one(), pow(x, 2)), MINUS_HALF);
            case ACOS -> negate(pow(subtract(one(), pow(x, 2)), MINUS_HALF));
            case ATAN -> pow(add(one(), pow(x, 2)), -1);
            case SINH -> apply(ElementaryFunction.COSH, x);
            case COSH -> apply(ElementaryFunction.SINH, x);
            case TANH -> subtract(one(), pow(omega, 2));
            case ERF -> gaussian(x);
            case ERFCX -> subtract(mul(num(2), x, omega), mul(num(2), pow(Exprs.access(Symbol.PI, List.of()), MINUS_HALF)));
            case ABS -> apply(ElementaryFunction.SIGN, x);
            case MAX -> larger(arguments, k);
            case MIN -> smaller(arguments, k);
            case POWER -> power(arguments, k, omega);
            case SIGN, FLOOR, CEIL, ROUND, EQUAL, LESS, LESS_EQUAL, AND, OR, NOT -> zero();
        };
    }

    /** 2/√π e^(−x²). */
    private static Expr gaussian(Expr x) {
        Expr pi = Exprs.access(Symbol.PI, List.of());
        return mul(num(2), pow(pi, MINUS_HALF), Exprs.exp(negate(pow(x, 2))));
    }

    private static Expr larger(List<Expr> x, int k) {
        return k == 0
                ? indicator(apply(ElementaryFunction.LESS_EQUAL, x.get(1), x.get(0)))
                : indicator(apply(ElementaryFunction.LESS, x.get(0), x.get(1)));
    }

    private static Expr smaller(List<Expr> x, int k) {
        return k == 0
                ? indicator(apply(ElementaryFunction.LESS_EQUAL, x.get(0), x.get(1)))
                : indicator(apply(ElementaryFunction.LESS, x.get(1), x.get(0)));
    }

    private static Expr power(List<Expr> x, int k, Expr omega) {
        return k == 0
                ? mul(x.get(1), apply(ElementaryFunction.POWER, x.get(0), subtract(x.get(1), one())))
                : mul(omega, log(x.get(0)));
    }

    @Override
    public Expr power(Expr base, Rational exponent) {
        return Exprs.times(exponent, pow(base, exponent.minus(Rational.ONE)));
    }

    @Override
    public Expr product(Expr element, Expr product) {
        return divide(product, element);
    }

    /** It is shared equally by those that attain it. */
    @Override
    public Expr extremum(Expr element, Expr extreme, Expr attaining) {
        return divide(indicator(apply(ElementaryFunction.EQUAL, element, extreme)), attaining);
    }

    @Override
    public Expr branch(Expr condition, boolean chosen) {
        return chosen ? indicator(condition) : Exprs.conditional(condition, zero(), one());
    }

    @Override
    public Expr partial(Access value, int k, List<Index> element) {
        return OpaqueDifferentials.partial(value, k, element);
    }
}
