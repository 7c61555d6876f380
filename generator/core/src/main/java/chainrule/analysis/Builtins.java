package chainrule.analysis;

import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.OpaqueFunction;
import chainrule.symbolic.Reduce;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the engine itself offers to formulas: elementary functions and reductions. */
public final class Builtins {

    static final String SQRT = "sqrt";
    public static final String MEAN = "mean";
    static final String DIAG = "diag";
    static final String EYE = "eye";

    private Builtins() {}

    /** The reduction of this name; a mean is a sum, divided afterwards. */
    static Reduce.Operator reduction(String name) {
        for (Reduce.Operator op : Reduce.Operator.values()) {
            if (op.symbol().equals(name)) {
                return op;
            }
        }
        return name.equals(MEAN) ? Reduce.Operator.SUM : null;
    }

    static boolean isFunction(String name) {
        return name.equals(SQRT)
                || name.equals(DIAG)
                || name.equals(EYE)
                || reduction(name) != null
                || ElementaryFunction.named(name) != null
                || OpaqueFunction.named(name) != null;
    }

    /** How many arguments an elementary function takes, 0 if there is none of this name. */
    static int arity(String name) {
        ElementaryFunction f = ElementaryFunction.named(name);
        return name.equals(SQRT) ? 1 : f == null ? 0 : f.arity();
    }

    static Expr apply(String name, List<Expr> arguments) {
        return name.equals(SQRT)
                ? Exprs.sqrt(arguments.get(0))
                : Exprs.apply(ElementaryFunction.named(name), arguments);
    }

    static Set<String> names() {
        Set<String> names = new TreeSet<>(List.of(SQRT, MEAN, DIAG, EYE));
        for (Reduce.Operator op : Reduce.Operator.values()) {
            names.add(op.symbol());
        }
        for (OpaqueFunction f : OpaqueFunction.values()) {
            names.add(f.symbol());
        }
        for (ElementaryFunction f : ElementaryFunction.values()) {
            if (ElementaryFunction.named(f.symbol()) != null) {
                names.add(f.symbol());
            }
        }
        return names;
    }
}
