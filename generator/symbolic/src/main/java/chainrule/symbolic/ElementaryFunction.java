package chainrule.symbolic;

/**
 * The functions of real numbers that the engine knows: one row each. Derivatives stand in the table of differentials; how a
 * row prints and is emitted, in the switches that the compiler names when a row is added. Truth is 1, falsehood 0.
 */
public enum ElementaryFunction {
    EXP("exp", 1),
    LOG("log", 1),
    LOG1P("log1p", 1),
    EXPM1("expm1", 1),
    SIN("sin", 1),
    COS("cos", 1),
    TAN("tan", 1),
    ASIN("asin", 1),
    ACOS("acos", 1),
    ATAN("atan", 1),
    SINH("sinh", 1),
    COSH("cosh", 1),
    TANH("tanh", 1),
    ERF("erf", 1),
    /** The scaled complement of the error function: e^(x²) (1 − erf x). */
    ERFCX("erfcx", 1),
    ABS("abs", 1),
    SIGN("sign", 1),
    FLOOR("floor", 1),
    CEIL("ceil", 1),
    ROUND("round", 1),
    MAX("max", 2),
    MIN("min", 2),
    /** a to the power b, where b is not an exact number. */
    POWER("pow", 2),
    EQUAL("==", 2),
    LESS("<", 2),
    LESS_EQUAL("<=", 2),
    AND("and", 2),
    OR("or", 2),
    NOT("not", 1);

    private final String symbol;
    private final int arity;

    ElementaryFunction(String symbol, int arity) {
        this.symbol = symbol;
        this.arity = arity;
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
        return switch (this) {
            case EQUAL, LESS, LESS_EQUAL, AND, OR, NOT -> true;
            case EXP, LOG, LOG1P, EXPM1, SIN, COS, TAN, ASIN, ACOS, ATAN, SINH, COSH, TANH, ERF, ERFCX, ABS, SIGN, FLOOR, CEIL,
                    ROUND, MAX, MIN, POWER -> false;
        };
    }

    /** Whether the order of the two arguments does not matter. */
    public boolean isCommutative() {
        return switch (this) {
            case MAX, MIN, EQUAL, AND, OR -> true;
            case EXP, LOG, LOG1P, EXPM1, SIN, COS, TAN, ASIN, ACOS, ATAN, SINH, COSH, TANH, ERF, ERFCX, ABS, SIGN, FLOOR, CEIL,
                    ROUND, POWER, LESS, LESS_EQUAL, NOT -> false;
        };
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
