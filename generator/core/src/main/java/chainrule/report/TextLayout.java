package chainrule.report;

import chainrule.symbolic.notation.FormulaPrinter;
import chainrule.symbolic.notation.Style;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A document as text for a terminal: the mark of its check before each line, formulas on the left, shapes
 * and reasons in a column of their own.
 */
final class TextLayout {

    /** The share of the width that formulas have to themselves. */
    private static final double FORMULAS = 0.58;

    /** A left side that takes a larger share of it stands on rows of its own. */
    private static final double WIDEST_LEFT = 0.4;

    private static final int INDENT = 4;

    private final boolean ascii;
    private final boolean unfolded;
    private final int width;
    private final int reasonColumn;
    private final FormulaPrinter formulas;
    private final UnaryOperator<String> words;
    private final StringBuilder out = new StringBuilder();

    private final Set<Check> marks = EnumSet.noneOf(Check.class);
    private int indent;

    private TextLayout(View view, String loss) {
        this.ascii = view.ascii();
        this.unfolded = view.unfolded();
        this.width = view.width();
        this.reasonColumn = (int) Math.round(FORMULAS * width);
        this.formulas = FormulaPrinter.plain(ascii ? Style.ASCII : Style.TEXTBOOK, loss);
        this.words = ascii ? Ascii::of : UnaryOperator.identity();
    }

    static String of(Document document, View view) {
        TextLayout layout = new TextLayout(view, document.loss());
        layout.heading(document.title(), view.ascii() ? "=" : "═");
        document.sections().forEach(layout::section);
        layout.legend();
        return layout.out.toString();
    }

    private void heading(String text, String rule) {
        out.append(text).append('\n').append(rule.repeat(Math.max(1, Columns.width(text)))).append('\n');
    }

    private void legend() {
        marks.remove(Check.GIVEN);
        marks.forEach(c -> fill(words.apply(c.how()), "      " + mark(c) + "  "));
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
            TextTable.rows(x.heads(), x.rows().stream().map(r -> r.stream().map(this::text).toList()).toList(), width)
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
        boolean apart = Columns.width(start) > WIDEST_LEFT * width;
        for (int k = 0; k < e.lines().size(); k++) {
            Document.Line line = e.lines().get(k);
            marks.add(line.check());
            String margin = " ".repeat(indent) + mark(line.check()) + " ";
            if (k == 0 && apart) {
                rows(margin, start, "");
                margin = " ".repeat(indent + 2);
            }
            String left = apart ? "  " : k == 0 ? start + " " : " ".repeat(Columns.width(start) + 1);
            rows(margin + left + "= ", formulas.print(line.formula()), note(e, line, k));
        }
        if (unfolded) {
            e.lines().forEach(this::details);
        }
    }

    private String note(Document.Equation e, Document.Line line, int k) {
        String reason = text(line.reason());
        return k > 0 || e.shape().isEmpty() ? reason : shape(e.shape()) + (reason.isEmpty() ? "" : "  " + reason);
    }

    private void details(Document.Line line) {
        if (!line.details().isEmpty()) {
            indent += INDENT;
            out.append(" ".repeat(indent))
                    .append(text(line.reason()))
                    .append(line.reason().isEmpty() ? "" : ", ")
                    .append(words.apply(line.details().heading()))
                    .append(":\n");
            line.details().equations().forEach(this::equation);
            indent -= INDENT;
        }
    }

    /** A formula from a start on, with the rows below it indented a little more, and a note beside or below the last. */
    private void rows(String left, String formula, String note) {
        List<String> rows = FormulaBreaks.of(formula, width - Columns.width(left) - 2);
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
        int gap = Math.max(2, reasonColumn - Columns.width(row));
        if (Columns.width(row) + gap + Columns.width(note) <= width) {
            return row + " ".repeat(gap) + note;
        }
        List<String> rows = new ArrayList<>(List.of(row));
        int column = Math.min(reasonColumn, Math.max(6, width - Columns.width(note)));
        Columns.wrap(note, width - column).forEach(n -> rows.add(" ".repeat(column) + n));
        return String.join("\n", rows);
    }

    /** Words from a start on, with the rows below it indented as much. */
    private void fill(String text, String start) {
        String lead = start;
        for (String row : Columns.wrap(text, width - Columns.width(start))) {
            out.append(lead).append(row).append('\n');
            lead = " ".repeat(Columns.width(start));
        }
    }
}
