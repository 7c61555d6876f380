package chainrule.symbolic.rewrite;

import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.ExprOrder;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.OpaqueFunction;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.TensorArgument;
import chainrule.symbolic.TensorCall;
import java.util.List;
import java.util.function.UnaryOperator;

/** Subscripts in one order where both orders mean the same. */
final class Symmetries {

    private Symmetries() {}

    /** A[j, i] → A[i, j] for a symmetric matrix. */
    static UnaryOperator<Expr> sorting(Symbol matrix) {
        return Substitution.ofAccesses(a -> a.symbol() == matrix && isTurned(a) ? turned(a) : null);
    }

    /** The inverse of a symmetric matrix, such as XᵀX, is symmetric. */
    static Expr ofInverses(Expr e) {
        return smaller(e, Strategy.bottomUp(e, x -> ofInverse(x, UnaryOperator.identity())));
    }

    /** Under a sum both orders may become the same term again: only what comes earlier in the order of terms counts. */
    static Expr smaller(Expr e, Expr image) {
        int shorter = Integer.compare(Cost.of(image), Cost.of(e));
        return shorter < 0 || shorter == 0 && ExprOrder.ORDER.compare(image, e) < 0 ? image : e;
    }

    /** @param known brings terms that are equal by a declared symmetry to one form */
    static Expr ofInverse(Expr e, UnaryOperator<Expr> known) {
        if (!(e instanceof Access a) || a.symbol().call() == null || !isTurned(a)) {
            return e;
        }
        TensorCall call = a.symbol().call();
        return call.function() == OpaqueFunction.INV && isSymmetric(call.arguments().get(0), known) ? turned(a) : e;
    }

    private static boolean isSymmetric(TensorArgument m, UnaryOperator<Expr> known) {
        Affine row = Affine.of(m.axes().get(0));
        Affine column = Affine.of(m.axes().get(1));
        return known.apply(m.at(List.of(column, row))) == known.apply(m.body());
    }

    private static boolean isTurned(Access a) {
        return a.subscripts().size() == 2
                && ExprOrder.ORDER.compare(
                                Exprs.number(a.subscripts().get(0)), Exprs.number(a.subscripts().get(1)))
                        > 0;
    }

    private static Expr turned(Access a) {
        return Exprs.access(a.symbol(), List.of(a.subscripts().get(1), a.subscripts().get(0)));
    }
}
