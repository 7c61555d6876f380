package chainrule.derivation;

/** How far an equality was checked in exact arithmetic, besides in floating point. */
public enum Exactness {
    /** It holds modulo a power of a prime at a random point. */
    EXACT,
    /** Likewise, on the branches that the point was taken to be on at kinks. */
    BY_BRANCH,
    /** No exact value was found: it is checked by floating-point numbers alone. */
    NONE
}
