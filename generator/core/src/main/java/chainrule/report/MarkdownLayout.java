package chainrule.report;

import chainrule.symbolic.notation.FormulaPrinter;
import java.util.List;
import java.util.stream.Collectors;

/** A document as Markdown with formulas in dollar signs, as GitHub, GitLab and Pandoc read them. */
final class MarkdownLayout {

    private final FormulaPrinter formulas;
    private final StringBuilder out = new StringBuilder();

    private MarkdownLayout(String loss) {
        this.formulas = FormulaPrinter.latex(loss);
    }

    static String of(Document document) {
        MarkdownLayout layout = new MarkdownLayout(document.loss());
        layout.out.append("# ").append(escaped(document.title())).append('\n');
        document.sections().forEach(layout::section);
        layout.legend();
        return layout.out.toString();
    }

    /** The one place where text is escaped. */
    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_{}\\[\\]<>#|$~])", "\\\\$1");
    }

    private void section(Document.Section s) {
        out.append("\n## ").append(escaped(s.heading())).append('\n');
        if (!s.introduction().isEmpty()) {
            out.append('\n').append(text(s.introduction())).append('\n');
        }
        s.blocks().forEach(this::block);
    }

    private void legend() {
        out.append("\n---\n\n");
        for (Check c : Check.values()) {
            if (c != Check.GIVEN) {
                out.append(c.mark()).append(' ').append(c.how()).append("  \n");
            }
        }
    }

    private void block(Document.Block block) {
        out.append('\n');
        if (block instanceof Document.Listing x) {
            out.append("- ").append(x.what()).append(": ").append(text(x.items())).append('\n');
        } else if (block instanceof Document.Remark x) {
            out.append("- ").append(text(x.text())).append('\n');
        } else if (block instanceof Document.Table x) {
            table(x);
        } else {
            equation((Document.Equation) block);
        }
    }

    private void table(Document.Table x) {
        row(x.heads().stream().map(MarkdownLayout::escaped).toList());
        row(x.heads().stream().map(h -> "---").toList());
        x.rows().forEach(r -> row(r.stream().map(this::text).toList()));
    }

    private void row(List<String> cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private String text(Prose prose) {
        return prose.spans().stream().map(this::text).collect(Collectors.joining());
    }

    private String text(Prose.Span span) {
        if (span instanceof Prose.Words x) {
            return escaped(x.text());
        }
        if (span instanceof Prose.Formula x) {
            return inline(formulas.print(x.node()));
        }
        if (span instanceof Prose.Code x) {
            return "`" + x.text() + "`";
        }
        List<String> sizes = ((Prose.Shape) span).sizes();
        return sizes.isEmpty() ? "" : escaped("[" + String.join(", ", sizes) + "]");
    }

    /** A bar would end the cell of a table. */
    private static String inline(String latex) {
        return "$" + latex.replace("|", "\\vert ").strip() + "$";
    }

    private void equation(Document.Equation e) {
        out.append("```math\n\\begin{aligned}\n");
        for (int k = 0; k < e.lines().size(); k++) {
            Document.Line line = e.lines().get(k);
            out.append(k == 0 ? formulas.print(e.left()) : "")
                    .append(" &= ")
                    .append(formulas.print(line.formula()))
                    .append(note(e, line, k == 0))
                    .append(k + 1 < e.lines().size() ? " \\\\\n" : "\n");
        }
        out.append("\\end{aligned}\n```\n");
        e.lines().forEach(this::details);
    }

    private String note(Document.Equation e, Document.Line line, boolean first) {
        String shape = first && !e.shape().isEmpty() ? "[" + String.join(", ", e.shape()) + "]" : "";
        String reason = new LatexText(formulas).inMath(line.reason());
        String mark = line.check() == Check.GIVEN ? "" : "\\text{" + line.check().mark() + "}\\;";
        String note = (shape.isEmpty() ? "" : "\\text{" + new LatexText(formulas).escaped(shape) + "}\\;") + reason;
        return note.isEmpty() && mark.isEmpty() ? "" : " && " + mark + note;
    }

    private void details(Document.Line line) {
        if (!line.details().isEmpty()) {
            out.append("\n<details><summary>").append(escapedPlain(line)).append(line.reason().isEmpty() ? "" : ": ").append(escaped(line.details().heading())).append("</summary>\n\n");
            line.details().equations().forEach(this::equation);
            out.append("\n</details>\n");
        }
    }

    private static String escapedPlain(Document.Line line) {
        return line.reason().spans().stream()
                .filter(Prose.Words.class::isInstance)
                .map(s -> escaped(((Prose.Words) s).text()))
                .collect(Collectors.joining());
    }
}
