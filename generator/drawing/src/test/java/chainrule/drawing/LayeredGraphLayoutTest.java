package chainrule.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.report.GraphLayout;
import chainrule.report.GraphLayout.Box;
import chainrule.report.GraphLayout.Line;
import chainrule.report.GraphLayout.Point;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class LayeredGraphLayoutTest {

    private static final List<Box> BOXES = List.of(new Box(50, 40), new Box(70, 30), new Box(90, 44), new Box(60, 20));
    private static final List<Line> LINES = List.of(new Line(0, 2), new Line(1, 2), new Line(2, 3), new Line(0, 3));

    private final GraphLayout.Places places = new LayeredGraphLayout().place(BOXES, LINES);

    @Test
    void pagesFindIt() {
        assertThat(ServiceLoader.load(GraphLayout.class)).hasOnlyElementsOfType(LayeredGraphLayout.class);
    }

    @Test
    void linesGoFromLeftToRight() {
        for (Line line : LINES) {
            assertThat(places.nodes().get(line.from()).x() + BOXES.get(line.from()).width())
                    .isLessThan(places.nodes().get(line.to()).x());
        }
    }

    @Test
    void nodesStandApartAndInThePicture() {
        for (int a = 0; a < BOXES.size(); a++) {
            Point p = places.nodes().get(a);
            assertThat(p.x()).isBetween(0.0, places.width() - BOXES.get(a).width());
            assertThat(p.y()).isBetween(0.0, places.height() - BOXES.get(a).height());
            for (int b = 0; b < a; b++) {
                assertThat(overlap(a, b)).as(a + " and " + b).isFalse();
            }
        }
    }

    private boolean overlap(int a, int b) {
        Point p = places.nodes().get(a);
        Point q = places.nodes().get(b);
        return p.x() < q.x() + BOXES.get(b).width()
                && q.x() < p.x() + BOXES.get(a).width()
                && p.y() < q.y() + BOXES.get(b).height()
                && q.y() < p.y() + BOXES.get(a).height();
    }

    @Test
    void linesStartAndEndAtTheirNodes() {
        for (int k = 0; k < LINES.size(); k++) {
            List<Point> corners = places.edges().get(k);
            int from = LINES.get(k).from();
            assertThat(corners.get(0).x()).isEqualTo(places.nodes().get(from).x() + BOXES.get(from).width());
            assertThat(corners.get(corners.size() - 1).x()).isEqualTo(places.nodes().get(LINES.get(k).to()).x());
        }
    }
}
