package chainrule.report;

import chainrule.derivation.Derived;
import chainrule.derivation.WrittenNames;
import chainrule.explanation.Explanation;
import chainrule.model.Assignment;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.notation.Layout;
import chainrule.symbolic.notation.Notation;
import chainrule.symbolic.notation.Style;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One of two derivations that are compared, in the names that its specification has, with what it is called. */
record Half(WrittenNames names, String label, Material material, Notation text) {

    static Half of(WrittenNames names, String label) {
        String loss = names.derivation().network().loss().name();
        return new Half(
                names, label, Material.of(Explanation.of(names.derivation()), Layout.GRADIENT), new Notation(Style.SPECIFICATION, loss));
    }

    /** Inputs and parameters first, then definitions. */
    Set<String> all() {
        Set<String> all = new LinkedHashSet<>();
        names.derivation().network().definitions().forEach(d -> all.add(d.target().name()));
        names.derivation().adjoints().forEach(d -> all.add(d.target().primal().name()));
        return all;
    }

    Optional<Assignment> definition(String name) {
        return names.derivation().network().definitions().stream()
                .filter(d -> d.target().name().equals(name) && names.isWritten(d.target()))
                .findFirst()
                .map(names::putIn);
    }

    Optional<Derived> gradient(String name) {
        return names.derivation().adjoints().stream()
                .filter(d -> d.target().primal().name().equals(name) && names.isWritten(d.target().primal()))
                .findFirst();
    }

    /** The last line of a gradient. */
    Assignment result(Derived d) {
        return names.putIn(d.result());
    }

    /** By this two formulas are compared. */
    String text(Assignment a) {
        return (a.mean() ? "mean " : "") + text.formula(a.axes(), a.value());
    }

    /** A definition as it is; a gradient by the name of its primal. */
    Document.Equation equation(Assignment a, String reason) {
        Symbol s = a.target();
        boolean matrix = Notation.hasMatrixForm(a.axes(), a.value());
        Check check = s.primal() == null ? Check.GIVEN : material.checked(Check.DIFFERENCES);
        return new Document.Equation(
                "",
                Material.left(s, a.axes(), matrix),
                Material.shape(s),
                List.of(Document.Line.of(material.formula(a), reason, check)));
    }

    /** The gradients that the network has, by their names. */
    List<String> gradients() {
        List<String> gradients = new ArrayList<>();
        names.derivation().adjoints().forEach(d -> gradients.add(d.target().primal().name()));
        return gradients;
    }
}
