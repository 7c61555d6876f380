package chainrule.cli.training;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as a person reads them: four digits that count. */
final class Figures {
    private static final MathContext FOUR_DIGITS = new MathContext(4);

    private Figures() {}

    static String of(double value) {
        double size = Math.abs(value);
        if (value == 0) {
            return "0";
        } else if (size < 1e-4 || size >= 1e7) {
            return String.format(java.util.Locale.ROOT, "%.3e", value);
        }
        return new BigDecimal(value).round(FOUR_DIGITS).stripTrailingZeros().toPlainString();
    }
}
