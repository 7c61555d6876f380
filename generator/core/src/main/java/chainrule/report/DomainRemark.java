package chainrule.report;

import chainrule.derivation.ClosedForm;
import chainrule.derivation.FormulaDerivation;
import chainrule.explanation.Domains;
import chainrule.model.Assignment;
import chainrule.symbolic.Expr;
import chainrule.symbolic.notation.MathNode;
import chainrule.symbolic.notation.Notation;
import chainrule.symbolic.notation.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where an expression and its derivatives have values, if that is not everywhere: "Holds where det(X) ≠ 0." */
final class DomainRemark {

    private DomainRemark() {}

    static Optional<Document.Block> of(FormulaDerivation d) {
        List<Expr> terms = new ArrayList<>();
        terms.add(inVariables(d.formula().network().definitions()));
        d.closedForms().stream().map(ClosedForm::value).forEach(terms::add);
        Notation notation = new Notation(Style.TEXTBOOK, d.formula().network().loss().name());
        List<MathNode> conditions =
                Domains.of(terms).stream().map(c -> condition(c, notation)).distinct().toList();
        return conditions.isEmpty()
                ? Optional.empty()
                : Optional.of(new Document.Remark(Prose.of("Holds where ").formulas(conditions).words(".")));
    }

    /** The expression without the names of its parts. */
    private static Expr inVariables(List<Assignment> definitions) {
        Expr e = definitions.get(definitions.size() - 1).value();
        for (int k = definitions.size() - 2; k >= 0; k--) {
            e = definitions.get(k).putInto(e);
        }
        return e;
    }

    private static MathNode condition(Domains.Condition c, Notation notation) {
        MathNode term = c.term().freeIndices().isEmpty()
                ? notation.node(List.of(), c.term())
                : notation.indexNode(List.of(), c.term());
        return new MathNode.Relation(c.sign(), term, new MathNode.Number("0"));
    }
}
