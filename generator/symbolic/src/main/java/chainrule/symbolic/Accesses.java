package chainrule.symbolic;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** The accesses in a term, those in subscripts and in the arguments of calls included, in the order in which they are met. */
public final class Accesses {

    private final Set<Access> found = new LinkedHashSet<>();
    private final Set<Expr> seen = new HashSet<>();

    private Accesses() {}

    public static Set<Access> of(Expr e) {
        Accesses walk = new Accesses();
        walk.collect(e);
        return walk.found;
    }

    /** The symbols that a term names. */
    public static Set<Symbol> symbols(Expr e) {
        Set<Symbol> symbols = new LinkedHashSet<>();
        of(e).forEach(a -> symbols.add(a.symbol()));
        return symbols;
    }

    private void collect(Expr e) {
        if (!seen.add(e)) {
            return;
        }
        if (e instanceof Access a) {
            found.add(a);
            for (Affine subscript : a.subscripts()) {
                collect(subscript);
            }
            if (a.symbol().call() != null) {
                a.symbol().call().arguments().forEach(x -> collect(x.body()));
            }
        } else if (e instanceof IndexValue v) {
            collect(Affine.of(v.term()));
        } else if (e instanceof Delta d) {
            collect(d.left());
            collect(d.right());
        }
        for (Expr child : e.children()) {
            collect(child);
        }
    }

    private void collect(Affine subscript) {
        for (Affine.Part p : subscript.parts()) {
            if (p.term() instanceof Access a) {
                collect(a);
            } else if (p.term() instanceof IndexQuotient q) {
                collect(q.dividend());
            }
        }
    }

    /** Whether a term is of indices, sizes and classes alone: these are whole numbers, and the same at every point. */
    public static boolean areOfIntegers(Expr e) {
        return e instanceof Access a ? a.symbol().isInteger() : e.children().stream().allMatch(Accesses::areOfIntegers);
    }
}
