package chainrule.report;

import chainrule.symbolic.notation.FormulaPrinter;
import chainrule.symbolic.notation.MathNode;
import chainrule.symbolic.notation.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A document as JSON: its own structure, with each formula as a reader's text, as a specification has it, and as LaTeX.
 */
final class JsonLayout {

    private final FormulaPrinter text;
    private final FormulaPrinter specification;
    private final FormulaPrinter latex;

    private JsonLayout(String loss) {
        this.text = FormulaPrinter.plain(Style.TEXTBOOK, loss);
        this.specification = FormulaPrinter.plain(Style.SPECIFICATION, loss);
        this.latex = FormulaPrinter.latex(loss);
    }

    static String of(Document document) {
        return Json.text(new JsonLayout(document.loss()).document(document));
    }

    private Map<String, Object> document(Document d) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("title", d.title());
        json.put("loss", d.loss());
        json.put("glossary", d.glossary().stream().map(this::term).toList());
        json.put("graph", graph(d.graph()));
        json.put("sections", d.sections().stream().map(this::section).toList());
        return json;
    }

    private Map<String, Object> term(Document.Term t) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("symbol", formula(t.symbol()));
        json.put("what", t.what());
        json.put("shape", t.shape());
        json.put("value", prose(t.value()));
        json.put("anchor", t.anchor());
        return json;
    }

    private Map<String, Object> graph(Document.Graph g) {
        Map<String, Object> json = new LinkedHashMap<>();
        List<Object> nodes = new ArrayList<>();
        for (Document.Node n : g.nodes()) {
            Map<String, Object> node = new LinkedHashMap<>();
            node.put("name", n.symbol().name());
            node.put("part", n.part().name().toLowerCase(Locale.ROOT));
            node.put("shape", n.shape());
            node.put("anchor", n.anchor());
            nodes.add(node);
        }
        json.put("nodes", nodes);
        json.put("edges", g.edges().stream().map(e -> List.of(e.from(), e.to())).toList());
        return json;
    }

    private Map<String, Object> section(Document.Section s) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", s.id());
        json.put("heading", s.heading());
        json.put("introduction", prose(s.introduction()));
        json.put("blocks", s.blocks().stream().map(this::block).toList());
        return json;
    }

    private Map<String, Object> block(Document.Block block) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (block instanceof Document.Listing x) {
            json.put("kind", "listing");
            json.put("what", x.what());
            json.put("items", prose(x.items()));
        } else if (block instanceof Document.Remark x) {
            json.put("kind", "remark");
            json.put("text", prose(x.text()));
        } else if (block instanceof Document.Table x) {
            json.put("kind", "table");
            json.put("heads", x.heads());
            json.put("rows", x.rows().stream().map(r -> r.stream().map(this::prose).toList()).toList());
        } else {
            return equation((Document.Equation) block);
        }
        return json;
    }

    private Map<String, Object> equation(Document.Equation e) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", "equation");
        json.put("anchor", e.anchor());
        json.put("left", formula(e.left()));
        json.put("shape", e.shape());
        json.put("lines", e.lines().stream().map(this::line).toList());
        return json;
    }

    private Map<String, Object> line(Document.Line line) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("formula", formula(line.formula()));
        json.put("reason", prose(line.reason()));
        json.put("check", line.check().name().toLowerCase(Locale.ROOT));
        json.put("details", line.details().equations().stream().map(this::equation).toList());
        return json;
    }

    /** A sentence is a list of words and formulas. */
    private List<Object> prose(Prose prose) {
        List<Object> spans = new ArrayList<>();
        for (Prose.Span span : prose.spans()) {
            if (span instanceof Prose.Words x) {
                spans.add(x.text());
            } else if (span instanceof Prose.Code x) {
                spans.add(Map.of("code", x.text()));
            } else if (span instanceof Prose.Shape x) {
                spans.add(Map.of("shape", x.sizes()));
            } else {
                spans.add(formula(((Prose.Formula) span).node()));
            }
        }
        return spans;
    }

    private Map<String, Object> formula(MathNode node) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("text", text.print(node));
        json.put("spec", specification.print(node));
        json.put("latex", latex.print(node));
        return json;
    }
}
