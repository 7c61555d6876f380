package chainrule.source;

/** Numbers of things in sentences: 1 sample, 2 samples. */
public final class Counts {

    private Counts() {}

    /** A number and a noun whose plural ends in s, such as {@code 3 columns}. */
    public static String of(long count, String noun) {
        return count + " " + noun(count, noun);
    }

    /** The noun alone, where the number is written in another way. */
    public static String noun(long count, String noun) {
        return count == 1 ? noun : noun + "s";
    }
}
