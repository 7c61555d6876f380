package chainrule.compiler.check;

/** What a check says of the gradient of one parameter. */
public enum GradientVerdict {
    /** Equal to both references at every point that could be compared. */
    AGREES(true, "agrees"),
    /** Equal to the Evaluator, and so small beside the loss that differences, whose rounding it is lost in, do not contradict. */
    TINY(true, "agrees; too small for differences"),
    /** Zero on all sides, and the derivation says that it is. */
    ZERO(true, "zero, as derived"),
    /** Different from a reference. */
    DIFFERS(false, "WRONG"),
    /** Zero or rounding on all sides in every draw, without a derivation that says so: nothing was tested. */
    UNTESTED(false, "NOT TESTED");

    private final boolean passed;
    private final String word;

    GradientVerdict(boolean passed, String word) {
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
