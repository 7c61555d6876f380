package chainrule.symbolic.exact;

import chainrule.symbolic.Range;
import java.math.BigInteger;
import java.util.Random;

/** From where p-adic values are drawn: some functions have values here, others there. */
public enum ExactDomain {
    /** Multiples of the prime, where the series of exp and its like converge; squares where a symbol is positive. */
    MULTIPLES,
    /** Squares of these, which have roots. */
    SQUARES,
    /** Numbers that are 1 modulo the prime, of which e^log x = x holds, and which have roots; so have quotients of them. */
    NEAR_ONE;

    private static final int BITS = 60;

    Padic draw(Range range, Random random) {
        Padic multiple = Padic.of(Padic.PRIME.multiply(new BigInteger(BITS, random).add(BigInteger.ONE)));
        return switch (this) {
            case MULTIPLES -> range.isNonNegative() ? multiple.times(multiple) : multiple;
            case SQUARES -> multiple.times(multiple);
            case NEAR_ONE -> Padic.of(1).plus(multiple);
        };
    }
}
