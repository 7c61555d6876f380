package chainrule.symbolic.rewrite;

import chainrule.symbolic.Access;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Add;
import chainrule.symbolic.Affine;
import chainrule.symbolic.DefinedFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.TensorArgument;
import java.util.List;

/** The argument of a function that has the same value for several, as a reader would write it: ‖A x − b‖ rather than ‖b − A x‖. */
final class Orientation {

    private Orientation() {}

    static TensorArgument of(DefinedFunction f, List<Index> axes, Expr value) {
        List<Index> order = axes.size() == 2 && isMostlyTurned(axes, value) ? List.of(axes.get(1), axes.get(0)) : axes;
        TensorArgument argument = TensorArgument.of(order, value);
        return value instanceof Add a && !isPositive(a) && isEven(f, order, argument, value)
                ? TensorArgument.of(order, Exprs.negate(value))
                : argument;
    }

    /** The longest term is added: what is predicted comes before what it is compared with. */
    private static boolean isPositive(Add a) {
        Add.Term longest = a.terms().get(0);
        for (Add.Term t : a.terms()) {
            longest = Cost.of(t.term()) >= Cost.of(longest.term()) ? t : longest;
        }
        return longest.coefficient().signum() > 0;
    }

    private static boolean isEven(DefinedFunction f, List<Index> order, TensorArgument argument, Expr value) {
        List<Affine> at = f.axes().stream().map(Affine::of).toList();
        return f.expand(argument, at) == f.expand(TensorArgument.of(order, Exprs.negate(value)), at);
    }

    private static boolean isMostlyTurned(List<Index> axes, Expr value) {
        List<Affine> turned = List.of(Affine.of(axes.get(1)), Affine.of(axes.get(0)));
        List<Affine> plain = axes.stream().map(Affine::of).toList();
        long against = count(value, turned);
        return against > count(value, plain);
    }

    private static long count(Expr value, List<Affine> subscripts) {
        return Accesses.of(value).stream().map(Access::subscripts).filter(subscripts::equals).count();
    }
}
