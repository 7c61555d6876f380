package chainrule.report;

import chainrule.symbolic.notation.FormulaPrinter;
import chainrule.symbolic.notation.Style;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A document as a LaTeX file for pdfLaTeX with amsmath and amssymb. A line of an equation is a paragraph that hangs from its
 * equals sign, so that long formulas break at their operators by themselves.
 */
final class LatexLayout {

    private static final String PREAMBLE = """
            \\documentclass[11pt,a4paper]{article}
            \\usepackage[utf8]{inputenc}
            \\usepackage{amsmath,amssymb}
            \\usepackage{array,booktabs,longtable,xcolor}
            \\usepackage[margin=25mm]{geometry}
            \\setlength{\\parindent}{0pt}
            \\setlength{\\parskip}{4pt}
            \\setlength{\\emergencystretch}{3em}
            \\renewcommand{\\arraystretch}{1.35}
            \\binoppenalty=10000
            \\relpenalty=10000
            \\raggedbottom
            \\newlength{\\lhs}
            %% \\eqfirst{left side}{right side}{note}: an equation; \\eqnext{right side}{note}: an equal form below it
            \\newcommand{\\eqline}[3]{{\\rightskip=0pt plus 12em\\parfillskip=0pt\\tolerance=9999\\hbadness=10000
              \\hangindent=\\dimexpr\\lhs+2em\\relax\\hangafter=1\\noindent
              \\makebox[\\lhs][l]{#1}$\\displaystyle{}=\\,#2$\\nobreak\\hfil\\penalty50\\hskip2em\\hbox{}\\nobreak\\hfil
              \\mbox{\\textcolor{gray}{\\small #3}}\\par}}
            \\newcommand{\\eqfirst}[3]{\\medskip\\settowidth{\\lhs}{$\\displaystyle #1\\;$}\\eqline{$\\displaystyle #1$}{#2}{#3}}
            \\newcommand{\\eqnext}[2]{\\eqline{}{#1}{#2}}
            %% \\eqwide{left side}: a left side on lines of its own, before \\eqnext
            \\newcommand{\\eqwide}[1]{\\medskip{\\rightskip=0pt plus 12em\\hangindent=2em\\noindent$\\displaystyle #1$\\par}%%
              \\setlength{\\lhs}{1em}}
            """;

    /** Characters of plain text that a row of a table has room for. */
    private static final int ROOM = 92;

    /** A left side of more characters stands on lines of its own. */
    private static final int WIDEST_LEFT = 44;

    private static final int SHORT = 16;
    private static final int GAP = 2;
    private static final int MOST_OF_A_COLUMN = 50;

    private final boolean unfolded;
    private final FormulaPrinter formulas;
    private final LatexText text;
    private final LatexText plain;
    private final StringBuilder out = new StringBuilder();

    private LatexLayout(String loss, boolean unfolded) {
        this.unfolded = unfolded;
        this.formulas = FormulaPrinter.breakableLatex(loss);
        this.text = new LatexText(formulas);
        this.plain = new LatexText(FormulaPrinter.plain(Style.TEXTBOOK, loss));
    }

    static String of(Document document, boolean unfolded) {
        LatexLayout layout = new LatexLayout(document.loss(), unfolded);
        layout.whole(document);
        return layout.out.toString();
    }

    private void whole(Document document) {
        String title = text.escaped(document.title());
        out.append(PREAMBLE.replace("%%", "%"));
        out.append("\\begin{document}\n{\\LARGE\\bfseries ").append(title).append("\\par}\n");
        document.sections().forEach(this::section);
        legend();
        out.append("\\end{document}\n");
    }

    private void legend() {
        out.append("\n\\medskip\n{\\small ");
        for (Check c : Check.values()) {
            if (c != Check.GIVEN) {
                out.append(text.escaped(Character.toString(c.mark()))).append("~").append(text.escaped(c.how())).append(". ");
            }
        }
        out.append("\\par}\n");
    }

    private void section(Document.Section s) {
        out.append("\n\\section*{").append(text.escaped(s.heading())).append("}\n");
        if (!s.introduction().isEmpty()) {
            out.append(text.of(s.introduction())).append("\\par\n");
        }
        s.blocks().forEach(this::block);
    }

    private void block(Document.Block block) {
        if (block instanceof Document.Listing x) {
            out.append(text.escaped(x.what())).append(": ").append(text.of(x.items())).append("\\par\n");
        } else if (block instanceof Document.Remark x) {
            out.append(text.of(x.text())).append("\\par\n");
        } else if (block instanceof Document.Table x) {
            table(x);
        } else {
            equation((Document.Equation) block);
        }
    }

    private void table(Document.Table x) {
        out.append("{\\small\\begin{longtable}[l]{@{}").append(columns(x)).append("@{}}\n\\toprule\n");
        row(x.heads().stream().map(text::escaped).toList());
        out.append("\\midrule\\endhead\n");
        x.rows().forEach(r -> row(r.stream().map(text::of).toList()));
        out.append("\\bottomrule\n\\end{longtable}}\n");
    }

    /** Short columns are as wide as their cells; those of long cells share the room that is left, and break their cells. */
    private String columns(Document.Table x) {
        int[] widths = IntStream.range(0, x.heads().size()).map(c -> width(x, c)).toArray();
        double room = ROOM - IntStream.of(widths).map(w -> (w > SHORT ? 0 : w) + GAP).sum();
        int sum = Math.max(1, IntStream.of(widths).filter(w -> w > SHORT).sum());
        StringBuilder columns = new StringBuilder();
        for (int w : widths) {
            String share = String.format(Locale.ROOT, "%.3f", room / ROOM * w / sum);
            columns.append(w > SHORT ? ">{\\raggedright\\arraybackslash}p{" + share + "\\linewidth}" : "l");
        }
        return columns.toString();
    }

    /** In characters of plain text. */
    private int width(Document.Table x, int column) {
        int cells = x.rows().stream().mapToInt(r -> plain.of(r.get(column)).length()).max().orElse(0);
        return Math.min(MOST_OF_A_COLUMN, Math.max(x.heads().get(column).length(), cells));
    }

    private void row(List<String> cells) {
        out.append(cells.stream().collect(Collectors.joining(" & "))).append(" \\\\\n");
    }

    private void equation(Document.Equation e) {
        String left = formulas.print(e.left());
        boolean apart = plain.of(Prose.of(e.left())).length() > WIDEST_LEFT;
        if (apart) {
            out.append("\\eqwide{").append(left).append("}\n");
        }
        for (int k = 0; k < e.lines().size(); k++) {
            Document.Line line = e.lines().get(k);
            out.append(k == 0 && !apart ? "\\eqfirst{" + left + "}{" : "\\eqnext{")
                    .append(formulas.print(line.formula()))
                    .append("}{")
                    .append(note(e, line, k))
                    .append("}\n");
        }
        if (unfolded) {
            e.lines().forEach(this::details);
        }
    }

    private String note(Document.Equation e, Document.Line line, int k) {
        String mark = line.check() == Check.GIVEN ? "" : "~" + text.escaped(Character.toString(line.check().mark()));
        String shape = k == 0 && !e.shape().isEmpty() ? LatexText.shape(e.shape()) + "\\quad " : "";
        return shape + text.of(line.reason()) + mark;
    }

    private void details(Document.Line line) {
        if (!line.details().isEmpty()) {
            out.append("{\\small\\advance\\leftskip by 2em\n\\smallskip ")
                    .append(text.of(line.reason()))
                    .append(line.reason().isEmpty() ? "" : ", ")
                    .append(text.escaped(line.details().heading()))
                    .append(":\\par\n");
            line.details().equations().forEach(this::equation);
            out.append("}\n");
        }
    }
}
