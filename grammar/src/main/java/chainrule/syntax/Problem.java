package chainrule.syntax;

import java.util.Locale;

/** What can be wrong with a text before its names are known; the code of the diagnostic is the name in lower case. */
enum Problem {
    /** A character that is in no word of the language. */
    UNKNOWN_CHARACTER,
    /** An operator of another language, such as {@code &&}. */
    FOREIGN_OPERATOR,
    /** {@code .5}, {@code 1.}, or a number that no double can hold. */
    MALFORMED_NUMBER,
    /** {@code 2x} or {@code a b}. */
    MISSING_OPERATOR,
    UNCLOSED_STRING,
    UNCLOSED_COMMENT,
    UNCLOSED_BRACKET,
    UNMATCHED_BRACKET,
    NESTING_TOO_DEEP,
    EXPRESSION_TOO_LONG,
    /** Anything that does not fit, where nothing more particular can be said. */
    UNEXPECTED_TOKEN,
    RESERVED_NAME,
    UNKNOWN_DECLARATION,
    /** A declaration that belongs elsewhere, such as {@code fn} inside {@code net}. */
    MISPLACED_STATEMENT,
    /** A line that starts with an infix operator. */
    LEADING_OPERATOR,
    /** {@code a < b < c}. */
    CHAINED_COMPARISON,
    /** A left side that is neither a name nor a name with indices. */
    MALFORMED_DEFINITION,
    MALFORMED_INDEX,
    MALFORMED_ARGUMENT,
    /** Something other than a name before the brackets of a call. */
    NOT_CALLABLE,
    /** A line that is only an expression, where it is not the value of a layer. */
    UNUSED_VALUE,
    LAYER_WITHOUT_VALUE;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
