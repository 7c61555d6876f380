package chainrule.report;

import chainrule.derivation.Derived;
import chainrule.derivation.Line;
import chainrule.explanation.LocalDerivative;
import chainrule.model.Assignment;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.notation.MathNode;
import chainrule.symbolic.notation.Notation;
import java.util.ArrayList;
import java.util.List;

/** The adjoints from the loss backwards, step by step, and the gradients. */
final class BackwardSection {

    private BackwardSection() {}

    static Document.Section adjoints(Material m) {
        return new Document.Section(
                "backward",
                "Backward, from the loss",
                Prose.of("Each adjoint is the sum over its uses of (adjoint of the use) times (derivative of the use)."),
                equations(m, false));
    }

    static Document.Section gradients(Material m) {
        return new Document.Section("gradients", "Gradients", Prose.NONE, equations(m, true));
    }

    private static List<Document.Block> equations(Material m, boolean ofParameters) {
        List<Document.Block> blocks = new ArrayList<>();
        for (Derived d : m.derivation().adjoints()) {
            if (ofParameters == (d.target().primal().role() == Symbol.Role.PARAMETER)) {
                blocks.add(equation(m, d));
            }
        }
        return blocks;
    }

    /** All lines in matrix form, or all in index form. */
    static Document.Equation equation(Material m, Derived d) {
        boolean matrix = d.lines().stream()
                .allMatch(l -> factorsInMatrixForm(d, l) || Notation.hasMatrixForm(d.axes(), l.value()));
        List<Document.Line> lines = new ArrayList<>();
        for (int k = 0; k < d.lines().size(); k++) {
            Line line = d.lines().get(k);
            lines.add(new Document.Line(
                    Material.over(d.mean(), formula(m, d, line, matrix)),
                    reason(line),
                    m.checked(d, k, k == 0 ? Check.DIFFERENCES : Check.EVALUATED),
                    k == 0 ? chainRule(m, d) : Document.Details.NONE));
        }
        return new Document.Equation(
                Material.adjointAnchor(d.target().primal()),
                m.derivative(d.target(), d.axes(), matrix),
                m.derivativeShape(d.target()),
                lines);
    }

    /** Whether factors can stand beside each other; a column and a row are one product instead. */
    private static boolean factorsInMatrixForm(Derived d, Line line) {
        return line.factors().stream().allMatch(f -> Notation.hasMatrixForm(d.axes(), f));
    }

    private static Prose reason(Line line) {
        return line.about()
                .map(s -> Prose.of(line.reason() + " ").formula(Material.name(s)))
                .orElse(Prose.of(line.reason()));
    }

    private static MathNode formula(Material m, Derived d, Line line, boolean matrix) {
        return line.factors().size() > 1 && (!matrix || factorsInMatrixForm(d, line))
                ? m.derivatives().productNode(d.axes(), line.factors(), matrix)
                : matrix
                        ? m.derivatives().node(d.axes(), line.value())
                        : m.derivatives().indexNode(d.axes(), line.value());
    }

    /** The derivative of each use, one operation at a time. */
    private static Document.Details chainRule(Material m, Derived d) {
        List<Document.Equation> details = new ArrayList<>();
        for (Assignment consumer : d.consumers()) {
            for (LocalDerivative local : m.explanation().localsBy(d.target().primal())) {
                if (local.definition().target() == consumer.target()) {
                    details.add(LocalsSection.equation(m, local));
                }
            }
        }
        return new Document.Details("its local derivatives", details);
    }
}
