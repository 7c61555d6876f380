package chainrule.symbolic.rewrite;

import chainrule.symbolic.Apply;
import chainrule.symbolic.Call;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.NamedFunction;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A term equal to a library function at some argument becomes a call of it: e^z/(1 + e^z) becomes σ(z). Both are compared in
 * rational normal form; the arguments tried are those of the exponentials in the term, with both signs.
 */
final class FoldFunctions implements Strategy {

    private final List<NamedFunction> functions;

    /** @param functions of one argument */
    FoldFunctions(List<NamedFunction> functions) {
        this.functions = functions.stream()
                .filter(f -> f.formals().size() == 1 && f.body().contains(Expr::isExponential))
                .toList();
    }

    @Override
    public String name() {
        return "a function by its name";
    }

    @Override
    public Expr apply(Expr e) {
        return functions.isEmpty() ? e : Strategy.bottomUp(e, this::at);
    }

    /** A term that is a function as a whole as a call of it, or the term. */
    Expr at(Expr node) {
        if (!node.contains(Expr::isExponential) || node instanceof Apply) {
            return node;
        }
        Expr normal = RationalForm.normalize(node);
        for (Expr argument : arguments(node)) {
            for (NamedFunction f : functions) {
                if (RationalForm.normalize(f.expand(List.of(argument))) == normal) {
                    return Strategy.cheaper(node, Exprs.call(f, List.of(argument)));
                }
            }
        }
        return node;
    }

    /** Whether a term may become a function once the bodies of those that it calls are put in: only what has an exponential does. */
    boolean mayFold(Expr node) {
        return !functions.isEmpty() && hasExponential(node, new HashSet<>());
    }

    private static boolean hasExponential(Expr e, Set<Expr> seen) {
        return seen.add(e)
                && (e.isExponential()
                        || e instanceof Call c && hasExponential(c.function().body(), seen)
                        || e.children().stream().anyMatch(child -> hasExponential(child, seen)));
    }

    private static Set<Expr> arguments(Expr e) {
        Set<Expr> found = new LinkedHashSet<>();
        collect(e, found, new HashSet<>());
        return found;
    }

    private static void collect(Expr e, Set<Expr> found, Set<Expr> seen) {
        if (!seen.add(e)) {
            return;
        }
        if (e instanceof Apply && e.isExponential()) {
            found.add(e.exponent());
            found.add(Exprs.negate(e.exponent()));
        }
        e.children().forEach(child -> collect(child, found, seen));
    }
}
