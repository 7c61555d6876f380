package chainrule.symbolic.rewrite;

import chainrule.symbolic.Affine;
import chainrule.symbolic.DefinedFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.TensorArgument;
import chainrule.symbolic.TensorCall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A term equal to a library function of a whole tensor becomes a call of it: e^zᵢ/Σⱼ e^zⱼ becomes softmax(z)ᵢ. The arguments
 * tried are those with which a reduction of the function is one of the term.
 */
final class FoldTensorFunctions implements Strategy {

    private final List<DefinedFunction> functions;

    FoldTensorFunctions(List<DefinedFunction> functions) {
        this.functions = functions.stream()
                .filter(f -> !reductions(f.body()).isEmpty())
                .toList();
    }

    @Override
    public String name() {
        return "a function of the whole tensor by its name";
    }

    @Override
    public Expr apply(Expr e) {
        Expr best = e;
        for (DefinedFunction f : functions) {
            for (TensorArgument argument : arguments(f, best)) {
                FoldDefinition fold = new FoldDefinition(List.of(definition(f, argument)));
                best = Strategy.cheaper(best, fold.apply(best));
                best = Strategy.cheaper(best, fold.apply(Strategy.bottomUp(best, FoldTensorFunctions::divisorsInside)));
            }
        }
        return best;
    }

    /** (Σⱼ aⱼ eⱼ)/s → Σⱼ aⱼ eⱼ/s, for eⱼ/s may be a function's value. */
    private static Expr divisorsInside(Expr e) {
        if (!(e instanceof Mul m)) {
            return e;
        }
        List<Expr> divisors = new ArrayList<>();
        Reduce sum = null;
        for (Mul.Factor f : m.factors()) {
            if (f.exponent().signum() < 0 && f.base() instanceof Reduce) {
                divisors.add(f.value());
            } else if (f.exponent().isOne() && f.base() instanceof Reduce r && r.operator() == Reduce.Operator.SUM) {
                sum = r;
            }
        }
        if (sum == null || divisors.isEmpty()) {
            return e;
        }
        Expr divisor = Exprs.mul(divisors);
        Reduce.Opened opened = sum.openAnew();
        Expr inside = Exprs.sum(opened.indices(), Exprs.mul(opened.body(), divisor));
        return Exprs.mul(Exprs.divide(Exprs.divide(m, sum), divisor), inside);
    }

    private static Definition definition(DefinedFunction f, TensorArgument argument) {
        Symbol call = Symbol.of(new TensorCall(f, List.of(argument)));
        List<Index> axes = call.axes().stream().map(Index::fresh).toList();
        return new Definition(call, axes, f.expand(argument, axes.stream().map(Affine::of).toList()));
    }

    private static Set<TensorArgument> arguments(DefinedFunction f, Expr e) {
        Set<TensorArgument> found = new LinkedHashSet<>();
        for (Reduce pattern : reductions(f.body())) {
            for (Reduce subject : reductions(e)) {
                Bindings bindings = new Bindings();
                if (new Matcher(RangeAnalysis.ofSymbols()).match(pattern, subject, bindings)) {
                    argument(f, bindings.get(f.formal()), found);
                }
            }
        }
        return found;
    }

    private static void argument(DefinedFunction f, Bindings.Bound bound, Set<TensorArgument> found) {
        if (bound != null
                && bound.indices().size() == f.formal().axes().size()
                && bound.indices().containsAll(bound.value().freeIndices())) {
            found.add(TensorArgument.of(bound.indices(), bound.value()));
        }
    }

    private static List<Reduce> reductions(Expr e) {
        List<Reduce> found = new ArrayList<>();
        collect(e, found, new HashSet<>());
        return found;
    }

    private static void collect(Expr e, List<Reduce> found, Set<Expr> seen) {
        if (!seen.add(e)) {
            return;
        }
        if (e instanceof Reduce r) {
            found.add(r);
            collect(r.open().body(), found, seen);
        } else {
            e.children().forEach(child -> collect(child, found, seen));
        }
    }
}
