package chainrule.report;

import chainrule.derivation.ClosedForm;
import chainrule.derivation.FormulaDerivation;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.notation.MathNode;
import chainrule.symbolic.notation.Notation;
import chainrule.symbolic.notation.Style;
import java.util.ArrayList;
import java.util.List;

/** Lays the derivation of an expression out: what leads to its closed forms, then these. */
public final class FormulaDocument {

    private FormulaDocument() {}

    /** @param title the expression as it was typed */
    public static Document of(String title, FormulaDerivation derivation) {
        Material m = Material.of(derivation.derivation());
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
                closedForms(m, derivation.closedForms()),
                DerivationDocument.checked(m));
    }

    private static Document.Section closedForms(Material m, List<ClosedForm> forms) {
        List<Document.Block> blocks = new ArrayList<>();
        for (ClosedForm f : forms) {
            List<String> shape = f.axes().stream().map(Index::extent).map(Material::size).toList();
            MathNode value = new Notation(Style.TEXTBOOK, f.of().name()).node(f.axes(), f.value());
            Document.Line line = Document.Line.of(value, "", m.checked(Check.EVALUATED));
            blocks.add(new Document.Equation("", left(f), shape, List.of(line)));
        }
        return new Document.Section(
                "closed", "Closed forms", Prose.of("In the variables of the expression."), blocks);
    }

    /** ∂f/∂x, with indices where the right side is in index form. */
    private static MathNode left(ClosedForm f) {
        List<MathNode> by = f.by().stream().<MathNode>map(FormulaDocument::name).toList();
        MathNode whole = new MathNode.Derivative(name(f.of()), by);
        return Notation.hasMatrixForm(f.axes(), f.value()) ? whole : Material.element(whole, f.axes());
    }

    private static MathNode name(Symbol s) {
        return Material.name(s);
    }
}
