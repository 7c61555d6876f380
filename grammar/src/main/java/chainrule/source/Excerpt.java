package chainrule.source;

import java.util.Optional;

/**
 * The line of a span as it is shown, at most {@value #WIDTH} code points of it, and a line with a caret below the
 * span's first character. A tab stays a tab in both lines, so that the caret stands right at any tab width; combining
 * marks take no column.
 */
record Excerpt(String line, String caretLine) {
    static final int WIDTH = 100;
    private static final int LEAD = 40;
    private static final String CUT = "…";

    /** The excerpt for a span, or nothing if its line is blank. */
    static Optional<Excerpt> of(SourceSpan span) {
        SourceText text = span.text();
        int line = span.line();
        int[] points = text.line(line).codePoints().toArray();
        int caret = span.column() - 1;
        if (text.line(line).isBlank()) {
            return Optional.empty();
        }
        int from = points.length <= WIDTH ? 0 : Math.max(0, Math.min(caret - LEAD, points.length - WIDTH));
        int to = Math.min(points.length, from + WIDTH);
        String head = from > 0 ? CUT : "";
        String tail = to < points.length ? CUT : "";
        int first = from + head.length();
        int last = to - tail.length();
        String shown = head + new String(points, first, last - first) + tail;
        return Optional.of(new Excerpt(shown, " ".repeat(head.length()) + padding(points, first, caret) + "^"));
    }

    private static String padding(int[] points, int from, int caret) {
        StringBuilder padding = new StringBuilder();
        for (int i = from; i < caret; i++) {
            if (points[i] == '\t') {
                padding.append('\t');
            } else if (!isCombining(points[i])) {
                padding.append(' ');
            }
        }
        return padding.toString();
    }

    private static boolean isCombining(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT;
    }
}
