package chainrule.symbolic.calculus;

import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.OpaqueFunction;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.TensorCall;
import java.util.ArrayList;
import java.util.List;

/**
 * The table of differentials of functions of whole tensors (Petersen and Pedersen, The Matrix Cookbook, equations 40, 43 and
 * 46): the coefficient of an element of an argument in the differential of an element of the value.
 */
final class OpaqueDifferentials {

    private OpaqueDifferentials() {}

    /** The coefficient of the differential of argument k at these indices. */
    static Expr partial(Access value, int k, List<Index> element) {
        TensorCall call = value.symbol().call();
        List<Affine> at = value.subscripts();
        return switch ((OpaqueFunction) call.function()) {
            // d(X⁻¹) = −X⁻¹ dX X⁻¹
            case INV -> Exprs.negate(Exprs.mul(
                    inverse(call, at.get(0), Affine.of(element.get(0))), inverse(call, Affine.of(element.get(1)), at.get(1))));
            // d det X = det X · tr(X⁻¹ dX)
            case DET -> Exprs.mul(value, inverse(call, Affine.of(element.get(1)), Affine.of(element.get(0))));
            // d log det X = tr(X⁻¹ dX)
            case LOGDET -> inverse(call, Affine.of(element.get(1)), Affine.of(element.get(0)));
            // d(A⁻¹ b) = A⁻¹ (db − dA A⁻¹ b)
            case SOLVE -> k == 0
                    ? Exprs.negate(Exprs.mul(inverse(call, at.get(0), Affine.of(element.get(0))), solution(value, element.get(1))))
                    : Exprs.mul(inverse(call, at.get(0), Affine.of(element.get(0))), sameColumn(at, element));
            case ONEHOT -> Exprs.zero();
        };
    }

    private static Expr inverse(TensorCall call, Affine row, Affine column) {
        Symbol inverse = Symbol.of(new TensorCall(OpaqueFunction.INV, call.arguments().subList(0, 1)));
        return Exprs.access(inverse, List.of(row, column));
    }

    /** The value at another row. */
    private static Expr solution(Access value, Index row) {
        List<Affine> at = new ArrayList<>(value.subscripts());
        at.set(0, Affine.of(row));
        return Exprs.access(value.symbol(), at);
    }

    private static Expr sameColumn(List<Affine> at, List<Index> element) {
        return at.size() == 1 ? Exprs.one() : Exprs.delta(at.get(1), Affine.of(element.get(1)));
    }
}
