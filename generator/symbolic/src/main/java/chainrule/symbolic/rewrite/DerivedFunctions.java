package chainrule.symbolic.rewrite;

import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.NamedFunction;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.calculus.Differential;
import chainrule.symbolic.calculus.FunctionDerivatives;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The derivatives of named functions, each derived from the body once and brought to the shortest of three forms: in the
 * argument, in the output, or by the name of another function.
 */
public final class DerivedFunctions implements FunctionDerivatives {

    /** ∂f/∂xₖ with the steps that lead to it; the output stands in it as a call of f at its own formals. */
    public record Derivation(NamedFunction function, int argument, List<Simplifier.Step> steps, Expr value) {}

    private final Map<NamedFunction, List<Derivation>> known = new IdentityHashMap<>();
    private final List<NamedFunction> library;
    private final Laws laws;

    /** @param library the functions by whose names a derivative may be called */
    public DerivedFunctions(List<NamedFunction> library) {
        this(library, Laws.STANDARD);
    }

    /** The same by other laws. */
    public DerivedFunctions(List<NamedFunction> library, Laws laws) {
        this.library = List.copyOf(library);
        this.laws = laws;
    }

    @Override
    public Expr partial(NamedFunction function, int k, List<Expr> arguments) {
        Expr derivative = derivation(function, k).value();
        return Substitution.ofFormals(function.formals(), arguments).apply(derivative);
    }

    /** The derivation of one partial derivative. */
    public Derivation derivation(NamedFunction function, int k) {
        List<Derivation> all = known.get(function);
        if (all == null) {
            all = new ArrayList<>();
            for (int j = 0; j < function.formals().size(); j++) {
                all.add(derive(function, j));
            }
            known.put(function, all);
        }
        return all.get(k);
    }

    private Derivation derive(NamedFunction function, int k) {
        Symbol x = function.formals().get(k);
        List<Expr> terms = Differential.of(function.body(), s -> s == x, this, laws.differentials()).stream()
                .map(Differential.Contribution::coefficient)
                .toList();
        Expr raw = Exprs.add(terms);
        Expr output = Exprs.call(function, function.formals().stream()
                .map(f -> Exprs.access(f, new Index[0]))
                .toList());
        Simplifier simplifier = simplifier(function, output);
        Simplifier.Result byInput = simplifier.run(raw);
        Expr candidate = OutputForm.of(function.body(), raw, output);
        Expr byOutput = candidate == null ? byInput.value() : simplifier.simplify(candidate);
        List<Simplifier.Step> steps = new ArrayList<>(byInput.steps());
        boolean shorter = Cost.of(byOutput) < Cost.of(byInput.value());
        if (shorter) {
            steps.add(new Simplifier.Step("in terms of the output", byInput.value(), byOutput));
        }
        return new Derivation(function, k, List.copyOf(steps), shorter ? byOutput : byInput.value());
    }

    private Simplifier simplifier(NamedFunction function, Expr output) {
        List<Strategy> strategies = new ArrayList<>();
        Symbol name = Symbol.of(Symbol.Role.DEFINITION, function.name(), List.of());
        strategies.add(new FoldFunctions(library.stream().filter(f -> f != function).toList()));
        strategies.addAll(Strategies.all(laws.algebra()));
        strategies.add(foldOutput(function, output, name));
        return laws.simplifier(strategies);
    }

    /** The body of the function becomes a call of it. */
    private static Strategy foldOutput(NamedFunction function, Expr output, Symbol name) {
        FoldDefinition fold = new FoldDefinition(List.of(new Definition(name, List.of(), function.body())));
        return new Strategy() {
            @Override
            public String name() {
                return fold.name();
            }

            @Override
            public Expr apply(Expr e) {
                return Substitution.ofAccesses(a -> a.symbol() == name ? output : null)
                        .apply(fold.apply(e));
            }
        };
    }
}
