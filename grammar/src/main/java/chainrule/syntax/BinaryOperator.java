package chainrule.syntax;

/** The infix operators; an alias such as `·` or `⊙` is the operator that it stands for. */
public enum BinaryOperator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    HADAMARD(".*"),
    DIVIDE("/"),
    POWER("^"),
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_EQUAL("<="),
    GREATER(">"),
    GREATER_EQUAL(">="),
    AND("and"),
    OR("or");

    private final String symbol;

    BinaryOperator(String symbol) {
        this.symbol = symbol;
    }

    /** The operator as it is typed. */
    public String symbol() {
        return symbol;
    }
}
