package chainrule.syntax;

import java.util.Map;
import java.util.Optional;

/** Speaks of a character that the reader may not be able to see or to tell from another. */
final class CodePoints {
    private static final Map<Integer, String> ADVICE = Map.of(
            0x207F,
            "write `^n`",
            0x2071,
            "write `^i`",
            0x2032,
            "the transpose is `'` or `ᵀ`",
            0x2019,
            "the transpose is `'` or `ᵀ`",
            0x2018,
            "the transpose is `'` or `ᵀ`",
            0x201C,
            "strings stand in plain quotes `\"…\"`",
            0x201D,
            "strings stand in plain quotes `\"…\"`",
            0x2013,
            "the minus sign is `-`",
            0x2014,
            "the minus sign is `-`",
            (int) '#',
            "a comment starts with `//`");

    private CodePoints() {}

    /** The character, if it can be seen, with its number and Unicode name: {@code `$` (U+0024 DOLLAR SIGN)}. */
    static String describe(int codePoint) {
        String number = String.format("U+%04X", codePoint);
        String name = Optional.ofNullable(Character.getName(codePoint))
                .map(n -> number + " " + n)
                .orElse(number);
        return isVisible(codePoint) ? "`" + Character.toString(codePoint) + "` (" + name + ")" : name;
    }

    /** What to write instead, for characters that are often meant for another. */
    static Optional<String> advice(int codePoint) {
        if (isVisible(codePoint)) {
            return Optional.ofNullable(ADVICE.get(codePoint));
        }
        return Optional.of("remove this invisible character");
    }

    private static boolean isVisible(int codePoint) {
        switch (Character.getType(codePoint)) {
            case Character.CONTROL:
            case Character.FORMAT:
            case Character.SURROGATE:
            case Character.UNASSIGNED:
            case Character.PRIVATE_USE:
            case Character.SPACE_SEPARATOR:
            case Character.LINE_SEPARATOR:
            case Character.PARAGRAPH_SEPARATOR:
            case Character.NON_SPACING_MARK:
                return false;
            default:
                return true;
        }
    }
}
