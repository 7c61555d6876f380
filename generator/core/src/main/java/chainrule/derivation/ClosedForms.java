package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.DefinedFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.NamedFunction;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.rewrite.Cost;
import chainrule.symbolic.rewrite.Definition;
import chainrule.symbolic.rewrite.Laws;
import chainrule.symbolic.rewrite.Simplifier;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The gradient of each parameter with the adjoints in it put in, as far as it stays short enough to read. */
final class ClosedForms {

    private static final int LONGEST = 36;
    /** What is longer than this before it is simplified does not become short. */
    private static final int LONGEST_RAW = 48;

    /** With more parameters than this a reader follows the recursion of the adjoints instead. */
    private static final int MANY_PARAMETERS = 60;

    private static final int MANY_DEFINITIONS = 40;

    private final Map<Symbol, Derived> adjoints = new IdentityHashMap<>();
    private final Simplifier algebra;

    private ClosedForms(
            Laws laws,
            Network network,
            Uses uses,
            List<Derived> all,
            List<NamedFunction> library,
            List<DefinedFunction> tensorFunctions) {
        all.stream()
                .filter(d -> !d.mean() && !uses.isRecurrent(d.target().primal()))
                .forEach(d -> adjoints.put(d.target(), d));
        this.algebra = Simplifier.forReading(laws, library, tensorFunctions, definitions(network, uses))
                .with(FactRules.of(network, laws));
    }

    /** What a form may be folded to; in a long network each form is near its own names anyway. */
    private static List<Definition> definitions(Network network, Uses uses) {
        return network.definitions().size() > MANY_DEFINITIONS
                ? List.of()
                : network.definitions().stream()
                        .filter(a -> !a.mean() && !uses.isRecurrent(a.target()) && a.target() != network.loss())
                        .map(a -> new Definition(a.target(), a.axes(), a.value()))
                        .toList();
    }

    static List<Assignment> of(
            Laws laws,
            Network network,
            Uses uses,
            List<Derived> adjoints,
            List<NamedFunction> library,
            List<DefinedFunction> tensorFunctions) {
        ClosedForms forms = new ClosedForms(laws, network, uses, adjoints, library, tensorFunctions);
        boolean isDeep = network.parameters().size() > MANY_PARAMETERS;
        List<Assignment> closed = new ArrayList<>();
        for (Derived d : adjoints) {
            if (d.target().primal().role() == Symbol.Role.PARAMETER) {
                closed.add(isDeep ? d.result() : d.result().withValue(forms.close(d.result().value())));
            }
        }
        return closed;
    }

    private Expr close(Expr e) {
        Expr current = algebra.simplify(e);
        for (Expr next = step(current); next != current; next = step(current)) {
            current = next;
        }
        return current;
    }

    private Expr step(Expr e) {
        for (Symbol s : Accesses.symbols(e)) {
            Derived d = adjoints.get(s);
            if (d != null && Cost.of(e) + Cost.of(d.result().value()) <= LONGEST_RAW) {
                Expr raw = d.result().putInto(e);
                Expr image = algebra.simplify(raw);
                if (Cost.of(image) <= LONGEST) {
                    return image;
                }
            }
        }
        return e;
    }
}
