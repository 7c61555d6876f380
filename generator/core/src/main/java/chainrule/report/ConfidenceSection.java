package chainrule.report;

import chainrule.derivation.Derived;
import chainrule.explanation.Confidence;
import chainrule.symbolic.notation.MathNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** For an elementwise output beside its target: the gradient before the function where the output is confident and wrong. */
final class ConfidenceSection {

    private final Half a;
    private final Half b;

    ConfidenceSection(Half a, Half b) {
        this.a = a;
        this.b = b;
    }

    /** Empty where the gradients of a name are the same in both, or depend on more than the name and the target. */
    Optional<Document.Section> of(String name) {
        Optional<Derived> left = a.gradient(name);
        Optional<Derived> right = b.gradient(name);
        if (left.isEmpty() || right.isEmpty() || a.text(a.result(left.get())).equals(b.text(b.result(right.get())))) {
            return Optional.empty();
        }
        List<Confidence> here = Confidence.of(a.names().derivation(), left.get());
        List<Confidence> there = Confidence.of(b.names().derivation(), right.get());
        return here.isEmpty() || there.isEmpty() ? Optional.empty() : Optional.of(section(left.get(), here, there));
    }

    private Document.Section section(Derived d, List<Confidence> here, List<Confidence> there) {
        List<List<Prose>> rows = new ArrayList<>();
        for (int k = 0; k < here.size(); k++) {
            Confidence left = here.get(k);
            rows.add(List.of(
                    number(left.before()), number(left.output()), number(left.gradient()), number(there.get(k).gradient())));
        }
        MathNode gradient = new MathNode.Name(d.target().primal().name(), true);
        List<Document.Block> blocks = new ArrayList<>();
        blocks.add(new Document.Table(
                List.of(d.target().primal().name(), "output", "in " + a.label(), "in " + b.label()), rows));
        vanishing(a, here, blocks);
        vanishing(b, there, blocks);
        return new Document.Section(
                "confident-" + d.target().primal().name(),
                "Where the output is confident and wrong",
                Prose.of("The size of ").formula(gradient).words(" where the target is 0."),
                blocks);
    }

    private static void vanishing(Half half, List<Confidence> rows, List<Document.Block> blocks) {
        if (Confidence.vanishes(rows)) {
            blocks.add(new Document.Remark(Prose.of("In " + half.label()
                    + " the gradient vanishes where the mistake is largest: it learns slowly from it.")));
        }
    }

    private static Prose number(double x) {
        return Prose.of(Numbers.of(x));
    }
}
