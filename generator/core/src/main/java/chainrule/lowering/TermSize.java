package chainrule.lowering;

import chainrule.symbolic.Add;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Mul;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps elementwise terms so small that a kernel for one of them is a method which HotSpot compiles: parts of a larger one
 * become temporaries.
 */
final class TermSize {

    /** In terms; each is about ten bytes of bytecode, and the limit is 8000 bytes. */
    private static final int LARGEST = 250;

    private final Temporaries temporaries;
    private final Reads reads;

    TermSize(Temporaries temporaries, Reads reads) {
        this.temporaries = temporaries;
        this.reads = reads;
    }

    /** The number of different terms in a term. */
    private static int of(Expr e) {
        Set<Expr> seen = new HashSet<>();
        count(e, seen);
        return seen.size();
    }

    private static void count(Expr e, Set<Expr> seen) {
        if (seen.add(e)) {
            e.children().forEach(child -> count(child, seen));
        }
    }

    /** The same value, of temporaries where it is too large. */
    Expr limit(Expr e, List<Index> scope, Phase phase, Splitter splitter) {
        if (of(e) <= LARGEST || !reads.stayInRange(e)) {
            return e;
        }
        Expr inside = e.mapChildren(child -> limit(child, scope, phase, splitter));
        if (of(inside) <= LARGEST) {
            return inside;
        }
        List<Expr> parts = parts(inside);
        if (parts.size() < 2) {
            return inside.mapChildren(child -> temporaries.of(child, scope, phase, splitter));
        }
        List<Expr> temporary = new ArrayList<>();
        for (List<Expr> group : groups(parts)) {
            temporary.add(temporaries.of(joined(inside, group), scope, phase, splitter));
        }
        return limit(joined(inside, temporary), scope, phase, splitter);
    }

    private static List<Expr> parts(Expr e) {
        if (e instanceof Add a) {
            return a.terms().stream().map(Add.Term::value).toList();
        }
        if (e instanceof Mul m && m.factors().size() > 1) {
            List<Expr> factors = new ArrayList<>(List.of(Exprs.num(m.coefficient())));
            m.factors().forEach(f -> factors.add(f.value()));
            return factors;
        }
        return List.of();
    }

    private static Expr joined(Expr whole, List<Expr> parts) {
        return whole instanceof Add ? Exprs.add(parts) : Exprs.mul(parts);
    }

    /** Neighbours together as long as they are small together; a large one alone. */
    private static List<List<Expr>> groups(List<Expr> parts) {
        List<List<Expr>> groups = new ArrayList<>();
        int size = LARGEST;
        for (Expr part : parts) {
            int more = of(part);
            if (size + more > LARGEST / 2) {
                groups.add(new ArrayList<>());
                size = 0;
            }
            groups.get(groups.size() - 1).add(part);
            size += more;
        }
        return groups;
    }
}
