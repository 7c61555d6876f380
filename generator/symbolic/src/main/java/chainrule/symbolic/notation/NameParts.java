package chainrule.symbolic.notation;

import java.text.Normalizer;
import java.util.Map;

/**
 * A name as two dimensions show it, e.g. W1 and W_1 as W with the subscript 1, yhat as y with a hat, h.W as W with the subscript h,
 * W⁽¹⁾ as W with the superscript (1).
 *
 * @param base a letter, Greek ones as such, or a word
 * @param accent what stands above the base, or nothing
 * @param subscript digits or a word, or nothing
 * @param superscript a number, or nothing
 * @param owner the definition whose layer the name belongs to, or null
 */
record NameParts(String base, Accent accent, String subscript, String superscript, NameParts owner) {

    /** What stands above a letter. */
    enum Accent {
        NONE,
        HAT,
        BAR
    }

    private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉";
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final Map<Character, Accent> MARKS = Map.of('\u0302', Accent.HAT, '\u0304', Accent.BAR);

    static NameParts of(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0
                ? simple(name, null)
                : simple(name.substring(dot + 1), of(name.substring(0, dot)));
    }

    private static NameParts simple(String name, NameParts owner) {
        int raised = name.indexOf('⁽');
        String superscript = raised < 0 ? "" : digits(name.substring(raised + 1, name.length() - 1));
        String rest = raised < 0 ? name : name.substring(0, raised);
        int end = rest.length();
        while (end > 1 && isDigit(rest.charAt(end - 1))) {
            end--;
        }
        boolean apart = end < rest.length() && end > 1 && rest.charAt(end - 1) == '_';
        String letters = SymbolNames.unicode(rest.substring(0, apart ? end - 1 : end));
        String subscript = digits(rest.substring(end));
        int low = letters.indexOf('_');
        boolean indexed = low == 1 && low + 1 < letters.length();
        return accented(
                indexed ? letters.substring(0, low) : letters,
                indexed ? letters.substring(low + 1) + subscript : subscript,
                superscript,
                owner);
    }

    /** ŷ is one character or a letter with a combining mark. */
    private static NameParts accented(String letters, String subscript, String superscript, NameParts owner) {
        String apart = Normalizer.normalize(letters, Normalizer.Form.NFD);
        Accent accent = apart.length() == 2 ? MARKS.getOrDefault(apart.charAt(1), Accent.NONE) : Accent.NONE;
        return new NameParts(
                accent == Accent.NONE ? letters : apart.substring(0, 1), accent, subscript, superscript, owner);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9' || LOWERED.indexOf(c) >= 0;
    }

    private static String digits(String text) {
        StringBuilder plain = new StringBuilder();
        for (char c : text.toCharArray()) {
            int at = Math.max(LOWERED.indexOf(c), RAISED.indexOf(c));
            plain.append(at < 0 ? c : (char) ('0' + at));
        }
        return plain.toString();
    }
}
