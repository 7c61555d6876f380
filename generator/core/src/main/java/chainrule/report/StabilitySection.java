package chainrule.report;

import chainrule.derivation.Stabilized;
import chainrule.explanation.Stability;
import chainrule.model.Assignment;
import chainrule.symbolic.rewrite.RewriteRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What runs in another form than it is written, and by which rules. */
final class StabilitySection {

    private static final String MEASURED = "The tables compare both forms, evaluated as generated code does, with the value to"
            + " 30 digits, while what drives them goes from −1000 to 1000; an ulp is a unit in the last place of that value.";

    private StabilitySection() {}

    static Document.Section of(Material m) {
        List<Document.Block> blocks = new ArrayList<>();
        for (Stability measured : m.explanation().stabilities()) {
            Stabilized s = measured.form();
            Assignment stable = s.written().withValue(s.stable());
            blocks.add(new Document.Equation(
                    "",
                    m.left(stable),
                    List.of(),
                    List.of(Document.Line.of(m.formula(stable), "", m.checked(measured.form(), 0, Check.EVALUATED)))));
            blocks.addAll(reasons(m, measured));
        }
        return new Document.Section("stability", "What runs in another form, and why", introduction(m), blocks);
    }

    private static Prose introduction(Material m) {
        boolean measured = m.explanation().stabilities().stream().anyMatch(s -> !s.sweeps().isEmpty());
        return measured ? Prose.of(MEASURED) : Prose.NONE;
    }

    /** The rules and what was measured; or where that stands already, for one of several layers. */
    private static List<Document.Block> reasons(Material m, Stability s) {
        for (Stability other : m.explanation().stabilities()) {
            if (other == s) {
                break;
            }
            if (!s.sweeps().isEmpty() && s.isLike(other)) {
                return List.of(new Document.Remark(
                        Prose.of("like ").formula(Material.name(other.form().written().target()))));
            }
        }
        List<Document.Block> blocks = new ArrayList<>();
        rules(s.form()).forEach(r -> blocks.add(new Document.Remark(Prose.of(r))));
        if (!s.sweeps().isEmpty()) {
            blocks.add(StabilityTable.of(s));
        }
        return blocks;
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
