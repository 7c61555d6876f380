package chainrule.report;

import chainrule.derivation.Stabilized;
import chainrule.model.Assignment;
import chainrule.symbolic.rewrite.RewriteRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What runs in another form than it is written, and by which rules. */
final class StabilitySection {

    private StabilitySection() {}

    static Document.Section of(Material m) {
        List<Document.Block> blocks = new ArrayList<>();
        for (Stabilized s : m.derivation().stabilized()) {
            Assignment stable = s.written().withValue(s.stable());
            blocks.add(new Document.Equation(
                    "",
                    m.left(stable),
                    List.of(),
                    List.of(Document.Line.of(m.formula(stable), "", m.checked(s, 0, Check.EVALUATED)))));
            rules(s).forEach(r -> blocks.add(new Document.Remark(Prose.of(r))));
        }
        return new Document.Section("stability", "What runs in another form, and why", Prose.NONE, blocks);
    }

    /** "by …: …" for each rule that made a form stable. */
    private static Set<String> rules(Stabilized s) {
        Set<String> rules = new LinkedHashSet<>();
        for (var step : s.steps()) {
            for (RewriteRule r : step.rules()) {
                rules.add("by " + r.name() + (r.why().isEmpty() ? "" : "   (" + r.why() + ")"));
            }
        }
        return rules;
    }
}
