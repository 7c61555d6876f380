package chainrule.syntax;

/** The prefix operators. */
public enum UnaryOperator {
    MINUS("-"),
    NOT("not");

    private final String symbol;

    UnaryOperator(String symbol) {
        this.symbol = symbol;
    }

    /** The operator as it is typed. */
    public String symbol() {
        return symbol;
    }
}
