package chainrule.symbolic.exact;

import chainrule.symbolic.ElementaryFunction;
import java.util.List;

/** The smooth elementary functions of p-adic numbers: one case each. */
final class ExactFunctions {

    private static final Padic ONE = Padic.of(1);
    private static final Padic TWO = Padic.of(2);

    /** Any number will do for π that has a root: nothing that is derived rests on its value. */
    static final Padic PI = Padic.of(1_234_567_891L).power(2);

    private ExactFunctions() {}

    /** @throws NotExactException where the function has no value */
    static Padic value(ElementaryFunction f, List<Padic> x) {
        Padic a = x.get(0);
        return switch (f) {
            case EXP -> Series.exp(a);
            case LOG -> Series.log(a);
            case LOG1P -> Series.log(ONE.plus(a));
            case EXPM1 -> Series.exp(a).minus(ONE);
            case SIN -> Series.sin(a);
            case COS -> Series.cos(a);
            case TAN -> Series.sin(a).dividedBy(Series.cos(a));
            case ASIN -> Series.asin(a);
            case ACOS -> PI.dividedBy(TWO).minus(Series.asin(a));
            case ATAN -> Series.atan(a);
            case SINH -> Series.exp(a).minus(Series.exp(a.negate())).dividedBy(TWO);
            case COSH -> Series.exp(a).plus(Series.exp(a.negate())).dividedBy(TWO);
            case TANH -> tanh(Series.exp(TWO.times(a)));
            case ERF -> erf(a);
            case ERFCX -> Series.exp(a.times(a)).times(ONE.minus(erf(a)));
            case POWER -> power(a, x.get(1));
            default -> throw new NotExactException("a kink or a truth value");
        };
    }

    private static Padic erf(Padic x) {
        return TWO.times(Series.halfErf(x)).dividedBy(PI.sqrt());
    }

    private static Padic tanh(Padic square) {
        return square.minus(ONE).dividedBy(square.plus(ONE));
    }

    /** e^(y log x), where that is x for y = 1. */
    private static Padic power(Padic x, Padic y) {
        return Series.exp(y.times(Series.log(x)));
    }
}
