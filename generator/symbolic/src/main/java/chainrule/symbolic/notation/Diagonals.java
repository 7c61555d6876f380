package chainrule.symbolic.notation;

import chainrule.symbolic.Add;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Delta;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Substitution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Kronecker's δ of the two axes of a matrix: alone the identity, times a vector a diagonal matrix. */
final class Diagonals {

    private Diagonals() {}

    /** Whether a factor is δ of the axes, or a sum with a term that is. */
    static boolean isDiagonal(List<Index> axes, Mul.Factor f) {
        return f.exponent().isOne() && (isDelta(axes, f.base()) || f.base() instanceof Add a && hasDelta(axes, a));
    }

    private static boolean isDelta(List<Index> axes, Expr e) {
        return axes.size() == 2
                && e instanceof Delta d
                && isPair(axes, d.left().asIndex(), d.right().asIndex());
    }

    private static boolean isPair(List<Index> axes, Index i, Index j) {
        return axes.get(0).equals(i) && axes.get(1).equals(j) || axes.get(0).equals(j) && axes.get(1).equals(i);
    }

    private static boolean hasDelta(List<Index> axes, Add sum) {
        return sum.terms().stream()
                .anyMatch(t -> Graphs.factors(t.term()).stream().anyMatch(f -> isDiagonal(axes, f)));
    }

    /** A product with such a factor: a sum is multiplied out, for a diagonal matrix stands alone. */
    static MathNode of(List<Index> axes, List<Mul.Factor> factors) {
        List<Mul.Factor> rest = new ArrayList<>(factors);
        Mul.Factor diagonal =
                factors.stream().filter(f -> isDiagonal(axes, f)).findFirst().orElseThrow();
        rest.remove(diagonal);
        Expr others = Graphs.value(rest);
        if (diagonal.base() instanceof Add a) {
            return MatrixForm.require(
                    axes,
                    Exprs.add(a.terms().stream()
                            .map(t -> Exprs.mul(t.value(), others))
                            .toList()));
        }
        Index row = axes.get(0);
        return diagonal(row, Substitution.ofIndices(Map.of(axes.get(1), Affine.of(row))).apply(others));
    }

    /** diag(v); for what does not vary, a number times the identity. */
    static MathNode diagonal(Index axis, Expr vector) {
        if (vector.freeIndices().contains(axis)) {
            return new MathNode.Function("diag", List.of(MatrixForm.require(List.of(axis), vector)));
        }
        MathNode size = MatrixForm.require(List.of(), Exprs.number(axis.extent()));
        MathNode identity = new MathNode.Function("eye", List.of(size));
        return vector.isOne()
                ? identity
                : new MathNode.Product(
                        MathNode.Kind.SCALAR, List.of(MatrixForm.require(List.of(), vector), identity));
    }
}
