package chainrule.symbolic.notation;

import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.OpaqueFunction;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.TensorArgument;
import chainrule.symbolic.TensorCall;
import java.util.ArrayList;
import java.util.List;

/** Solutions of linear equations, element by element. */
final class Solutions {

    private Solutions() {}

    /** solve(A, b)ᵢ as Σⱼ A⁻¹ᵢⱼ bⱼ, which needs no words for the whole b. */
    static Expr byInverse(Access solution) {
        TensorCall call = solution.symbol().call();
        Symbol inverse = Symbol.of(new TensorCall(OpaqueFunction.INV, call.arguments().subList(0, 1)));
        TensorArgument right = call.arguments().get(1);
        Index j = Index.fresh(inverse.axes().get(1));
        List<Affine> at = new ArrayList<>(solution.subscripts());
        Expr row = Exprs.access(inverse, List.of(at.get(0), Affine.of(j)));
        at.set(0, Affine.of(j));
        return Exprs.sum(List.of(j), Exprs.mul(row, right.at(at)));
    }
}
