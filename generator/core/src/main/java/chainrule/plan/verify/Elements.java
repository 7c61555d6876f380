package chainrule.plan.verify;

import chainrule.plan.Buffer;
import java.math.BigInteger;

/** Sets of elements of a buffer, by their places: bit k is element k. */
final class Elements {

    private Elements() {}

    /** How many elements there are, of one sample where it is per sample. */
    static int count(Buffer b) {
        return b.size() * Math.max(1, b.panels());
    }

    static BigInteger first(int count) {
        return BigInteger.ONE.shiftLeft(count).subtract(BigInteger.ONE);
    }

    /** The union of so many copies of a set, each moved on by a positive distance from the one before. */
    static BigInteger repeated(BigInteger set, int distance, int count) {
        BigInteger all = set;
        int have = 1;
        while (have < count && distance > 0) {
            int more = Math.min(have, count - have);
            all = all.or(all.shiftLeft(Math.multiplyExact(distance, more)));
            have += more;
        }
        return all;
    }

    /** A set of places in several samples, as places in one. */
    static BigInteger inOneSample(BigInteger set, int size, int samples) {
        BigInteger all = BigInteger.ZERO;
        for (int s = 0; s < samples; s++) {
            all = all.or(set.shiftRight(s * size).and(first(size)));
        }
        return all;
    }

    static boolean contains(BigInteger all, BigInteger some) {
        return some.andNot(all).signum() == 0;
    }
}
