package chainrule.syntax;

import java.util.Optional;

/**
 * The name of a derivative in a claim, however it was typed: `dl/dW`, `∂l / ∂W` are the name {@code ∂l/∂W}. With nothing above,
 * as in `d(W*x + b)/db` or `d/db (W*x + b)`, it is called with the expression that is differentiated.
 *
 * @param of what is differentiated, empty for the expression that follows
 * @param by with respect to what
 */
public record DerivativeName(String of, String by) {
    private static final String SIGN = "∂";
    private static final String QUOTIENT = "/∂";

    /** Whether a name is that of a derivative, of the first order or the second: no other name has a slash. */
    public static boolean isQuotient(String name) {
        return name.contains(QUOTIENT);
    }

    /** The parts of a name of this form. */
    public static Optional<DerivativeName> parse(String name) {
        int slash = name.indexOf(QUOTIENT);
        return slash < 0 || SecondDerivativeName.parse(name).isPresent()
                ? Optional.empty()
                : Optional.of(new DerivativeName(
                        name.substring(SIGN.length(), slash), name.substring(slash + QUOTIENT.length())));
    }

    /** Whether this is applied to an expression. */
    public boolean isOperator() {
        return of.isEmpty();
    }

    /** The one name: {@code ∂l/∂W}. */
    @Override
    public String toString() {
        return SIGN + of + QUOTIENT + by;
    }
}
