package chainrule.model;

import java.util.Set;
import javax.lang.model.SourceVersion;

/** The Java identifier that a name of a specification becomes. */
public final class JavaIdentifiers {

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

    /** Words that are names in some places only (Java Language Specification 17, section 3.9). */
    private static final Set<String> CONTEXTUAL = Set.of("var", "yield", "record", "sealed", "permits");

    private JavaIdentifiers() {}

    /** Whether a name is a word of Java, in all places or in some. */
    public static boolean isWord(String name) {
        return SourceVersion.isKeyword(name, SourceVersion.RELEASE_17) || CONTEXTUAL.contains(name);
    }

    /** The characters that Java allows; digits above and below the line as digits, all else as an underscore. */
    public static String of(String name) {
        StringBuilder text = new StringBuilder();
        name.codePoints().forEach(c -> appendPart(text, c));
        while (text.length() > 1 && text.charAt(text.length() - 1) == '_') {
            text.setLength(text.length() - 1);
        }
        boolean starts = text.length() > 0 && Character.isJavaIdentifierStart(text.codePointAt(0));
        return starts && !text.toString().equals("_") ? text.toString() : "v" + text;
    }

    private static void appendPart(StringBuilder text, int c) {
        int superscript = SUPERSCRIPTS.indexOf(c);
        int subscript = SUBSCRIPTS.indexOf(c);
        if (superscript >= 0 || subscript >= 0) {
            text.append(Math.max(superscript, subscript));
        } else if (Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c)) {
            text.appendCodePoint(c);
        } else {
            text.append('_');
        }
    }
}
