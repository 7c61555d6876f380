package chainrule.symbolic.rewrite;

import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.OpaqueFunction;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.TensorArgument;
import chainrule.symbolic.TensorCall;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * What a function of square matrices has for matrices that are made from others (Petersen and Pedersen, The Matrix Cookbook,
 * 1.1 and 1.2): a table, each row of which a test samples. A law of one matrix does not look at the second.
 *
 * @param name the equation
 * @param function the function on the left
 * @param argument its argument on the left, or its first
 * @param right the right side at the subscripts of the left
 */
public record TensorLaw(String name, OpaqueFunction function, BinaryOperator<TensorArgument> argument, Right right) {

    /** A term in two matrices, at subscripts. */
    public interface Right {
        Expr at(TensorArgument u, TensorArgument v, List<Affine> subscripts);
    }

    public static final List<TensorLaw> ALL = List.of(
            new TensorLaw("(U⁻¹)⁻¹ = U", OpaqueFunction.INV, (u, v) -> inverse(u), (u, v, at) -> u.at(at)),
            new TensorLaw("(Uᵀ)⁻¹ = (U⁻¹)ᵀ", OpaqueFunction.INV, (u, v) -> transposed(u),
                    (u, v, at) -> inverse(u).at(turned(at))),
            new TensorLaw("(U V)⁻¹ = V⁻¹ U⁻¹", OpaqueFunction.INV, TensorLaw::product,
                    (u, v, at) -> product(inverse(v), inverse(u)).at(at)),
            new TensorLaw("(U⁻¹ V)⁻¹ = V⁻¹ U", OpaqueFunction.INV, TensorLaw::solution,
                    (u, v, at) -> product(inverse(v), u).at(at)),
            new TensorLaw("det Uᵀ = det U", OpaqueFunction.DET, (u, v) -> transposed(u), (u, v, at) -> determinant(u)),
            new TensorLaw("det U⁻¹ = 1/det U", OpaqueFunction.DET, (u, v) -> inverse(u),
                    (u, v, at) -> Exprs.pow(determinant(u), -1)),
            new TensorLaw("det(U⁻¹ V) = det V/det U", OpaqueFunction.DET, TensorLaw::solution,
                    (u, v, at) -> Exprs.divide(determinant(v), determinant(u))),
            new TensorLaw("log det Uᵀ = log det U", OpaqueFunction.LOGDET, (u, v) -> transposed(u),
                    (u, v, at) -> value(OpaqueFunction.LOGDET, u)),
            new TensorLaw("log det U⁻¹ = −log det U", OpaqueFunction.LOGDET, (u, v) -> inverse(u),
                    (u, v, at) -> Exprs.negate(value(OpaqueFunction.LOGDET, u))));

    static TensorArgument transposed(TensorArgument u) {
        List<Index> turned = List.of(u.axes().get(1), u.axes().get(0));
        return TensorArgument.of(turned, u.body());
    }

    private static List<Affine> turned(List<Affine> at) {
        return List.of(at.get(1), at.get(0));
    }

    static TensorArgument inverse(TensorArgument u) {
        return whole(new TensorCall(OpaqueFunction.INV, List.of(u)));
    }

    /** U⁻¹ V as `solve` has it. */
    private static TensorArgument solution(TensorArgument u, TensorArgument v) {
        return whole(new TensorCall(OpaqueFunction.SOLVE, List.of(u, v)));
    }

    private static TensorArgument whole(TensorCall call) {
        Symbol s = Symbol.of(call);
        List<Index> axes = s.axes().stream().map(Index::fresh).toList();
        return TensorArgument.of(axes, Exprs.access(s, axes.stream().map(Affine::of).toList()));
    }

    private static TensorArgument product(TensorArgument u, TensorArgument v) {
        Index i = Index.fresh(u.extents().get(0));
        Index k = Index.fresh(u.extents().get(1));
        Index j = Index.fresh(v.extents().get(1));
        Expr element = Exprs.mul(u.at(List.of(Affine.of(i), Affine.of(k))), v.at(List.of(Affine.of(k), Affine.of(j))));
        return TensorArgument.of(List.of(i, j), Exprs.sum(List.of(k), element));
    }

    private static Expr determinant(TensorArgument u) {
        return value(OpaqueFunction.DET, u);
    }

    private static Expr value(OpaqueFunction f, TensorArgument u) {
        return Exprs.access(Symbol.of(new TensorCall(f, List.of(u))), List.of());
    }
}
