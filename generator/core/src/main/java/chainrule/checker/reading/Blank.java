package chainrule.checker.reading;

/** What a worksheet leaves to its reader: a name of underscores only. */
public final class Blank {

    /** As it is printed. */
    public static final String TEXT = "____";

    private Blank() {}

    public static boolean is(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c == '_');
    }
}
