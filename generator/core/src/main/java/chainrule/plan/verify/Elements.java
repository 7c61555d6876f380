package chainrule.plan.verify;

import chainrule.plan.Buffer;
import java.math.BigInteger;

/** Sets of elements of a buffer, by their places: bit k is element k. */
final class Elements {

    private static final int FEW = 512;

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

    /** Whether a set holds the first so many places and no other: most that do not are too short. */
    static boolean isFirst(BigInteger set, int count) {
        return set.bitLength() == count && set.getLowestSetBit() == 0 && set.bitCount() == count;
    }

    /** Whether a set holds another, moved on; of a large one, a few places are looked up. */
    static boolean contains(BigInteger all, BigInteger some, int by) {
        if (some.bitLength() > FEW) {
            return some.shiftLeft(by).andNot(all).signum() == 0;
        }
        for (int k = 0; k < some.bitLength(); k++) {
            if (some.testBit(k) && !all.testBit(k + by)) {
                return false;
            }
        }
        return true;
    }
}
