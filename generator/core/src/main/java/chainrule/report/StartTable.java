package chainrule.report;

import chainrule.explanation.Start;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.notation.MathNode;
import java.util.ArrayList;
import java.util.List;

/** How slopes change gradients before the first step, measured. */
final class StartTable {

    private StartTable() {}

    static List<Document.Block> of(Material m) {
        Start start = m.explanation().start();
        if (start.layers().isEmpty()) {
            return List.of();
        }
        List<List<Prose>> rows = new ArrayList<>();
        for (Start.Layer l : start.layers()) {
            rows.add(List.of(
                    Prose.of(Material.name(l.slope().local().definition().target())),
                    Prose.of(Numbers.measured(l.size(), 2)),
                    Prose.of(Numbers.measured(100 * l.zeros(), 2) + " %"),
                    gradient(l.slope().local().definition().target(), l.above()),
                    gradient(l.slope().local().by(), l.below())));
        }
        return List.of(
                new Document.Remark(Prose.of("Measured with all parameters at their first values, over " + start.samples()
                        + " samples of standard normal inputs:")),
                new Document.Table(List.of("layer", "mean |slope|", "slopes of 0", "gradient that arrives (RMS)", "that it passes on"), rows));
    }

    private static Prose gradient(Symbol of, double size) {
        return Prose.of(new MathNode.Name(of.name(), true)).words(": " + Numbers.measured(size, 2));
    }
}
