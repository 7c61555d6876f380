package chainrule.report;

import java.util.List;

/**
 * Places for the nodes of a network's drawing and for the lines between them. A drawing comes with a module of its own, which
 * offers this as a service; without it pages have none.
 */
public interface GraphLayout {

    /** Places in a picture of this size; nodes and edges in the order in which they were given. */
    record Places(double width, double height, List<Point> nodes, List<List<Point>> edges) {}

    /** A corner, from the upper left; of a node its upper left one. */
    record Point(double x, double y) {}

    /** How large a node is. */
    record Box(double width, double height) {}

    /** A line from one node to another, by their places in the list of nodes. */
    record Line(int from, int to) {}

    Places place(List<Box> nodes, List<Line> lines);
}
