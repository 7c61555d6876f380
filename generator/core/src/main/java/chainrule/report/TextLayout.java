package chainrule.report;

import chainrule.symbolic.notation.FormulaPrinter;
import chainrule.symbolic.notation.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A document as text for a terminal, 100 columns wide: the mark of its check before each line, formulas on the left, shapes
 * and reasons in a column of their own.
 */
final class TextLayout {

    private static final int WIDTH = 100;
    private static final int REASON_COLUMN = 58;

    private final boolean ascii;
    private final FormulaPrinter formulas;
    private final UnaryOperator<String> words;
    private final StringBuilder out = new StringBuilder();

    private TextLayout(boolean ascii, String loss) {
        this.ascii = ascii;
        this.formulas = FormulaPrinter.plain(ascii ? Style.ASCII : Style.TEXTBOOK, loss);
        this.words = ascii ? Ascii::of : UnaryOperator.identity();
    }

    static String of(Document document, boolean ascii) {
        TextLayout layout = new TextLayout(ascii, document.loss());
        layout.heading(document.title(), ascii ? "=" : "═");
        document.sections().forEach(layout::section);
        layout.legend();
        return layout.out.toString();
    }

    private void heading(String text, String rule) {
        out.append(text).append('\n').append(rule.repeat(Math.max(1, Columns.width(text)))).append('\n');
    }

    private void legend() {
        for (Check c : Check.values()) {
            if (c != Check.GIVEN && out.indexOf("\n" + mark(c) + " ") >= 0) {
                out.append("      ").append(mark(c)).append("  ").append(c.how()).append('\n');
            }
        }
    }

    private char mark(Check c) {
        return ascii ? c.ascii() : c.mark();
    }

    private void section(Document.Section s) {
        out.append('\n');
        heading(words.apply(s.heading()), ascii ? "-" : "─");
        if (!s.introduction().isEmpty()) {
            fill(text(s.introduction()), "");
        }
        s.blocks().forEach(this::block);
    }

    private void block(Document.Block block) {
        if (block instanceof Document.Listing x) {
            String start = "  " + x.what() + ": ";
            fill(text(x.items()), start);
        } else if (block instanceof Document.Remark x) {
            fill(text(x.text()), "      ");
        } else if (block instanceof Document.Table x) {
            TextTable.rows(x.heads(), x.rows().stream().map(r -> r.stream().map(this::text).toList()).toList(), WIDTH)
                    .forEach(row -> out.append(row).append('\n'));
        } else {
            equation((Document.Equation) block);
        }
    }

    private String text(Prose prose) {
        StringBuilder text = new StringBuilder();
        for (Prose.Span span : prose.spans()) {
            text.append(text(span));
        }
        return text.toString();
    }

    private String text(Prose.Span span) {
        if (span instanceof Prose.Words x) {
            return words.apply(x.text());
        }
        if (span instanceof Prose.Formula x) {
            return formulas.print(x.node());
        }
        if (span instanceof Prose.Code x) {
            return x.text();
        }
        return shape(((Prose.Shape) span).sizes());
    }

    private static String shape(List<String> sizes) {
        return sizes.isEmpty() ? "" : "[" + String.join(", ", sizes) + "]";
    }

    private void equation(Document.Equation e) {
        String start = formulas.print(e.left());
        for (int k = 0; k < e.lines().size(); k++) {
            Document.Line line = e.lines().get(k);
            String left = mark(line.check()) + " " + (k == 0 ? start : " ".repeat(Columns.width(start))) + " = ";
            String reason = text(line.reason());
            String note = k == 0 && !e.shape().isEmpty()
                    ? shape(e.shape()) + (reason.isEmpty() ? "" : "  " + reason)
                    : reason;
            formula(left, formulas.print(line.formula()), note);
        }
    }

    private void formula(String left, String formula, String note) {
        List<String> rows = FormulaBreaks.of(formula, WIDTH - Columns.width(left) - 2);
        String first = left + rows.get(0);
        for (int k = 0; k < rows.size(); k++) {
            String row = k == 0 ? first : " ".repeat(Columns.width(left) + 2) + rows.get(k);
            boolean last = k == rows.size() - 1;
            out.append(last ? withNote(row, note) : row).append('\n');
        }
    }

    /** The note beside the row where there is room, else on the next row. */
    private String withNote(String row, String note) {
        if (note.isEmpty()) {
            return row;
        }
        int gap = Math.max(2, REASON_COLUMN - Columns.width(row));
        if (Columns.width(row) + gap + Columns.width(note) <= WIDTH) {
            return row + " ".repeat(gap) + note;
        }
        List<String> rows = new ArrayList<>(List.of(row));
        int column = Math.min(REASON_COLUMN, Math.max(6, WIDTH - Columns.width(note)));
        Columns.wrap(note, WIDTH - column).forEach(n -> rows.add(" ".repeat(column) + n));
        return String.join("\n", rows);
    }

    /** Words from a start on, with the rows below it indented as much. */
    private void fill(String text, String start) {
        String lead = start;
        for (String row : Columns.wrap(text, WIDTH - Columns.width(start))) {
            out.append(lead).append(row).append('\n');
            lead = " ".repeat(Columns.width(start));
        }
    }
}
