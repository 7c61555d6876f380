package chainrule.symbolic.notation;

/**
 * How plain text is written.
 *
 * @param names whether names print as mathematics: W₁, ŷ, σ
 * @param symbols whether signs do: −, ⊙, ᵀ, ∂
 * @param juxtaposes whether products have no sign, as in a textbook; a specification wants one
 */
public record Style(boolean names, boolean symbols, boolean juxtaposes) {

    /** For reading in a terminal. */
    public static final Style TEXTBOOK = new Style(true, true, true);

    /** The same with characters that every keyboard has. */
    public static final Style ASCII = new Style(false, false, true);

    /** What a specification reads. */
    public static final Style SPECIFICATION = new Style(false, false, false);
}
