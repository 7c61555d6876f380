package chainrule.report;

import chainrule.derivation.Exactness;

/** How it is known that a line holds. */
public enum Check {
    /** The specification says so. */
    GIVEN(' ', ' ', "as the specification has it"),
    /** The derivative was compared with difference quotients. */
    DIFFERENCES('≈', '~', "compared with difference quotients"),
    /** Both sides were evaluated at random points. */
    EVALUATED('✓', '+', "both sides evaluated at random points"),
    /** Besides, modulo a power of a prime, where rounding cannot fool the check. */
    EXACT('≡', '=', "both sides evaluated at random points, and exactly, modulo a power of a prime"),
    /** Likewise, on every side of each kink. */
    BY_BRANCH('≅', '%', "both sides evaluated at random points, and exactly on every side of each kink"),
    /** Likewise, on those sides of kinks that points were found on. */
    ON_SOME_BRANCHES('≃', '&', "both sides evaluated at random points, and exactly on those sides of its kinks that points were found on"),
    /** No point was found at which the network has a value. */
    UNCHECKED('?', '?', "not checked: no point was found where both sides can be compared");

    private final char mark;
    private final char ascii;
    private final String how;

    Check(char mark, char ascii, String how) {
        this.mark = mark;
        this.ascii = ascii;
        this.how = how;
    }

    /** What exact arithmetic found, or another mark where it found nothing. */
    static Check of(Exactness exactness, Check otherwise) {
        return switch (exactness) {
            case EXACT -> EXACT;
            case BY_BRANCH -> BY_BRANCH;
            case ON_SOME_BRANCHES -> ON_SOME_BRANCHES;
            case NONE -> otherwise;
            case DIFFERENT -> throw new IllegalArgumentException("a line that does not hold is not printed");
        };
    }

    /** One character for it; a blank for what needs no check. */
    public char mark() {
        return mark;
    }

    /** The same on every keyboard. */
    public char ascii() {
        return ascii;
    }

    public String how() {
        return how;
    }
}
