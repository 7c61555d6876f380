package chainrule.symbolic.rewrite;

import chainrule.symbolic.Access;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Mul;
import chainrule.symbolic.OpaqueFunction;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.TensorArgument;
import chainrule.symbolic.TensorCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Applies the laws of inverses and determinants, and what cancels by them, where that makes a term shorter. */
final class TensorLaws implements Strategy {

    private final List<TensorLaw> laws;

    TensorLaws(List<TensorLaw> laws) {
        this.laws = laws;
    }

    private record Pair(TensorArgument u, TensorArgument v) {}

    @Override
    public String name() {
        return "laws of inverses and determinants";
    }

    @Override
    public Expr apply(Expr e) {
        if (Accesses.symbols(e).stream().noneMatch(s -> isOfMatrices(s.call()))) {
            return e;
        }
        Expr current = e;
        for (Expr next = once(e); next != current; next = once(next)) {
            current = next;
        }
        return Strategy.cheaper(e, current);
    }

    private Expr once(Expr e) {
        Expr unfolded = Strategies.MERGE.apply(Strategy.bottomUp(e, this::at));
        return Strategies.CONTRACT.apply(Strategy.bottomUp(unfolded, InverseProducts::at));
    }

    private Expr at(Expr e) {
        if (!(e instanceof Access a) || !isOfMatrices(a.symbol().call())) {
            return e;
        }
        TensorArgument argument = a.symbol().call().arguments().get(0);
        for (Pair p : pairs(argument)) {
            for (TensorLaw law : laws) {
                if (law.function() == a.symbol().call().function() && law.argument().apply(p.u(), p.v()).equals(argument)) {
                    return law.right().at(p.u(), p.v(), a.subscripts());
                }
            }
        }
        return e;
    }

    private static boolean isOfMatrices(TensorCall call) {
        return call != null && call.function() instanceof OpaqueFunction f && f.isOfMatrices();
    }

    /** The matrices of which a law may be about: those under a function, that behind a transpose, and those of a product. */
    private static List<Pair> pairs(TensorArgument t) {
        List<Pair> pairs = new ArrayList<>();
        if (t.body() instanceof Access a) {
            TensorCall call = a.symbol().call();
            if (isOfMatrices(call)) {
                List<TensorArgument> of = call.arguments();
                pairs.add(new Pair(of.get(0), of.get(of.size() - 1)));
            }
            if (a.subscripts().get(0).equals(Affine.of(t.axes().get(1)))) {
                TensorArgument turned = TensorLaw.transposed(t);
                pairs.add(new Pair(turned, turned));
            }
        } else if (t.body() instanceof Reduce r && r.operator() == Reduce.Operator.SUM) {
            split(t.axes(), r.open(), pairs);
        }
        return pairs;
    }

    /** Σₖ U[i, k] V[k, j], the first of the matrices on the path against the rest; all of them square. */
    private static void split(List<Index> axes, Reduce.Opened opened, List<Pair> pairs) {
        for (Mul.Factor f : Polynomial.factors(opened.body())) {
            for (Index k : opened.indices()) {
                Expr rest = Exprs.divide(opened.body(), f.value());
                List<Index> others = new ArrayList<>(opened.indices());
                others.remove(k);
                boolean first = f.exponent().isOne()
                        && f.base().freeIndices().equals(Set.of(axes.get(0), k));
                if (first && k.extent().equals(axes.get(0).extent())) {
                    Expr sum = Exprs.sum(others, rest);
                    if (sum.freeIndices().equals(Set.of(k, axes.get(1)))) {
                        pairs.add(new Pair(
                                TensorArgument.of(List.of(axes.get(0), k), f.base()),
                                TensorArgument.of(List.of(k, axes.get(1)), sum)));
                    }
                }
            }
        }
    }
}
