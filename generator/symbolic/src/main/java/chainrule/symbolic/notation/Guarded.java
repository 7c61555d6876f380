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
     * The accesses that a conditional guards, if it is an access, or a product with such an access and 0 outside; else none.
     */
    static Set<Access> by(Conditional e) {
        Set<Access> guarded = Accesses.of(e.then()).stream()
                .filter(a -> IndexRanges.guard(a.subscripts(), a.symbol().axes()) == e.condition())
                .collect(Collectors.toSet());
        boolean vanishes = e.otherwise().isZero() && isFactor(e.then(), guarded);
        return guarded.contains(e.then()) || vanishes ? guarded : Set.of();
    }

    private static boolean isFactor(Expr product, Set<Access> guarded) {
        return product instanceof Mul m
                && m.factors().stream()
                        .anyMatch(f -> f.exponent().isOne() && f.base() instanceof Access a && guarded.contains(a));
    }
}
