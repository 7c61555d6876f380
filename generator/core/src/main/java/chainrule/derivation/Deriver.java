package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.model.TrainingProgram;
import chainrule.symbolic.Call;
import chainrule.symbolic.Expr;
import chainrule.symbolic.NamedFunction;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.rewrite.Definition;
import chainrule.symbolic.rewrite.DerivedFunctions;
import chainrule.symbolic.rewrite.Stabilizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Derives a network's gradients: backpropagation, closed forms, stable forms, and the program of what is needed. */
public final class Deriver {

    private final Network network;
    private final List<NamedFunction> library;
    private final Stabilizer stabilizer;
    private final List<Stabilized> stabilized = new ArrayList<>();

    private Deriver(Network network, List<NamedFunction> library) {
        this.network = network;
        this.library = library;
        Uses uses = new Uses(network);
        this.stabilizer = new Stabilizer(s -> {
            Assignment a = uses.definition(s);
            return a == null ? null : new Definition(a.target(), a.axes(), a.value());
        });
    }

    /** @param library functions by whose names terms may be called */
    public static Derivation derive(Network network, List<NamedFunction> library) {
        return new Deriver(network, library).run();
    }

    private Derivation run() {
        Backpropagation backpropagation = new Backpropagation(network, library);
        List<Derived> adjoints = backpropagation.run();
        List<Assignment> forward = new ArrayList<>();
        network.definitions().forEach(a -> forward.add(stable(a)));
        List<Assignment> backward = new ArrayList<>();
        List<Derived> kept = needed(adjoints);
        kept.forEach(d -> backward.add(stable(d.result())));
        return new Derivation(
                network,
                functions(backpropagation.functions()),
                adjoints,
                ClosedForms.of(network, adjoints, library),
                stabilized,
                new TrainingProgram(network, neededForward(forward, backward), backward));
    }

    private Assignment stable(Assignment a) {
        Stabilizer.Result result = stabilizer.run(a.value());
        if (result.steps().isEmpty()) {
            return a;
        }
        stabilized.add(new Stabilized(a, result.value(), result.steps()));
        return a.withValue(result.value());
    }

    /** The adjoints that a parameter's gradient is computed from, and the gradients themselves. */
    private static List<Derived> needed(List<Derived> adjoints) {
        Set<Symbol> wanted = new HashSet<>();
        List<Derived> kept = new ArrayList<>();
        for (int k = adjoints.size() - 1; k >= 0; k--) {
            Derived d = adjoints.get(k);
            if (d.target().primal().role() == Symbol.Role.PARAMETER || wanted.contains(d.target())) {
                kept.add(d);
                wanted.addAll(Uses.symbols(d.result().value()));
            }
        }
        Collections.reverse(kept);
        return kept;
    }

    private List<Assignment> neededForward(List<Assignment> forward, List<Assignment> backward) {
        Set<Symbol> wanted = new HashSet<>(network.outputs());
        wanted.add(network.loss());
        backward.forEach(a -> wanted.addAll(Uses.symbols(a.value())));
        List<Assignment> kept = new ArrayList<>();
        for (int k = forward.size() - 1; k >= 0; k--) {
            Assignment a = forward.get(k);
            if (wanted.contains(a.target())) {
                kept.add(a);
                wanted.addAll(Uses.symbols(a.value()));
            }
        }
        Collections.reverse(kept);
        return kept;
    }

    private List<DerivedFunctions.Derivation> functions(DerivedFunctions functions) {
        Set<NamedFunction> named = new LinkedHashSet<>();
        network.definitions().forEach(a -> collect(a.value(), named));
        List<DerivedFunctions.Derivation> derivations = new ArrayList<>();
        for (NamedFunction f : named) {
            for (int k = 0; k < f.formals().size(); k++) {
                derivations.add(functions.derivation(f, k));
            }
        }
        return derivations;
    }

    private static void collect(Expr e, Set<NamedFunction> found) {
        if (e instanceof Call c) {
            found.add(c.function());
        }
        e.children().forEach(child -> collect(child, found));
    }
}
