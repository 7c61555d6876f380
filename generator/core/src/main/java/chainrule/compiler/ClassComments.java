package chainrule.compiler;

import chainrule.derivation.Derivation;
import chainrule.derivation.Stabilized;
import chainrule.model.Assignment;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.notation.Notation;
import chainrule.symbolic.notation.Style;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What a generated class says of itself: its formulas, and the closed form of each gradient. */
final class ClassComments {

    private final Derivation derivation;
    private final Notation notation;

    ClassComments(Derivation derivation) {
        this.derivation = derivation;
        this.notation = new Notation(Style.TEXTBOOK, derivation.network().loss().name());
    }

    /** The forward definitions, then what runs in another form. */
    List<String> ofClass() {
        List<String> lines = new ArrayList<>();
        derivation.network().definitions().forEach(a -> lines.add(line(a)));
        for (Stabilized s : derivation.stabilized()) {
            lines.add("computed as " + line(s.written().withValue(s.stable())));
        }
        return lines;
    }

    /** For each parameter its gradient, for each output its definition. */
    Map<Symbol, List<String>> ofSymbols() {
        Map<Symbol, List<String>> lines = new IdentityHashMap<>();
        derivation.closedForms().forEach(a -> lines.put(a.target().primal(), List.of(line(a))));
        for (Assignment a : derivation.network().definitions()) {
            if (derivation.network().outputs().contains(a.target())) {
                lines.put(a.target(), List.of(line(a)));
            }
        }
        return lines;
    }

    private String line(Assignment a) {
        boolean indexed = !Notation.hasMatrixForm(a.axes(), a.value());
        String formula = notation.formula(a.axes(), a.value());
        return notation.left(a.target(), a.axes(), indexed) + " = " + (a.mean() ? "mean[batch](" + formula + ")" : formula);
    }
}
