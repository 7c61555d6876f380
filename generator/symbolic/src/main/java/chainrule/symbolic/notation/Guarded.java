package chainrule.symbolic.notation;

import chainrule.symbolic.Access;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.Expr;
import chainrule.symbolic.IndexRanges;
import chainrule.symbolic.Mul;
import java.util.Set;
import java.util.stream.Collectors;

/** Conditionals that only keep accesses inside their axes. */
final class Guarded {

    private Guarded() {}

    /**
     * The accesses that a conditional guards, if it is an access, or a product with such an access and 0 outside; else none. Beside
     * such a factor, the product's other accesses that can leave their axes are guarded too: what they are there does not matter.
     */
    static Set<Access> by(Conditional e) {
        Set<Access> guarded = Accesses.of(e.then()).stream()
                .filter(a -> guard(a) == e.condition())
                .collect(Collectors.toSet());
        if (guarded.contains(e.then())) {
            return guarded;
        }
        if (!e.otherwise().isZero() || !isFactor(e.then(), guarded)) {
            return Set.of();
        }
        collectLeaving(e.then(), guarded);
        return guarded;
    }

    private static Expr guard(Access a) {
        return IndexRanges.guard(a.subscripts(), a.symbol().axes());
    }

    /** The accesses that can leave their axes, but for those under conditions of their own. */
    private static void collectLeaving(Expr e, Set<Access> leaving) {
        if (e instanceof Access a && !guard(a).isOne()) {
            leaving.add(a);
        }
        if (!(e instanceof Conditional)) {
            e.children().forEach(child -> collectLeaving(child, leaving));
        }
    }

    private static boolean isFactor(Expr product, Set<Access> guarded) {
        return product instanceof Mul m
                && m.factors().stream()
                        .anyMatch(f -> f.exponent().isOne() && f.base() instanceof Access a && guarded.contains(a));
    }
}
