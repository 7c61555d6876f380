package chainrule.report;

import chainrule.explanation.Chain;
import chainrule.model.Assignment;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.notation.Layout;
import chainrule.symbolic.notation.MathNode;
import chainrule.symbolic.notation.Notation;
import java.util.ArrayList;
import java.util.List;

/** The parameter table: each gradient as a chain of local derivatives, with the factors put in, and in closed form. */
final class ParameterSection {

    private ParameterSection() {}

    static Document.Section of(Material m) {
        List<Document.Block> blocks = new ArrayList<>();
        for (Chain chain : m.explanation().chains()) {
            for (Assignment closed : m.derivation().closedForms()) {
                if (closed.target().primal() == chain.parameter()) {
                    blocks.addAll(equations(m, chain, closed));
                }
            }
        }
        return new Document.Section(
                "parameters",
                "Parameter table",
                Prose.of("Each gradient in three stages: the chain of local derivatives, the chain with its factors put in,"
                        + " the closed form. "
                        + (m.layout() == Layout.GRADIENT
                                ? "A gradient has the shape of its variable."
                                : "Derivatives are laid out as rows: that by a column is a row.")),
                blocks);
    }

    /** One equation; two where the closed form has a matrix form that the factors put in do not have. */
    private static List<Document.Equation> equations(Material m, Chain chain, Assignment closed) {
        boolean matrix = hasMatrixForm(closed);
        boolean apart = matrix && chain.factorsPutIn().map(a -> !hasMatrixForm(a)).orElse(false);
        List<Document.Line> lines = new ArrayList<>();
        if (!chain.paths().isEmpty()) {
            lines.add(Document.Line.of(
                    chain(m, chain), "chain of local derivatives", m.checked(chain, 0, Check.DIFFERENCES)));
        }
        chain.factorsPutIn().filter(a -> !apart).ifPresent(a -> lines.add(putIn(m, chain, a, matrix)));
        lines.add(Document.Line.of(formula(m, closed, matrix), "closed form", m.checked(closed, 0, Check.EVALUATED)));
        List<Document.Equation> equations = new ArrayList<>();
        equations.add(equation(m, "closed-" + chain.parameter().name(), closed, matrix, lines));
        chain.factorsPutIn()
                .filter(a -> apart)
                .ifPresent(a -> equations.add(equation(m, "", a, false, List.of(putIn(m, chain, a, false)))));
        return equations;
    }

    /** The closed form alone. */
    static Document.Equation closed(Material m, Assignment closed) {
        boolean matrix = hasMatrixForm(closed);
        Document.Line line = Document.Line.of(formula(m, closed, matrix), "closed form", m.checked(Check.EVALUATED));
        return equation(m, "closed-" + closed.target().primal().name(), closed, matrix, List.of(line));
    }

    private static boolean hasMatrixForm(Assignment a) {
        return Notation.hasMatrixForm(a.axes(), a.value());
    }

    private static Document.Line putIn(Material m, Chain chain, Assignment a, boolean matrix) {
        return Document.Line.of(formula(m, a, matrix), "factors put in", m.checked(chain, 1, Check.EVALUATED));
    }

    private static Document.Equation equation(
            Material m, String anchor, Assignment a, boolean matrix, List<Document.Line> lines) {
        return new Document.Equation(
                anchor, m.derivative(a.target(), a.axes(), matrix), m.derivativeShape(a.target()), lines);
    }

    private static MathNode formula(Material m, Assignment a, boolean matrix) {
        return Material.over(
                a.mean(),
                matrix ? m.derivatives().node(a.axes(), a.value()) : m.derivatives().indexNode(a.axes(), a.value()));
    }

    private static MathNode chain(Material m, Chain chain) {
        List<MathNode> products = chain.paths().stream().map(p -> product(m, chain.parameter(), p)).toList();
        return products.size() == 1
                ? products.get(0)
                : new MathNode.Sum(products.stream().map(p -> new MathNode.Signed(false, p)).toList());
    }

    /** ∂l/∂ŷ · ∂ŷ/∂z₃ · … · ∂z₁/∂W₁. */
    private static MathNode product(Material m, Symbol parameter, Chain.Path path) {
        List<MathNode> factors = new ArrayList<>();
        List<Symbol> through = path.through();
        if (!path.reachesLoss()) {
            factors.add(new MathNode.Name(through.get(through.size() - 1).name(), true));
        }
        for (int k = through.size() - 1; k >= 0; k--) {
            Symbol by = k == 0 ? parameter : through.get(k - 1);
            factors.add(derivative(m, through.get(k), by));
        }
        return factors.size() == 1 ? factors.get(0) : new MathNode.Product(MathNode.Kind.CHAIN, factors);
    }

    private static MathNode derivative(Material m, Symbol of, Symbol by) {
        return of == m.network().loss()
                ? new MathNode.Name(by.name(), true)
                : new MathNode.Derivative(Material.name(of), Material.name(by));
    }
}
