package chainrule.symbolic.rewrite;

import chainrule.symbolic.Access;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** X⁻¹ X = I, X X⁻¹ = I and A (A⁻¹ b) = b, where the product stands in a sum with other factors. */
final class InverseProducts {

    private final Reduce.Opened sum;
    private final List<Mul.Factor> factors;

    private InverseProducts(Reduce.Opened sum) {
        this.sum = sum;
        this.factors = Polynomial.factors(sum.body());
    }

    static Expr at(Expr e) {
        if (!(e instanceof Reduce r) || r.operator() != Reduce.Operator.SUM) {
            return e;
        }
        Expr image = new InverseProducts(r.open()).cancel();
        return image == null ? e : image;
    }

    private Expr cancel() {
        for (Mul.Factor f : factors) {
            if (f.exponent().isOne() && f.base() instanceof Access a && a.symbol().call() != null) {
                for (int place = 0; place < a.subscripts().size(); place++) {
                    Index k = a.subscripts().get(place).asIndex();
                    Expr image = sum.indices().contains(k) ? cancel(a, place, k) : null;
                    if (image != null) {
                        return image;
                    }
                }
            }
        }
        return null;
    }

    /** The matrix on the other side of k: one factor, or a sum over one more index. */
    private Expr cancel(Access a, int place, Index k) {
        List<Index> inner = new ArrayList<>(sum.indices());
        inner.remove(k);
        for (int m = -1; m < inner.size(); m++) {
            List<Index> within = m < 0 ? List.of() : List.of(inner.get(m));
            Expr matrix = matrix(a, m < 0 ? k : inner.get(m), within);
            Expr rest = matrix == null ? null : Exprs.divide(Exprs.divide(sum.body(), a), product(a, m < 0 ? k : inner.get(m)));
            if (matrix != null && matrix.freeIndices().contains(k) && !rest.freeIndices().contains(k)) {
                Expr result = result(a, place, k, matrix);
                if (result != null) {
                    List<Index> left = new ArrayList<>(inner);
                    left.removeAll(within);
                    return Exprs.sum(left, Exprs.mul(rest, result));
                }
            }
        }
        return null;
    }

    private Expr matrix(Access a, Index holder, List<Index> within) {
        Expr product = product(a, holder);
        return product.isOne() ? null : Exprs.sum(within, product);
    }

    /** All other factors that hold an index. */
    private Expr product(Access a, Index holder) {
        return Exprs.mul(factors.stream()
                .filter(f -> f.base() != a && f.base().freeIndices().contains(holder))
                .map(Mul.Factor::value)
                .toList());
    }

    /** What the function's value at k times the matrix is, or null. */
    private static Expr result(Access a, int place, Index k, Expr matrix) {
        TensorCall call = a.symbol().call();
        TensorArgument of = call.arguments().get(0);
        Set<Index> others = new LinkedHashSet<>(matrix.freeIndices());
        others.remove(k);
        for (Index j : others) {
            boolean right = of.axes().size() == 2 && of.at(List.of(Affine.of(k), Affine.of(j))) == matrix;
            boolean left = of.axes().size() == 2 && of.at(List.of(Affine.of(j), Affine.of(k))) == matrix;
            if (call.function() == OpaqueFunction.INV && (place == 1 ? right : left)) {
                return Exprs.delta(a.subscripts().get(1 - place), Affine.of(j));
            }
            if (call.function() == OpaqueFunction.SOLVE && place == 0 && left) {
                List<Affine> at = new ArrayList<>(a.subscripts());
                at.set(0, Affine.of(j));
                return call.arguments().get(1).at(at);
            }
        }
        return null;
    }
}
