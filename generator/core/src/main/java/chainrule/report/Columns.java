package chainrule.report;

import java.util.ArrayList;
import java.util.List;

/** Text in the columns of a terminal. */
final class Columns {

    /** The first combining mark of Unicode. */
    private static final int FIRST_MARK = 0x300;

    private Columns() {}

    /** Combining marks take none. */
    static int width(String text) {
        int width = 0;
        for (int k = 0; k < text.length(); ) {
            int c = text.codePointAt(k);
            width += c < FIRST_MARK || Character.getType(c) != Character.NON_SPACING_MARK ? 1 : 0;
            k += Character.charCount(c);
        }
        return width;
    }

    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /** Rows of whole words, as wide as may be. */
    static List<String> wrap(String text, int width) {
        List<String> rows = new ArrayList<>();
        StringBuilder row = new StringBuilder();
        for (String word : text.split(" ")) {
            if (row.length() > 0 && width(row.toString()) + 1 + width(word) > width) {
                rows.add(row.toString());
                row.setLength(0);
            }
            row.append(row.length() == 0 ? "" : " ").append(word);
        }
        rows.add(row.toString());
        return rows;
    }
}
