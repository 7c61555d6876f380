package chainrule.report;

import chainrule.symbolic.notation.FormulaPrinter;
import chainrule.symbolic.notation.Style;
import java.util.List;
import java.util.Locale;

/** The network as a graph in SVG, each node a link to its line. */
final class SvgDrawing {

    private static final double LETTER = 8.5;
    private static final double SMALL_LETTER = 6.6;
    private static final double MARGIN = 24;
    private static final double HEIGHT = 44;
    private static final double LEAST_WIDTH = 52;

    private final Document.Graph graph;
    private final FormulaPrinter names;
    private final FormulaPrinter formulas;
    private final StringBuilder out = new StringBuilder();

    private SvgDrawing(Document.Graph graph, String loss) {
        this.graph = graph;
        this.names = FormulaPrinter.plain(Style.TEXTBOOK, loss);
        this.formulas = FormulaPrinter.mathMl(loss);
    }

    static String of(Document document, GraphLayout layout) {
        return new SvgDrawing(document.graph(), document.loss()).draw(layout);
    }

    private String draw(GraphLayout layout) {
        List<GraphLayout.Box> boxes = graph.nodes().stream().map(this::box).toList();
        GraphLayout.Places places = layout.place(
                boxes, graph.edges().stream().map(e -> new GraphLayout.Line(e.from(), e.to())).toList());
        out.append(format(
                "<svg viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\" height=\"%.0f\" role=\"group\""
                        + " aria-label=\"The network as a graph\">%n",
                places.width(), places.height(), places.width(), places.height()));
        out.append("<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\""
                + " markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0 8 4 0 8z\"/></marker></defs>\n");
        places.edges().forEach(this::line);
        for (int k = 0; k < boxes.size(); k++) {
            node(graph.nodes().get(k), boxes.get(k), places.nodes().get(k));
        }
        return out.append("</svg>\n").toString();
    }

    private GraphLayout.Box box(Document.Node n) {
        double name = Columns.width(names.print(n.symbol())) * LETTER;
        double shape = shape(n).length() * SMALL_LETTER;
        return new GraphLayout.Box(Math.max(LEAST_WIDTH, Math.max(name, shape) + MARGIN), HEIGHT);
    }

    private static String shape(Document.Node n) {
        return String.join(" × ", n.shape());
    }

    private void line(List<GraphLayout.Point> corners) {
        out.append("<path class=\"edge\" marker-end=\"url(#arrow)\" d=\"");
        for (int k = 0; k < corners.size(); k++) {
            out.append(format("%s%.1f %.1f", k == 0 ? "M" : "L", corners.get(k).x(), corners.get(k).y()));
        }
        out.append("\"/>\n");
    }

    private void node(Document.Node n, GraphLayout.Box box, GraphLayout.Point at) {
        String part = n.part().name().toLowerCase(Locale.ROOT);
        String name = names.print(n.symbol());
        double middle = at.x() + box.width() / 2;
        boolean number = n.shape().isEmpty();
        out.append(format(
                "<a href=\"#%s\" class=\"node %s\" data-symbol=\"%s\" aria-label=\"%s, %s\">",
                HtmlText.attribute(n.anchor()), part, HtmlText.attribute(n.symbol().name()), HtmlText.attribute(name), part));
        out.append(format(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%s\"/>",
                at.x(), at.y(), box.width(), box.height(), n.part() == Document.Part.PARAMETER ? "22" : "6"));
        out.append(format(
                "<foreignObject x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"26\"><div>%s</div></foreignObject>",
                at.x(), at.y() + (number ? 9 : 1), box.width(), formulas.print(n.symbol())));
        out.append(number
                ? ""
                : format(
                        "<text x=\"%.1f\" y=\"%.1f\" class=\"shape\">%s</text>",
                        middle, at.y() + 36, HtmlText.escaped(shape(n))));
        out.append("</a>\n");
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
