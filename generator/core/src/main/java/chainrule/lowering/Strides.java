package chainrule.lowering;

import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import java.util.LinkedHashSet;
import java.util.Set;

/** How far accesses move in memory when an index moves by one. */
final class Strides {

    private Strides() {}

    /** All accesses of a term, those in subscripts left out. */
    static Set<Access> accesses(Expr e) {
        Set<Access> found = new LinkedHashSet<>();
        collect(e, found, new LinkedHashSet<>());
        return found;
    }

    private static void collect(Expr e, Set<Access> found, Set<Expr> seen) {
        if (!seen.add(e)) {
            return;
        }
        if (e instanceof Access a) {
            found.add(a);
        }
        e.children().forEach(child -> collect(child, found, seen));
    }

    /** The stride of an access, or −1 where data say where it goes. */
    static long of(Access access, Index index) {
        Affine place = RowMajor.place(access.symbol(), access.subscripts());
        return place.hasInside(index) ? -1 : place.coefficient(index);
    }

    /** Whether every access stays or moves on by one element. */
    static boolean contiguous(Expr e, Index index) {
        return accesses(e).stream().allMatch(a -> of(a, index) == 0 || of(a, index) == 1);
    }
}
