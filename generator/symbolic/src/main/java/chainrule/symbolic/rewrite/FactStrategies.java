package chainrule.symbolic.rewrite;

import chainrule.symbolic.Access;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Num;
import chainrule.symbolic.Range;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Rewriting by what is declared to hold. */
public final class FactStrategies {

    private FactStrategies() {}

    private record Cited(String name, boolean normalizes, UnaryOperator<Expr> rewrite) implements Strategy {
        @Override
        public Expr apply(Expr e) {
            return rewrite.apply(e);
        }
    }

    /** left = right for all values of the axes: the left side, or a part of a sum or product that it is, becomes the right. */
    public static Strategy equality(String name, List<Index> axes, Expr left, Expr right) {
        if (left instanceof Mul m && m.factors().size() == 1 && !m.factors().get(0).exponent().isOne()
                && right instanceof Num n && n.value().signum() > 0) {
            // √s = c says more of s than of √s: s = c².
            Mul.Factor f = m.factors().get(0);
            Rational power = Rational.ONE.dividedBy(f.exponent());
            Expr scaled = Exprs.num(n.value().dividedBy(m.coefficient()));
            return equality(name, axes, f.base(), Exprs.pow(scaled, power));
        }
        if (left instanceof Access a && isWhole(a, axes) && !Accesses.symbols(right).contains(a.symbol())) {
            Substitution known = Substitution.ofAccesses(
                    x -> x.symbol() == a.symbol() ? Substitution.ofIndices(axes, x.subscripts()).apply(right) : null);
            return new Cited(name, false, known);
        }
        Symbol side = Symbol.of(Symbol.Role.DEFINITION, "left", axes.stream().map(Index::extent).toList());
        FoldDefinition fold = new FoldDefinition(List.of(new Definition(side, axes, left)));
        Substitution unfold = Substitution.ofAccesses(a -> a.symbol() == side ? Substitution.ofIndices(axes, a.subscripts()).apply(right) : null);
        return new Cited(name, false, e -> {
            Expr folded = fold.apply(e);
            return folded == e ? e : unfold.apply(folded);
        });
    }

    private static boolean isWhole(Access a, List<Index> axes) {
        return a.subscripts().stream().map(Affine::asIndex).toList().equals(axes);
    }

    /** What the ranges of symbols decide. */
    public static Strategy ranges(String name, Function<Symbol, Range> ranges) {
        ByRange rewriting = new ByRange(new RangeAnalysis(ranges));
        return new Cited(name, false, e -> Strategy.bottomUp(e, rewriting::at));
    }

    /** A[i, j] = A[j, i]: the subscripts stand in one order. */
    public static Strategy symmetry(String name, Symbol matrix) {
        UnaryOperator<Expr> sorted = Symmetries.sorting(matrix);
        return new Cited(
                name,
                true,
                e -> Symmetries.smaller(e, Strategy.bottomUp(sorted.apply(e), x -> Symmetries.ofInverse(x, sorted))));
    }
}
