package chainrule.report;

import chainrule.derivation.ClosedForm;
import chainrule.derivation.ExactForms;
import chainrule.derivation.Exactness;
import chainrule.derivation.FormulaDerivation;
import chainrule.explanation.Explanation;
import chainrule.explanation.WorkedExample;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Tensor;
import chainrule.symbolic.notation.Layout;
import chainrule.symbolic.notation.MathNode;
import chainrule.symbolic.notation.Notation;
import chainrule.symbolic.notation.Style;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Lays the derivation of an expression out: what leads to its closed forms, then these. */
public final class FormulaDocument {

    private FormulaDocument() {}

    /** Without an example. */
    public static Document of(String title, FormulaDerivation derivation, Layout layout) {
        return of(title, derivation, layout, Optional.empty());
    }

    /**
     * @param title the expression as it was typed
     * @param layout how derivatives of a number are laid out
     * @param example the same in numbers, if wanted
     */
    public static Document of(
            String title, FormulaDerivation derivation, Layout layout, Optional<WorkedExample> example) {
        Material m = Material.of(Explanation.of(derivation.derivation()), layout);
        List<Document.Equation> closed = closedForms(m, derivation);
        // Nothing of an expression runs, and its closed forms have no names but its own.
        return DerivationDocument.of(
                title,
                m,
                NamesSection.of(m),
                LayerSection.forward(m),
                FunctionsSection.of(m),
                LocalsSection.of(m),
                BackwardSection.adjoints(m),
                BackwardSection.gradients(m),
                section(introduction(derivation), closed, DomainRemark.of(derivation)),
                ExampleSection.of(m, example, closed, values(m, derivation.closedForms(), example)),
                DerivationDocument.checked(m));
    }

    private static Prose introduction(FormulaDerivation derivation) {
        boolean second = derivation.closedForms().stream().anyMatch(f -> f.by().size() > 1);
        return Prose.of("In the variables of the expression."
                + (second && !derivation.formula().network().facts().isEmpty()
                        ? " What is assumed holds at the points that are meant, not beside them: it is used only after"
                                + " differentiating twice."
                        : ""));
    }

    private static Document.Section section(
            Prose introduction, List<Document.Equation> closed, Optional<Document.Block> domain) {
        List<Document.Block> blocks = new ArrayList<>(closed);
        domain.ifPresent(blocks::add);
        return new Document.Section("closed", "Closed forms", introduction, blocks);
    }

    private static List<MathNode> values(Material m, List<ClosedForm> forms, Optional<WorkedExample> example) {
        return example.stream()
                .flatMap(e -> forms.stream().map(f -> {
                    Tensor value = e.shown().evaluate(f.axes(), f.value());
                    return ClosedFormLines.isTurned(f, m.layout()) ? NumberNodes.turned(value) : NumberNodes.of(value);
                }))
                .toList();
    }

    private static List<Document.Equation> closedForms(Material m, FormulaDerivation derivation) {
        List<Document.Equation> blocks = new ArrayList<>();
        Iterator<Exactness> exactness = ExactForms.of(derivation).iterator();
        for (ClosedForm f : derivation.closedForms()) {
            boolean turned = ClosedFormLines.isTurned(f, m.layout());
            List<Affine> extents = f.axes().stream().map(Index::extent).toList();
            MathNode value = notation(m, f, turned).node(f.axes(), f.value());
            Check otherwise = derivation.coverage().has(f, 0) ? Check.DIFFERENCES : Check.UNCHECKED;
            Check check = m.checked(exactness.next(), otherwise);
            Document.Line line = Document.Line.of(value, String.join(", ", f.citations()), check);
            List<String> shape = Material.sizes(turned ? Notation.turned(extents) : extents);
            blocks.add(new Document.Equation("", left(f, turned), shape, List.of(line)));
        }
        return blocks;
    }

    private static Notation notation(Material m, ClosedForm f, boolean turned) {
        Notation plain = new Notation(Style.TEXTBOOK, f.of().name(), m.layout());
        return turned ? plain.ofDerivatives() : plain;
    }

    /** ∂f/∂x, with indices where the right side is in index form. */
    private static MathNode left(ClosedForm f, boolean turned) {
        List<Index> axes = new ArrayList<>(f.axes());
        if (turned) {
            Collections.reverse(axes);
        }
        List<MathNode> by = f.by().stream().<MathNode>map(FormulaDocument::name).toList();
        MathNode whole = new MathNode.Derivative(name(f.of()), by);
        return Notation.hasMatrixForm(f.axes(), f.value()) ? whole : Material.element(whole, axes);
    }

    private static MathNode name(Symbol s) {
        return Material.name(s);
    }
}
