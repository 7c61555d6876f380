package chainrule.symbolic.notation;

/** The signs between the parts of a formula, as each format of two dimensions writes them. */
enum Sign {
    PLUS(" + ", "+"),
    MINUS(" - ", "−"),
    /** In front of a term. */
    NEGATIVE("-", "−"),
    ELEMENTWISE(" \\odot ", "⊙"),
    DOT(" \\cdot ", "·"),
    SLASH("/", "/"),
    COMMA(", ", ","),
    EQUAL(" = ", "="),
    NOT_EQUAL(" \\neq ", "≠"),
    LESS(" < ", "&lt;"),
    LESS_EQUAL(" \\le ", "≤"),
    GREATER(" > ", "&gt;"),
    GREATER_EQUAL(" \\ge ", "≥"),
    AND(" \\wedge ", "∧"),
    OR(" \\vee ", "∨"),
    NOT("\\neg ", "¬"),
    TRANSPOSE("\\top", "⊤"),
    PARTIAL("\\partial ", "∂"),
    SUM("\\sum", "∑"),
    PRODUCT("\\prod", "∏"),
    ELLIPSIS("\\dots ", "…");

    private final String latex;
    private final String mathMl;

    Sign(String latex, String mathMl) {
        this.latex = latex;
        this.mathMl = mathMl;
    }

    String latex() {
        return latex;
    }

    String mathMl() {
        return mathMl;
    }

    /** The sign of a relation of the language. */
    static Sign of(String operator) {
        return switch (operator) {
            case "==" -> EQUAL;
            case "!=" -> NOT_EQUAL;
            case "<" -> LESS;
            case "<=" -> LESS_EQUAL;
            case ">" -> GREATER;
            case ">=" -> GREATER_EQUAL;
            case "and" -> AND;
            case "or" -> OR;
            default -> throw new IllegalArgumentException(operator);
        };
    }
}
