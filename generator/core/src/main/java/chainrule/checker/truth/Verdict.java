package chainrule.checker.truth;

/** What a line is; better ones first. */
public enum Verdict {
    /** Nothing is said to be equal. */
    DEFINITION("a name for later lines"),
    RIGHT("right"),
    /** A worksheet's blank is not filled in. */
    BLANK("still blank"),
    NOT_SIMPLIFIED("right, but not simplified"),
    LAYOUT("right up to layout"),
    SHORTHAND("shorthand"),
    WRONG_EXPRESSION("right value by a wrong expression"),
    NOT_JUDGED("not judged"),
    WRONG("wrong");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** As it is printed. */
    public String words() {
        return words;
    }
}
