package chainrule.report;

import chainrule.symbolic.notation.FormulaPrinter;
import chainrule.symbolic.notation.Style;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;

/** A document as one HTML page that needs nothing but itself. */
final class HtmlLayout {

    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

    /** In a larger graph nobody finds a name. */
    private static final int LARGEST_DRAWING = 150;

    private final Document document;
    private final HtmlText text;
    private final FormulaPrinter spoken;
    private final StringBuilder out = new StringBuilder();

    private HtmlLayout(Document document) {
        this.document = document;
        this.text = new HtmlText(FormulaPrinter.mathMl(document.loss()));
        this.spoken = FormulaPrinter.plain(Style.TEXTBOOK, document.loss());
    }

    static String of(Document document) {
        HtmlLayout layout = new HtmlLayout(document);
        layout.page();
        return layout.out.toString();
    }

    private void page() {
        String title = HtmlText.escaped(document.title());
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"").append(POLICY).append("\"/>\n");
        out.append("<meta name=\"color-scheme\" content=\"light dark\"/>\n<link rel=\"icon\" href=\"data:,\"/>\n");
        out.append("<title>").append(title).append(": the derivation</title>\n");
        out.append("<style>\n").append(resource("page.css")).append("</style>\n</head>\n<body>\n");
        out.append("<header>\n<h1>").append(title).append("</h1>\n");
        contents();
        out.append("</header>\n<main>\n");
        drawing();
        document.sections().forEach(this::section);
        legend();
        out.append("</main>\n");
        glossary();
        out.append("<script>\n").append(resource("page.js")).append("</script>\n</body>\n</html>\n");
    }

    private static String resource(String name) {
        try (InputStream in = HtmlLayout.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void contents() {
        out.append("<nav aria-label=\"Sections\"><ul>\n");
        for (Document.Section s : document.sections()) {
            out.append("<li><a href=\"#").append(s.id()).append("\">").append(HtmlText.escaped(s.heading())).append("</a></li>\n");
        }
        out.append("</ul></nav>\n<p class=\"tools\"><button type=\"button\" id=\"unfold\">Unfold all</button>"
                + " <button type=\"button\" id=\"fold\">Fold all</button></p>\n");
    }

    private void drawing() {
        if (document.graph().nodes().size() > LARGEST_DRAWING) {
            return;
        }
        ServiceLoader.load(GraphLayout.class)
                .findFirst()
                .ifPresent(layout -> out.append("<figure class=\"graph\">\n")
                        .append(SvgDrawing.of(document, layout))
                        .append("</figure>\n"));
    }

    private void section(Document.Section s) {
        out.append("<section id=\"").append(s.id()).append("\">\n<h2>").append(HtmlText.escaped(s.heading())).append("</h2>\n");
        if (!s.introduction().isEmpty()) {
            out.append("<p>").append(text.of(s.introduction())).append("</p>\n");
        }
        s.blocks().forEach(this::block);
        out.append("</section>\n");
    }

    private void block(Document.Block block) {
        if (block instanceof Document.Listing x) {
            out.append("<p class=\"listing\"><b>").append(HtmlText.escaped(x.what())).append("</b> ")
                    .append(text.of(x.items())).append("</p>\n");
        } else if (block instanceof Document.Remark x) {
            out.append("<p class=\"remark\">").append(text.of(x.text())).append("</p>\n");
        } else if (block instanceof Document.Table x) {
            table(x);
        } else {
            equation((Document.Equation) block);
        }
    }

    private void table(Document.Table x) {
        out.append("<div class=\"wide\"><table>\n<thead><tr>");
        x.heads().forEach(h -> out.append("<th scope=\"col\">").append(HtmlText.escaped(h)).append("</th>"));
        out.append("</tr></thead>\n<tbody>\n");
        for (List<Prose> row : x.rows()) {
            out.append("<tr>");
            row.forEach(cell -> out.append("<td>").append(text.of(cell)).append("</td>"));
            out.append("</tr>\n");
        }
        out.append("</tbody></table></div>\n");
    }

    /** One line stands as it is; of several the first and the last stand in a summary that shows one of them. */
    private void equation(Document.Equation e) {
        String id = e.anchor().isEmpty() ? "" : " id=\"" + HtmlText.attribute(e.anchor()) + "\"";
        int count = e.lines().size();
        if (count == 1) {
            out.append("<div class=\"eq\"").append(id).append(">\n");
            line(e, 0, "");
            out.append("</div>\n");
        } else {
            out.append("<details class=\"eq\" open=\"\"").append(id).append(">\n<summary>");
            line(e, 0, " first");
            line(e, count - 1, " result");
            out.append("</summary>\n");
            for (int k = 1; k < count; k++) {
                line(e, k, " more");
            }
            out.append("</details>\n");
        }
        e.lines().forEach(this::details);
    }

    private void line(Document.Equation e, int k, String kind) {
        Document.Line line = e.lines().get(k);
        boolean named = k == 0 || kind.equals(" result");
        Check check = line.check();
        String mark = check == Check.GIVEN ? "" : Character.toString(check.mark());
        out.append("<div class=\"line").append(kind).append("\"><span class=\"mark ").append(check.name().toLowerCase(Locale.ROOT))
                .append("\" title=\"").append(HtmlText.attribute(check.how())).append("\">").append(mark).append("</span>");
        out.append("<span class=\"lhs").append(named ? "" : " again").append("\">").append(text.of(e.left())).append("</span>");
        out.append("<span class=\"rhs\" tabindex=\"0\" role=\"group\" aria-label=\"")
                .append(HtmlText.attribute(spoken.print(e.left()) + " = " + spoken.print(line.formula())))
                .append("\"><span class=\"eqs\">=</span> ").append(text.of(line.formula())).append("</span>");
        out.append("<span class=\"why\">").append(named ? HtmlText.shape(e.shape()) + " " : "").append(text.of(line.reason()))
                .append("</span></div>\n");
    }

    private void details(Document.Line line) {
        if (!line.details().isEmpty()) {
            out.append("<details class=\"how\"><summary>").append(text.of(line.reason())).append(line.reason().isEmpty() ? "" : ": ").append(HtmlText.escaped(line.details().heading())).append("</summary>\n");
            line.details().equations().forEach(this::equation);
            out.append("</details>\n");
        }
    }

    private void legend() {
        out.append("<ul class=\"legend\">\n");
        for (Check c : Check.values()) {
            if (c != Check.GIVEN) {
                out.append("<li><span class=\"mark ").append(c.name().toLowerCase(Locale.ROOT)).append("\">").append(c.mark())
                        .append("</span> ").append(HtmlText.escaped(c.how())).append("</li>\n");
            }
        }
        out.append("</ul>\n");
    }

    /** What the page shows of a symbol under the pointer or the focus. */
    private void glossary() {
        out.append("<div id=\"tip\" role=\"tooltip\" hidden=\"\"></div>\n<div id=\"glossary\" hidden=\"\">\n");
        for (Document.Term t : document.glossary()) {
            out.append("<div data-key=\"").append(t.symbol().adjoint() ? "d:" : "s:").append(HtmlText.attribute(t.symbol().name()))
                    .append("\" data-anchor=\"").append(HtmlText.attribute(t.anchor())).append("\"><b>")
                    .append(text.of(t.symbol())).append("</b> ").append(HtmlText.escaped(t.what())).append(' ')
                    .append(HtmlText.shape(t.shape()));
            out.append(t.value().isEmpty() ? "" : "<br/>= " + text.of(t.value())).append("</div>\n");
        }
        out.append("</div>\n");
    }
}
