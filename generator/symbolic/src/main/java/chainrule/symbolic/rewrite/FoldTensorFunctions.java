package chainrule.symbolic.rewrite;

import chainrule.symbolic.Add;
import chainrule.symbolic.Affine;
import chainrule.symbolic.DefinedFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.TensorArgument;
import chainrule.symbolic.TensorCall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A term equal to a library function of a whole tensor becomes a call of it: e^zᵢ/Σⱼ e^zⱼ becomes softmax(z)ᵢ. The arguments
 * tried are those with which a reduction of the function is one of the term.
 */
final class FoldTensorFunctions implements Strategy {

    /** In a higher power no sums are found that it could be divided among. */
    private static final Rational MOST_DIVISIONS = Rational.of(-8);

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

    /** (Σⱼ aⱼ eⱼ)/s → Σⱼ aⱼ eⱼ/s, for eⱼ/s may be a function's value; each of several sums takes a divisor. */
    private static Expr divisorsInside(Expr e) {
        if (!(e instanceof Mul m)) {
            return e;
        }
        List<Expr> divisors = new ArrayList<>();
        List<Mul.Factor> sums = new ArrayList<>();
        List<Expr> rest = new ArrayList<>(List.of(Exprs.num(m.coefficient())));
        for (Mul.Factor f : m.factors()) {
            if (isDivisor(f.exponent()) && f.base() instanceof Reduce) {
                Collections.nCopies(-f.exponent().intValueExact(), f.base()).forEach(divisors::add);
            } else if (f.exponent().isOne() && (isSum(f.base()) || isOfSums(f.base()))) {
                sums.add(f);
            } else {
                rest.add(f.value());
            }
        }
        for (Mul.Factor f : sums) {
            rest.add(divisors.isEmpty() ? f.value() : divided(f.base(), divisors.remove(0)));
        }
        divisors.forEach(d -> rest.add(Exprs.pow(d, -1)));
        return Exprs.mul(rest);
    }

    private static boolean isDivisor(Rational exponent) {
        return exponent.isInteger() && exponent.signum() < 0 && exponent.compareTo(MOST_DIVISIONS) >= 0;
    }

    private static boolean isSum(Expr e) {
        return e instanceof Reduce r && r.operator() == Reduce.Operator.SUM;
    }

    private static boolean isOfSums(Expr e) {
        return e instanceof Add a
                && a.terms().stream().allMatch(t -> Polynomial.factors(t.term()).stream().anyMatch(f -> isSum(f.base())));
    }

    private static Expr divided(Expr sum, Expr divisor) {
        if (sum instanceof Add a) {
            return Exprs.add(a.terms().stream()
                    .map(t -> divisorsInside(Exprs.divide(t.value(), divisor)))
                    .toList());
        }
        Reduce.Opened opened = ((Reduce) sum).openAnew();
        return Exprs.sum(opened.indices(), Exprs.divide(opened.body(), divisor));
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
            found.add(Orientation.of(f, bound.indices(), bound.value()));
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
