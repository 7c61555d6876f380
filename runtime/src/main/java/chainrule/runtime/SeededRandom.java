package chainrule.runtime;

/**
 * A seeded source of random numbers that gives the same sequence on every machine and every JDK.
 *
 * <p>The generator is xoshiro256++ (D. Blackman, S. Vigna: Scrambled linear pseudorandom number generators, ACM
 * Transactions on Mathematical Software 47(4), 2021), with a period of 2^256 - 1. Its state is filled from the seed by
 * SplitMix64 (G. L. Steele, D. Lea, C. H. Flood: Fast splittable pseudorandom number generators, OOPSLA 2014), as its
 * authors advise. Not for secrets.
 */
public final class SeededRandom {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double TWO_TO_MINUS_53 = 0x1.0p-53;

    private long s0;
    private long s1;
    private long s2;
    private long s3;
    private double spareNormal;
    private boolean hasSpareNormal;

    public SeededRandom(long seed) {
        s0 = mixed(seed + GOLDEN_GAMMA);
        s1 = mixed(seed + 2 * GOLDEN_GAMMA);
        s2 = mixed(seed + 3 * GOLDEN_GAMMA);
        s3 = mixed(seed + 4 * GOLDEN_GAMMA);
    }

    /** The output function of SplitMix64. */
    private static long mixed(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** 64 random bits. */
    public long bits64() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long shifted = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= shifted;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /** Uniform in [0, 1): a multiple of 2^-53. */
    public double uniform01() {
        return (bits64() >>> 11) * TWO_TO_MINUS_53;
    }

    /**
     * Normal with mean 0 and variance 1, by the polar method (G. Marsaglia, T. A. Bray: A convenient method for generating
     * normal variables, SIAM Review 6(3), 1964). The logarithm is {@link StrictMath}'s, the same everywhere.
     */
    public double normal01() {
        if (hasSpareNormal) {
            hasSpareNormal = false;
            return spareNormal;
        }
        double u;
        double v;
        double square;
        do {
            u = 2 * uniform01() - 1;
            v = 2 * uniform01() - 1;
            square = u * u + v * v;
        } while (square >= 1 || square == 0);
        double factor = Math.sqrt(-2 * StrictMath.log(square) / square);
        spareNormal = v * factor;
        hasSpareNormal = true;
        return u * factor;
    }

    /**
     * Uniform among 0 to {@code n - 1}, without bias (D. Lemire: Fast random integer generation in an interval, ACM
     * Transactions on Modeling and Computer Simulation 29(1), 2019).
     *
     * @throws IllegalArgumentException if n is below 1
     */
    public int below(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("expected a limit of at least 1, got " + n);
        }
        long tooFew = (1L << 32) % n;
        long product = (bits64() >>> 32) * n;
        while ((product & 0xFFFFFFFFL) < tooFew) {
            product = (bits64() >>> 32) * n;
        }
        return (int) (product >>> 32);
    }

    /** Puts the values into a random order, all orders being equally likely (R. Durstenfeld: Algorithm 235, 1964). */
    public void shuffle(int[] values) {
        for (int last = values.length - 1; last > 0; last--) {
            int chosen = below(last + 1);
            int kept = values[last];
            values[last] = values[chosen];
            values[chosen] = kept;
        }
    }
}
