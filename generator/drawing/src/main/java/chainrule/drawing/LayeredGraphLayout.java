package chainrule.drawing;

import chainrule.report.GraphLayout;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Nodes in layers from left to right, lines with right angles between them. */
public final class LayeredGraphLayout implements GraphLayout {

    private static final double BETWEEN_NODES = 18;
    private static final double BETWEEN_LAYERS = 34;
    private static final double MARGIN = 4;

    @Override
    public Places place(List<Box> boxes, List<Line> lines) {
        ElkNode graph = ElkGraphUtil.createGraph();
        graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        graph.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
        graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        graph.setProperty(CoreOptions.PADDING, new ElkPadding(MARGIN));
        graph.setProperty(CoreOptions.SPACING_NODE_NODE, BETWEEN_NODES);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS);
        List<ElkNode> nodes = new ArrayList<>();
        for (Box box : boxes) {
            ElkNode node = ElkGraphUtil.createNode(graph);
            node.setDimensions(box.width(), box.height());
            nodes.add(node);
        }
        List<ElkEdge> edges = new ArrayList<>();
        for (Line line : lines) {
            edges.add(ElkGraphUtil.createSimpleEdge(nodes.get(line.from()), nodes.get(line.to())));
        }
        new RecursiveGraphLayoutEngine().layout(graph, new BasicProgressMonitor());
        return new Places(
                graph.getWidth(),
                graph.getHeight(),
                nodes.stream().map(n -> new Point(n.getX(), n.getY())).toList(),
                edges.stream().map(LayeredGraphLayout::corners).toList());
    }

    private static List<Point> corners(ElkEdge edge) {
        ElkEdgeSection section = edge.getSections().get(0);
        List<Point> corners = new ArrayList<>(List.of(new Point(section.getStartX(), section.getStartY())));
        section.getBendPoints().forEach(b -> corners.add(new Point(b.getX(), b.getY())));
        corners.add(new Point(section.getEndX(), section.getEndY()));
        return corners;
    }
}
