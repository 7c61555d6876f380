package chainrule.report;

import java.util.ArrayList;
import java.util.List;

/** A document as text for a terminal: formulas on the left, shapes and reasons in a column of their own, 100 columns wide. */
public final class TextLayout {

    private static final int WIDTH = 100;
    private static final int REASON_COLUMN = 58;

    private final boolean ascii;
    private final StringBuilder out = new StringBuilder();

    private TextLayout(boolean ascii) {
        this.ascii = ascii;
    }

    public static String of(Document whole, boolean ascii) {
        Document document = ascii ? Ascii.of(whole) : whole;
        TextLayout layout = new TextLayout(ascii);
        layout.heading(document.title(), ascii ? "=" : "═");
        document.sections().forEach(layout::section);
        return layout.out.toString();
    }

    private void heading(String text, String rule) {
        out.append(text).append('\n').append(rule.repeat(Math.max(1, width(text)))).append('\n');
    }

    private void section(Document.Section s) {
        out.append('\n');
        heading(s.heading(), ascii ? "-" : "─");
        if (!s.introduction().isEmpty()) {
            fill(s.introduction(), 0);
        }
        s.entries().forEach(this::entry);
    }

    private void entry(Document.Entry e) {
        if (e.left().isEmpty()) {
            e.lines().forEach(line -> fill(line.formula(), 6));
            return;
        }
        if (e.left().endsWith(":")) {
            list(e);
            return;
        }
        String start = "  " + e.left();
        int indent = width(start) + 1;
        for (int k = 0; k < e.lines().size(); k++) {
            Document.Line line = e.lines().get(k);
            String left = (k == 0 ? start : " ".repeat(indent - 1)) + " = ";
            String note = k == 0 && !e.shape().isEmpty()
                    ? e.shape() + (line.reason().isEmpty() ? "" : "  " + line.reason())
                    : line.reason();
            formula(left, line.formula(), note);
        }
    }

    private void list(Document.Entry e) {
        String start = "  " + e.left() + " ";
        for (String row : wrap(e.lines().get(0).formula(), WIDTH - width(start))) {
            out.append(start).append(row).append('\n');
            start = " ".repeat(start.length());
        }
    }

    private void formula(String left, String formula, String note) {
        List<String> rows = FormulaBreaks.of(formula, WIDTH - width(left) - 2);
        String first = left + rows.get(0);
        for (int k = 0; k < rows.size(); k++) {
            String row = k == 0 ? first : " ".repeat(width(left) + 2) + rows.get(k);
            boolean last = k == rows.size() - 1;
            out.append(last ? withNote(row, note) : row).append('\n');
        }
    }

    /** The note beside the row where there is room, else on the next row. */
    private String withNote(String row, String note) {
        if (note.isEmpty()) {
            return row;
        }
        int gap = Math.max(2, REASON_COLUMN - width(row));
        if (width(row) + gap + width(note) <= WIDTH) {
            return row + " ".repeat(gap) + note;
        }
        List<String> rows = new ArrayList<>(List.of(row));
        int column = Math.min(REASON_COLUMN, Math.max(6, WIDTH - width(note)));
        wrap(note, WIDTH - column).forEach(n -> rows.add(" ".repeat(column) + n));
        return String.join("\n", rows);
    }

    private void fill(String text, int indent) {
        wrap(text, WIDTH - indent).forEach(row -> out.append(" ".repeat(indent)).append(row).append('\n'));
    }

    private static List<String> wrap(String text, int width) {
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

    /** Columns in a terminal: combining marks take none. */
    static int width(String text) {
        return (int) text.codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .count();
    }
}
