package chainrule.cli.data;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as files write them. */
final class Numbers {
    /** Narrower than what Java reads: no hexadecimal digits, no NaN, no trailing f or d. */
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    /** Also what is no number for us: an infinity, a number that is none, a comma for the point. */
    private static final Pattern MEANT_AS_ONE = Pattern.compile(
            "[+-]?(nan|inf|infinity|0x\\p{XDigit}+|(\\d+[.,]?\\d*|[.,]\\d+)(e[+-]?\\d+)?)", Pattern.CASE_INSENSITIVE);

    private Numbers() {}

    /** Whether whoever wrote a text meant a number, so that it is no title of a column. */
    static boolean isMeantAsOne(String text) {
        return MEANT_AS_ONE.matcher(text).matches();
    }

    /** The finite number that a text is, if it is one. */
    static OptionalDouble parse(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(text);
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
