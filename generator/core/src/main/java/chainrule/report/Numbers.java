package chainrule.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as remarks have them: whole ones and simple fractions as such, others to four digits. */
final class Numbers {

    private static final int LARGEST_DENOMINATOR = 1024;

    private Numbers() {}

    static String of(double value) {
        for (int d = 1; d <= LARGEST_DENOMINATOR; d *= 2) {
            double n = value * d;
            if (n == Math.rint(n) && Math.abs(n) < 1e9) {
                return minus((long) n + (d == 1 ? "" : "/" + d));
            }
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(4, RoundingMode.HALF_EVEN));
        return minus(rounded.stripTrailingZeros().toPlainString());
    }

    private static String minus(String text) {
        return text.replace('-', '−');
    }
}
