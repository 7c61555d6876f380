package chainrule.report;

import chainrule.explanation.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a step costs, and what is kept for the backward pass. */
final class CostSection {

    private static final int BYTES = 4;

    private CostSection() {}

    static Document.Section of(Material m) {
        Work w = m.explanation().work();
        List<Document.Block> blocks = new ArrayList<>();
        blocks.add(new Document.Remark(Prose.of("Multiply-adds for a sample: " + number(w.forwardSums()) + " forward, "
                + number(w.backwardSums()) + " backward.")));
        blocks.add(new Document.Remark(Prose.of("Numbers: " + number(w.parameters()) + " parameters with as many gradients ("
                + number(2 * BYTES * w.parameters()) + " bytes in single precision), " + number(w.values())
                + " computed values for a sample (" + number(BYTES * w.values()) + " bytes).")));
        if (!w.kept().isEmpty()) {
            blocks.add(new Document.Remark(Prose.of("Kept for the backward pass, which reads them: ")
                    .formulas(Material.names(w.kept()))
                    .words(".")));
        }
        if (!w.notKept().isEmpty()) {
            blocks.add(new Document.Remark(Prose.of("Not needed again once the forward pass is done: ")
                    .formulas(Material.names(w.notKept()))
                    .words(".")));
        }
        return new Document.Section("cost", "Cost", Prose.NONE, blocks);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
