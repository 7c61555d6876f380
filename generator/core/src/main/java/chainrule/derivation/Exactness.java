package chainrule.derivation;

/** How far an equality holds in exact arithmetic. */
public enum Exactness {
    /** It holds modulo a power of a prime at a random point. */
    EXACT,
    /** Likewise, on every side of each kink in it. */
    BY_BRANCH,
    /** Likewise, on those sides of its kinks that points were found on; others may be there. */
    ON_SOME_BRANCHES,
    /** No exact values were found: exact arithmetic says nothing. */
    NONE,
    /** It does not hold. */
    DIFFERENT;

    /** What is known of two equalities together. */
    public Exactness and(Exactness other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
