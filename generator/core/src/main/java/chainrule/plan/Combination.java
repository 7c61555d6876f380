package chainrule.plan;

import chainrule.symbolic.Rational;
import chainrule.symbolic.Reduce;

/** How a value joins what is there already. */
public enum Combination {
    SET,
    ADD,
    MULTIPLY,
    MAXIMUM,
    MINIMUM;

    public static Combination of(Reduce.Operator operator) {
        return switch (operator) {
            case SUM -> ADD;
            case PROD -> MULTIPLY;
            case MAX -> MAXIMUM;
            case MIN -> MINIMUM;
        };
    }

    /** What a reduction starts from. */
    public Scalar start() {
        return switch (this) {
            case SET, ADD -> new Scalar.Literal(Rational.ZERO);
            case MULTIPLY -> new Scalar.Literal(Rational.ONE);
            case MAXIMUM -> new Scalar.Infinity(true);
            case MINIMUM -> new Scalar.Infinity(false);
        };
    }

    /** What a local that gathers values is called. */
    public String noun() {
        return switch (this) {
            case SET, ADD -> "sum";
            case MULTIPLY -> "product";
            case MAXIMUM -> "most";
            case MINIMUM -> "least";
        };
    }
}
