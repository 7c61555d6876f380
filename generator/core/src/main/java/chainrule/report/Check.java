package chainrule.report;

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
    /** Likewise, on the branches of its kinks that the points are on. */
    BY_BRANCH('≅', '%', "both sides evaluated at random points, and exactly on the branches that a point is on"),
    /** No point was found at which the network has a value. */
    UNCHECKED('?', '?', "not checked: no point was found where the network has a value");

    private final char mark;
    private final char ascii;
    private final String how;

    Check(char mark, char ascii, String how) {
        this.mark = mark;
        this.ascii = ascii;
        this.how = how;
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
