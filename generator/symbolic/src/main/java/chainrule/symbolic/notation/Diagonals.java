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

    /** Whether a factor is δ of the axes. */
    static boolean isDelta(List<Index> axes, Mul.Factor f) {
        return f.exponent().isOne() && isDelta(axes, f.base());
    }

    /** Whether a factor is a sum in which a term is δ of the axes, or does not vary over both: it has no matrix form alone. */
    static boolean isMixed(List<Index> axes, Mul.Factor f) {
        return f.exponent().isOne()
                && NodeBuilder.released(f.base()) instanceof Add a
                && Graphs.occurring(axes, a).size() == 2
                && a.terms().stream().anyMatch(t -> Graphs.occurring(axes, t.term()).size() < 2
                        || Graphs.factors(t.term()).stream().anyMatch(x -> isDelta(axes, x)));
    }

    private static boolean isDelta(List<Index> axes, Expr e) {
        return axes.size() == 2
                && e instanceof Delta d
                && isPair(axes, d.left().asIndex(), d.right().asIndex());
    }

    private static boolean isPair(List<Index> axes, Index i, Index j) {
        return axes.get(0).equals(i) && axes.get(1).equals(j) || axes.get(0).equals(j) && axes.get(1).equals(i);
    }

    /** A product with a mixed sum, multiplied out. */
    static MathNode multipliedOut(List<Index> axes, List<Mul.Factor> factors, Mul.Factor mixed) {
        List<Mul.Factor> rest = new ArrayList<>(factors);
        rest.remove(mixed);
        Expr others = Graphs.value(rest);
        Add sum = (Add) NodeBuilder.released(mixed.base());
        return MatrixForm.require(
                axes,
                Exprs.add(sum.terms().stream().map(t -> Exprs.mul(t.value(), others)).toList()));
    }

    /** δ times what varies over one axis, or over none. */
    static MathNode of(List<Index> axes, List<Mul.Factor> factors, Mul.Factor delta) {
        List<Mul.Factor> rest = new ArrayList<>(factors);
        rest.remove(delta);
        Index row = axes.get(0);
        Expr others = Substitution.ofIndices(Map.of(axes.get(1), Affine.of(row))).apply(Graphs.value(rest));
        return diagonal(row, others);
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
