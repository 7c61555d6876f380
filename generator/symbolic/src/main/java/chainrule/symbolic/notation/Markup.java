package chainrule.symbolic.notation;

import java.util.List;

/** What a format of two dimensions has for the parts of a formula; it alone knows how the format escapes. */
interface Markup {

    /** Where a line may be broken; in anything but a row it is dropped. */
    char BREAK = '\u000b';

    static String unbroken(String text) {
        return text.replace(Character.toString(BREAK), "");
    }

    /** The whole formula, with what its breaks become. */
    String formula(String row);

    /** What no line breaks in. */
    String solid(String content);

    String number(String text);

    /** Words in a formula, with a space on both sides. */
    String words(String text);

    /** An index variable. */
    String index(String name);

    /** @param above a superscript, besides what the name has itself; or nothing */
    String name(NameParts parts, String above);

    /** A symbol that a reader may want to know more about. */
    String symbol(String shown, MathNode.Name symbol);

    /** The name of a function, upright. */
    String function(String name);

    /** The derivative of a function of one argument. */
    String primed(String function);

    String sign(Sign sign);

    /** Between factors that have no sign. */
    String times();

    String fraction(String above, String below);

    String superscript(String base, String above);

    String subscript(String base, String below);

    String root(String radicand);

    /** Σ and its like, with what stands below and above; either may be nothing. */
    String large(String operator, String below, String above);

    /** @param tall whether the brackets must grow with what is in them */
    String bracketed(Bracket bracket, String content, boolean tall);

    /** A table of numbers in round brackets that grow with it. */
    String matrix(List<List<String>> rows);

    /** Values with the conditions under which they hold; the last has none. */
    String cases(List<String> values, List<String> conditions);

    /** The indicator of a condition. */
    String indicator(String condition);

    /** The kinds of brackets. */
    enum Bracket {
        ROUND,
        BARS
    }
}
