package chainrule.derivation;

import chainrule.model.Network;
import chainrule.model.TrainingProgram;
import chainrule.symbolic.Call;
import chainrule.symbolic.DefinedFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.NamedFunction;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.rewrite.DerivedFunctions;
import chainrule.symbolic.rewrite.Simplifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Derives a network's gradients: backpropagation, closed forms, stable forms, and the program of what is needed. */
public final class Deriver {

    private final Theory theory;
    private final Network network;
    private final List<NamedFunction> library;
    private final List<DefinedFunction> tensorFunctions;
    private final Uses uses;

    private Deriver(
            Theory theory, Network network, List<NamedFunction> library, List<DefinedFunction> tensorFunctions) {
        this.theory = theory;
        this.network = network;
        this.library = library;
        this.tensorFunctions = tensorFunctions;
        this.uses = new Uses(network);
    }

    /** @param library functions by whose names terms may be called */
    public static Derivation derive(Network network, List<NamedFunction> library) {
        return derive(network, library, List.of());
    }

    /** @param tensorFunctions functions of whole tensors by whose names closed forms may call */
    public static Derivation derive(
            Network network, List<NamedFunction> library, List<DefinedFunction> tensorFunctions) {
        return derive(Theory.STANDARD, network, library, tensorFunctions);
    }

    /**
     * The same by a theory, its lines checked.
     *
     * @throws LineCheckException if a line does not hold
     */
    public static Derivation checked(
            Theory theory, Network network, List<NamedFunction> library, List<DefinedFunction> tensorFunctions) {
        return LineChecker.checked(derive(theory, network, library, tensorFunctions));
    }

    /** By a theory, unchecked. */
    static Derivation derive(
            Theory theory, Network network, List<NamedFunction> library, List<DefinedFunction> tensorFunctions) {
        return new Deriver(theory, network, library, tensorFunctions).run();
    }

    private Derivation run() {
        Backpropagation backpropagation = new Backpropagation(network, uses, library, theory);
        List<Derived> derived = backpropagation.run();
        Map<Symbol, Symbol> invariant = Invariance.of(
                derived, network, backpropagation.functions(), Simplifier.withNames(theory.laws(), library, List.of()));
        List<Derived> adjoints = Invariance.written(derived, invariant);
        StableProgram stable = new StableProgram(theory, network, uses, library);
        TrainingProgram program = stable.of(Invariance.computed(adjoints, invariant));
        return new Derivation(
                network,
                functions(backpropagation.functions()),
                adjoints,
                ClosedForms.of(theory.laws(), network, uses, adjoints, library, tensorFunctions),
                stable.stabilized(),
                program);
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

    /** Those that a function's body calls come before it: its derivative is made of theirs. */
    private static void collect(Expr e, Set<NamedFunction> found) {
        if (e instanceof Call c && !found.contains(c.function())) {
            collect(c.function().body(), found);
            found.add(c.function());
        }
        e.children().forEach(child -> collect(child, found));
    }
}
