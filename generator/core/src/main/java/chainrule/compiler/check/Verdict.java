package chainrule.compiler.check;

/** What a check says of the gradient of one parameter. */
public enum Verdict {
    /** Equal to both references at every point that could be compared. */
    AGREES(true, "agrees"),
    /** Zero on all sides, and the derivation says that it is. */
    ZERO(true, "zero, as derived"),
    /** Different from a reference. */
    DIFFERS(false, "WRONG"),
    /** Near zero on all sides in every draw, without a derivation that says so: nothing was tested. */
    UNTESTED(false, "NOT TESTED");

    private final boolean passed;
    private final String word;

    Verdict(boolean passed, String word) {
        this.passed = passed;
        this.word = word;
    }

    /** Whether a check with this verdict is passed. */
    public boolean passed() {
        return passed;
    }

    /** The word for a table. */
    public String word() {
        return word;
    }
}
