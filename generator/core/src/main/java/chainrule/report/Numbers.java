package chainrule.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as remarks have them: whole ones and simple fractions as such, others to four digits, measured ones to fewer. */
final class Numbers {

    private static final int LARGEST_DENOMINATOR = 1024;

    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    /** From there on, and up to {@link #SMALL}, a measured number is written with a power of ten. */
    private static final double LARGE = 1e5;

    private static final double SMALL = 1e-3;

    private Numbers() {}

    /** A measured number to so many digits, e.g. 16.6, 1.3·10⁶, 2·10⁻⁸. */
    static String measured(double value, int digits) {
        double size = Math.abs(value);
        if (size == 0 || size < LARGE && size > SMALL) {
            return minus(toDigits(value, digits));
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        String factor = rounded.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString();
        return minus((factor.matches("-?1") ? factor.replace("1", "") : factor + "·") + "10" + raised(exponent));
    }

    private static String raised(int exponent) {
        StringBuilder raised = new StringBuilder(exponent < 0 ? "⁻" : "");
        Integer.toString(Math.abs(exponent)).chars().forEach(c -> raised.append(RAISED.charAt(c - '0')));
        return raised.toString();
    }

    private static String toDigits(double value, int digits) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        return rounded.stripTrailingZeros().toPlainString();
    }

    static String of(double value) {
        return of(value, 4);
    }

    /** The same, others to so many digits. */
    static String of(double value, int digits) {
        for (int d = 1; d <= LARGEST_DENOMINATOR; d *= 2) {
            double n = value * d;
            if (n == Math.rint(n) && Math.abs(n) < 1e9) {
                return minus((long) n + (d == 1 ? "" : "/" + d));
            }
        }
        return minus(toDigits(value, digits));
    }

    private static String minus(String text) {
        return text.replace('-', '−');
    }
}
