package chainrule.symbolic;

import java.util.List;

/**
 * A term that nothing around it is merged with: what a reader is to see as it stands, such as a factor before it cancels. It is
 * a call of the identity, under a name that is never printed.
 */
public final class Held {

    /** The identity. */
    public static final NamedFunction FUNCTION = identity();

    private Held() {}

    private static NamedFunction identity() {
        Symbol x = Symbol.formal("x");
        return new NamedFunction("", List.of(x), Exprs.access(x, List.of()));
    }

    public static Expr of(Expr e) {
        return Exprs.call(FUNCTION, List.of(e));
    }
}
