package chainrule.symbolic.notation;

import chainrule.symbolic.Access;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.Delta;
import chainrule.symbolic.Expr;
import chainrule.symbolic.IndexRanges;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Reduce;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Conditionals that only keep accesses inside their axes, and products that are 0 where an access leaves its axes. */
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

    /** What is guarded in a conditional or a product; nothing in any other term. */
    static Set<Access> by(Expr e) {
        return e instanceof Conditional c ? by(c) : e instanceof Mul m ? by(m) : Set.of();
    }

    /** The accesses that can leave their axes, where another factor is 0 there: a number is printed for them too. */
    static Set<Access> by(Mul e) {
        Set<Access> leaving = new HashSet<>();
        if (e.factors().stream().anyMatch(f -> isZeroSomewhere(f.base()))) {
            e.factors().forEach(f -> collectLeaving(f.base(), leaving));
        }
        return leaving;
    }

    private static boolean isZeroSomewhere(Expr factor) {
        return factor instanceof Delta || factor instanceof Conditional c && c.otherwise().isZero();
    }

    private static Expr guard(Access a) {
        return IndexRanges.guard(a.subscripts(), a.symbol().axes());
    }

    /** The accesses that can leave their axes, but for those under conditions of their own. */
    private static void collectLeaving(Expr e, Set<Access> leaving) {
        if (e instanceof Access a && leaves(a)) {
            leaving.add(a);
        }
        if (e instanceof Reduce r) {
            collectLeaving(r.open().body(), leaving);
        } else if (!(e instanceof Conditional)) {
            e.children().forEach(child -> collectLeaving(child, leaving));
        }
    }

    /** As a reader asks: x[2i + u] of eight places stays inside for i &lt; 4 and u &lt; 2, which only the values of the sizes show. */
    private static boolean leaves(Access a) {
        List<Affine> axes = a.symbol().axes();
        return IntStream.range(0, axes.size())
                .anyMatch(k -> !IndexRanges.isInsideByValue(a.subscripts().get(k), axes.get(k)));
    }

    private static boolean isFactor(Expr product, Set<Access> guarded) {
        return product instanceof Mul m
                && m.factors().stream()
                        .anyMatch(f -> f.exponent().isOne() && f.base() instanceof Access a && guarded.contains(a));
    }
}
