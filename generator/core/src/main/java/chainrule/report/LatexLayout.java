package chainrule.report;

import chainrule.symbolic.notation.FormulaPrinter;
import java.util.List;
import java.util.stream.Collectors;

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
            """;

    private final FormulaPrinter formulas;
    private final LatexText text;
    private final StringBuilder out = new StringBuilder();

    private LatexLayout(String loss) {
        this.formulas = FormulaPrinter.breakableLatex(loss);
        this.text = new LatexText(formulas);
    }

    static String of(Document document) {
        LatexLayout layout = new LatexLayout(document.loss());
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

    /** The column with the longest cells takes the room that the others leave. */
    private void table(Document.Table x) {
        int widest = widest(x);
        StringBuilder columns = new StringBuilder();
        for (int c = 0; c < x.heads().size(); c++) {
            columns.append(c == widest ? ">{\\raggedright\\arraybackslash}p{0.5\\linewidth}" : "l");
        }
        out.append("{\\small\\begin{longtable}[l]{@{}").append(columns).append("@{}}\n\\toprule\n");
        row(x.heads().stream().map(text::escaped).toList());
        out.append("\\midrule\\endhead\n");
        x.rows().forEach(r -> row(r.stream().map(text::of).toList()));
        out.append("\\bottomrule\n\\end{longtable}}\n");
    }

    private int widest(Document.Table x) {
        int widest = 0;
        for (int c = 1; c < x.heads().size(); c++) {
            widest = length(x, c) > length(x, widest) ? c : widest;
        }
        return widest;
    }

    private int length(Document.Table x, int column) {
        return x.rows().stream().mapToInt(r -> text.of(r.get(column)).length()).max().orElse(0);
    }

    private void row(List<String> cells) {
        out.append(cells.stream().collect(Collectors.joining(" & "))).append(" \\\\\n");
    }

    private void equation(Document.Equation e) {
        for (int k = 0; k < e.lines().size(); k++) {
            Document.Line line = e.lines().get(k);
            String right = formulas.print(line.formula());
            String mark = line.check() == Check.GIVEN ? "" : "~" + text.escaped(Character.toString(line.check().mark()));
            String shape = k == 0 && !e.shape().isEmpty() ? LatexText.shape(e.shape()) + "\\quad " : "";
            String note = shape + text.of(line.reason()) + mark;
            out.append(k == 0 ? "\\eqfirst{" + formulas.print(e.left()) + "}{" : "\\eqnext{")
                    .append(right)
                    .append("}{")
                    .append(note)
                    .append("}\n");
        }
    }
}
