package chainrule.syntax;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * The name of a second derivative in a claim, however it was typed: `d2l/dx2`, `d2l/dAdx`, `∂²l/∂x²` and `∂²l/∂A∂x` are the
 * names {@code ∂²l/∂x∂x} and {@code ∂²l/∂A∂x}.
 *
 * @param of what is differentiated
 * @param by with respect to what it is differentiated first
 * @param then with respect to what the result is
 */
public record SecondDerivativeName(String of, String by, String then) {
    private static final String SIGN = "∂";
    private static final String START = "∂²";
    private static final String BELOW = "/∂";
    private static final String TWO = "2";

    /** The parts of a name of this form. */
    public static Optional<SecondDerivativeName> parse(String name) {
        int slash = name.indexOf(BELOW);
        int second = name.indexOf(SIGN, slash + BELOW.length());
        return name.startsWith(START) && slash > 0 && second > 0
                ? Optional.of(new SecondDerivativeName(
                        name.substring(START.length(), slash),
                        name.substring(slash + BELOW.length(), second),
                        name.substring(second + SIGN.length())))
                : Optional.empty();
    }

    /**
     * The name that is meant by what stands between the signs of `d2l/dx2`: {@code 2l} and {@code x2}. Where a name ends in a 2
     * itself, the names that are known tell.
     */
    static Optional<SecondDerivativeName> read(String above, String below, Predicate<String> isKnown) {
        if (!above.startsWith(TWO) || above.length() == 1) {
            return Optional.empty();
        }
        String of = above.substring(1);
        boolean twice = below.endsWith(TWO) && below.length() > 1;
        String one = twice ? below.substring(0, below.length() - 1) : "";
        if (twice && isKnown.test(one)) {
            return Optional.of(new SecondDerivativeName(of, one, one));
        }
        for (int k = 1; k + 1 < below.length(); k++) {
            boolean isSign = below.charAt(k) == 'd' || below.startsWith(SIGN, k);
            String by = below.substring(0, k);
            String then = below.substring(k + 1);
            if (isSign && isKnown.test(by) && isKnown.test(then)) {
                return Optional.of(new SecondDerivativeName(of, by, then));
            }
        }
        return Optional.of(twice ? new SecondDerivativeName(of, one, one) : new SecondDerivativeName(of, below, below));
    }

    /** The one name: {@code ∂²l/∂A∂x}. */
    @Override
    public String toString() {
        return START + of + BELOW + by + SIGN + then;
    }
}
