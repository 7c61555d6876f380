package chainrule.report;

import chainrule.explanation.BoundedSlope;
import chainrule.explanation.Work;
import chainrule.source.Counts;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.notation.MathNode;
import chainrule.symbolic.rewrite.Cost;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a step costs, and what is kept for the backward pass. */
final class CostSection {

    private static final int BYTES = 4;
    /** A value of a function whose formula is longer than this is counted, not shown. */
    private static final int LONGEST = 40;

    private CostSection() {}

    private static String of(long count, String thing) {
        return number(count) + " " + Counts.noun(count, thing);
    }

    static Document.Section of(Material m) {
        Work w = m.explanation().work();
        List<Document.Block> blocks = new ArrayList<>();
        blocks.add(new Document.Remark(Prose.of("Multiply-adds for a sample: " + number(w.forwardSums()) + " forward, "
                + number(w.backwardSums()) + " backward.")));
        blocks.add(new Document.Remark(Prose.of("Numbers: " + of(w.parameters(), "parameter") + " with as many gradients ("
                + number(2 * BYTES * w.parameters()) + " bytes in single precision), " + of(w.values(), "computed value")
                + " for a sample (" + number(BYTES * w.values()) + " bytes).")));
        blocks.add(new Document.Remark(Prose.of("Functions evaluated for a sample: " + functions(w.forwardFunctions())
                + " forward, " + functions(w.backwardFunctions()) + " backward.")));
        List<MathNode> kept = new ArrayList<>(Material.names(w.kept()));
        List<Expr> shown = w.keptFunctions().stream().filter(e -> Cost.of(e) <= LONGEST).toList();
        shown.forEach(e -> kept.add(m.notation().indexNode(List.copyOf(e.freeIndices()), e)));
        int longer = w.keptFunctions().size() - shown.size();
        String more = longer == 0 ? "" : (kept.isEmpty() ? "" : " and ") + of(longer, "longer term");
        if (!kept.isEmpty() || longer > 0) {
            blocks.add(new Document.Remark(Prose.of("Kept for the backward pass, which reads them: ")
                    .formulas(kept)
                    .words(more + " (" + number(BYTES * w.keptValues()) + " bytes for a sample).")));
        }
        madeAgain(m).ifPresent(p -> blocks.add(new Document.Remark(p)));
        if (!w.notKept().isEmpty()) {
            blocks.add(new Document.Remark(Prose.of("Not needed again once the forward pass is done: ")
                    .formulas(Material.names(w.notKept()))
                    .words(".")));
        }
        return new Document.Section("cost", "Cost", Prose.NONE, blocks);
    }

    /** e.g. exp 10, log 1 */
    private static String functions(Map<ElementaryFunction, Long> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .map(e -> e.getKey().symbol() + " " + number(e.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static Optional<Prose> madeAgain(Material m) {
        List<BoundedSlope> again = m.explanation().fromOutputs();
        if (again.isEmpty()) {
            return Optional.empty();
        }
        Prose p = Prose.of("Not kept, but made again from what is: ");
        for (BoundedSlope s : again) {
            p = p.words(s != again.get(0) ? ", " : again.size() == 1 ? "the slope " : "the slopes ")
                    .formula(m.notation().indexNode(s.local().axes(), s.slope()));
        }
        return Optional.of(p.words(again.size() == 1 ? ". It is" : ". They are")
                .words(" written in the output, so that no function is evaluated again and the argument is not kept."));
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
