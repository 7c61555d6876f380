package chainrule.cli.data;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as files write them. */
final class Numbers {
    /** Narrower than what Java reads: no hexadecimal digits, no NaN, no trailing f or d. */
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private Numbers() {}

    /** The finite number that a text is, if it is one. */
    static OptionalDouble parse(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(text);
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
