package chainrule.report;

import chainrule.explanation.LocalDerivative;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.Delta;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Num;
import chainrule.symbolic.notation.MathNode;
import chainrule.symbolic.rewrite.Simplifier;
import java.util.ArrayList;
import java.util.List;

/** The local derivatives, element by element. */
final class LocalsSection {

    private LocalsSection() {}

    static Document.Section of(Material m) {
        List<Document.Block> blocks = new ArrayList<>();
        m.explanation().locals().forEach(d -> blocks.add(equation(m, d)));
        return new Document.Section(
                "locals",
                "Local derivatives, elementwise",
                Prose.of("Of each definition by each name that it uses, with all else held fast."),
                blocks);
    }

    static Document.Equation equation(Material m, LocalDerivative d) {
        MathNode whole = new MathNode.Derivative(Material.name(d.definition().target()), Material.name(d.by()));
        List<Index> axes = new ArrayList<>(d.axes());
        axes.addAll(d.byAxes());
        List<Document.Line> lines = new ArrayList<>();
        for (Simplifier.Step step : d.steps()) {
            lines.add(line(m, d, axes, step.before(), lines.size()));
        }
        lines.add(line(m, d, axes, d.value(), lines.size()));
        return new Document.Equation("", Material.element(whole, axes), List.of(), lines);
    }

    /** A step is the reason of the line after it; the first line comes from the differentials of the operations. */
    private static Document.Line line(Material m, LocalDerivative d, List<Index> axes, Expr e, int k) {
        String reason = k > 0 ? d.steps().get(k - 1).reason() : d.steps().isEmpty() ? "" : "differentiated";
        Check check = m.checked(d, k, k == 0 ? Check.DIFFERENCES : Check.EVALUATED);
        Document.Line line = Document.Line.of(value(m, axes, e), reason, check);
        return k == 0 ? line.with(OperationLines.of(m, d.operations())) : line;
    }

    /** The value by cases: 0 where an index differs from its partner. */
    private static MathNode value(Material m, List<Index> axes, Expr value) {
        List<Delta> deltas = LocalDerivative.deltas(value);
        if (deltas.isEmpty()) {
            return m.notation().indexNode(axes, value);
        }
        MathNode equal = null;
        for (Delta delta : deltas) {
            boolean turn = delta.left().isConstant();
            MathNode left = index(m, axes, turn ? delta.right() : delta.left());
            MathNode one = new MathNode.Relation("==", left, index(m, axes, turn ? delta.left() : delta.right()));
            equal = equal == null ? one : new MathNode.Relation("and", equal, one);
        }
        return cases(m, axes, equal, LocalDerivative.onSupport(value));
    }

    private static MathNode cases(Material m, List<Index> axes, MathNode equal, Expr value) {
        MathNode zero = new MathNode.Number("0");
        if (value instanceof Conditional c && c.otherwise() instanceof Num n && n.value().isZero()) {
            MathNode both = new MathNode.Relation("and", equal, m.notation().indexNode(axes, c.condition()));
            return new MathNode.Choice(both, m.notation().indexNode(axes, c.then()), zero);
        }
        return new MathNode.Choice(equal, m.notation().indexNode(axes, value), zero);
    }

    private static MathNode index(Material m, List<Index> axes, Affine a) {
        return m.notation().indexNode(axes, Exprs.number(a));
    }
}
