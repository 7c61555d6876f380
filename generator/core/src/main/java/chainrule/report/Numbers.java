package chainrule.report;

import java.util.Locale;

/** Numbers as remarks have them: simple fractions as such, others to four digits. */
final class Numbers {

    private static final int LARGEST_DENOMINATOR = 1024;

    private Numbers() {}

    static String of(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return minus(Long.toString((long) value));
        }
        for (int d = 2; d <= LARGEST_DENOMINATOR; d *= 2) {
            double n = value * d;
            if (n == Math.rint(n)) {
                return minus((long) n + "/" + d);
            }
        }
        return minus(String.format(Locale.ROOT, "%.4g", value));
    }

    private static String minus(String text) {
        return text.replace('-', '−');
    }
}
