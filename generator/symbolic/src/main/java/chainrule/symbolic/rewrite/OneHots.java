package chainrule.symbolic.rewrite;

import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Delta;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.OpaqueFunction;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.TensorArgument;
import chainrule.symbolic.TensorCall;
import java.util.ArrayList;
import java.util.List;

/**
 * Classes as vectors, for reading: δ(i, t) is onehot(t)ᵢ, and a row W[t, j] is Σᵢ W[i, j] onehot(t)ᵢ, which has a matrix form.
 * What runs picks the row instead.
 */
final class OneHots {

    private OneHots() {}

    static Expr at(Expr e) {
        return e instanceof Delta d ? delta(d) : e instanceof Access a ? rows(a) : e;
    }

    private static Expr delta(Delta d) {
        Expr left = vector(d.left().asIndex(), d.right());
        Expr either = left != null ? left : vector(d.right().asIndex(), d.left());
        return either != null ? either : d;
    }

    /** onehot(t) at an index that runs over all classes, or null. */
    private static Expr vector(Index i, Affine side) {
        Access t = data(side);
        if (i == null || t == null || !i.extent().equals(t.symbol().classes())) {
            return null;
        }
        List<Index> axes = t.symbol().axes().stream().map(Index::fresh).toList();
        Expr whole = Exprs.access(t.symbol(), axes.stream().map(Affine::of).toList());
        Symbol rows = Symbol.of(new TensorCall(OpaqueFunction.ONEHOT, List.of(TensorArgument.of(axes, whole))));
        List<Affine> at = new ArrayList<>(t.subscripts());
        at.add(Affine.of(i));
        return Exprs.access(rows, at);
    }

    private static Access data(Affine side) {
        return side.constant() == 0
                        && side.parts().size() == 1
                        && side.parts().get(0).coefficient() == 1
                        && side.parts().get(0).term() instanceof Access a
                ? a
                : null;
    }

    private static Expr rows(Access a) {
        for (int k = 0; k < a.subscripts().size(); k++) {
            if (data(a.subscripts().get(k)) != null) {
                Index i = Index.fresh(a.symbol().axes().get(k));
                Expr row = vector(i, a.subscripts().get(k));
                List<Affine> at = new ArrayList<>(a.subscripts());
                at.set(k, Affine.of(i));
                return row == null ? a : Exprs.sum(List.of(i), Exprs.mul(row, Exprs.access(a.symbol(), at)));
            }
        }
        return a;
    }
}
