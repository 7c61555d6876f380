package chainrule.symbolic;

import java.util.EnumSet;
import java.util.Set;

/**
 * The functions of real numbers that the engine knows: one row each. Derivatives stand in the table of differentials; how a
 * row prints and is emitted, in the switches that the compiler names when a row is added. Truth is 1, falsehood 0.
 */
public enum ElementaryFunction {
    EXP("exp", 1, Family.TRANSCENDENTAL),
    LOG("log", 1, Family.TRANSCENDENTAL),
    LOG1P("log1p", 1, Family.TRANSCENDENTAL),
    EXPM1("expm1", 1, Family.TRANSCENDENTAL),
    SIN("sin", 1, Family.TRANSCENDENTAL),
    COS("cos", 1, Family.TRANSCENDENTAL),
    TAN("tan", 1, Family.TRANSCENDENTAL),
    ASIN("asin", 1, Family.TRANSCENDENTAL),
    ACOS("acos", 1, Family.TRANSCENDENTAL),
    ATAN("atan", 1, Family.TRANSCENDENTAL),
    SINH("sinh", 1, Family.TRANSCENDENTAL),
    COSH("cosh", 1, Family.TRANSCENDENTAL),
    TANH("tanh", 1, Family.TRANSCENDENTAL),
    ERF("erf", 1, Family.TRANSCENDENTAL),
    /** The scaled complement of the error function: e^(x²) (1 − erf x). */
    ERFCX("erfcx", 1, Family.TRANSCENDENTAL),
    ABS("abs", 1, Family.PIECEWISE),
    SIGN("sign", 1, Family.PIECEWISE),
    FLOOR("floor", 1, Family.PIECEWISE),
    CEIL("ceil", 1, Family.PIECEWISE),
    ROUND("round", 1, Family.PIECEWISE),
    MAX("max", 2, Family.PIECEWISE),
    MIN("min", 2, Family.PIECEWISE),
    /** a to the power b, where b is not an exact number. */
    POWER("pow", 2, Family.TRANSCENDENTAL),
    EQUAL("==", 2, Family.PREDICATE),
    LESS("<", 2, Family.PREDICATE),
    LESS_EQUAL("<=", 2, Family.PREDICATE),
    AND("and", 2, Family.PREDICATE),
    OR("or", 2, Family.PREDICATE),
    NOT("not", 1, Family.PREDICATE);

    /** What the functions of a kind have in common. */
    private enum Family {
        /** Smooth where they have a value, of many operations. */
        TRANSCENDENTAL,
        /** Numbers by cases: with kinks or jumps. */
        PIECEWISE,
        /** Truth values. */
        PREDICATE
    }

    private static final Set<ElementaryFunction> COMMUTATIVE = EnumSet.of(MAX, MIN, EQUAL, AND, OR);

    private final String symbol;
    private final int arity;
    private final Family family;

    ElementaryFunction(String symbol, int arity, Family family) {
        this.symbol = symbol;
        this.arity = arity;
        this.family = family;
    }

    /** The name in a specification, or the sign of an operator. */
    public String symbol() {
        return symbol;
    }

    public int arity() {
        return arity;
    }

    /** Whether the value is a truth value. */
    public boolean isPredicate() {
        return family == Family.PREDICATE;
    }

    /** Whether this is smooth where it has a value, and takes many operations. */
    public boolean isTranscendental() {
        return family == Family.TRANSCENDENTAL;
    }

    /** Whether the order of the two arguments does not matter. */
    public boolean isCommutative() {
        return COMMUTATIVE.contains(this);
    }

    /** The value in double precision; the arguments are as many as the arity. */
    public double value(double... x) {
        return switch (this) {
            case EXP -> Math.exp(x[0]);
            case LOG -> Math.log(x[0]);
            case LOG1P -> Math.log1p(x[0]);
            case EXPM1 -> Math.expm1(x[0]);
            case SIN -> Math.sin(x[0]);
            case COS -> Math.cos(x[0]);
            case TAN -> Math.tan(x[0]);
            case ASIN -> Math.asin(x[0]);
            case ACOS -> Math.acos(x[0]);
            case ATAN -> Math.atan(x[0]);
            case SINH -> Math.sinh(x[0]);
            case COSH -> Math.cosh(x[0]);
            case TANH -> Math.tanh(x[0]);
            case ERF -> ErrorFunction.erf(x[0]);
            case ERFCX -> ErrorFunction.erfcx(x[0]);
            case ABS -> Math.abs(x[0]);
            case SIGN -> Math.signum(x[0]);
            case FLOOR -> Math.floor(x[0]);
            case CEIL -> Math.ceil(x[0]);
            case ROUND -> Math.rint(x[0]);
            case MAX -> Math.max(x[0], x[1]);
            case MIN -> Math.min(x[0], x[1]);
            case POWER -> Math.pow(x[0], x[1]);
            case EQUAL -> truth(x[0] == x[1]);
            case LESS -> truth(x[0] < x[1]);
            case LESS_EQUAL -> truth(x[0] <= x[1]);
            case AND -> truth(x[0] != 0 && x[1] != 0);
            case OR -> truth(x[0] != 0 || x[1] != 0);
            case NOT -> truth(x[0] == 0);
        };
    }

    private static double truth(boolean holds) {
        return holds ? 1 : 0;
    }

    /** The function of this name, or null. */
    public static ElementaryFunction named(String name) {
        for (ElementaryFunction f : values()) {
            if (f.symbol.equals(name) && Character.isLetter(name.charAt(0)) && !f.isPredicate()) {
                return f;
            }
        }
        return null;
    }
}
