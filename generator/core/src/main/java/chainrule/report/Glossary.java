package chainrule.report;

import chainrule.derivation.Derived;
import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.model.NetworkSizes;
import chainrule.model.Parameter;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.notation.MathNode;
import java.util.ArrayList;
import java.util.List;

/** What each symbol of a derivation is, for a reader who meets it in a formula. */
final class Glossary {

    private Glossary() {}

    static MathNode.Name name(Size s) {
        return new MathNode.Name(s.name(), false);
    }

    static List<Document.Term> of(Material m) {
        Network n = m.network();
        List<Document.Term> terms = new ArrayList<>();
        for (Size s : NetworkSizes.of(n)) {
            if (!s.isLiteral()) {
                terms.add(new Document.Term(name(s), "size", List.of(), s.isFree() ? Prose.NONE : Prose.of(Integer.toString(s.value())), "names"));
            }
        }
        n.inputs().forEach(s -> terms.add(data(s, "input")));
        n.targets().forEach(s -> terms.add(data(s, "target")));
        n.parameters().stream().map(Parameter::symbol).forEach(s -> terms.add(data(s, "parameter")));
        n.definitions().forEach(a -> terms.add(definition(m, a)));
        m.derivation().adjoints().forEach(d -> terms.add(adjoint(m, d)));
        return terms;
    }

    private static Document.Term data(Symbol s, String what) {
        String classes = s.isInteger() ? ", whole numbers below " + Material.size(s.classes()) : "";
        return new Document.Term(Material.name(s), what + classes, Material.shape(s), Prose.NONE, "names");
    }

    private static Document.Term definition(Material m, Assignment a) {
        String what = a.target() == m.network().loss()
                ? "loss"
                : m.network().outputs().contains(a.target()) ? "output" : "definition";
        return new Document.Term(
                Material.name(a.target()),
                what,
                Material.shape(a.target()),
                Prose.of(m.formula(a)),
                Material.definitionAnchor(a.target()));
    }

    private static Document.Term adjoint(Material m, Derived d) {
        Symbol primal = d.target().primal();
        return new Document.Term(
                Material.name(d.target()),
                primal.role() == Symbol.Role.PARAMETER ? "gradient" : "adjoint",
                Material.shape(d.target()),
                Prose.of(m.formula(d.result())),
                Material.adjointAnchor(primal));
    }
}
