package chainrule.lowering;

import chainrule.plan.Interval;
import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Delta;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Symbol;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Facts about terms that are asked often: what symbols they read, whether they stay in range. */
final class Reads {

    private final Map<Expr, Set<Symbol>> symbols = new HashMap<>();
    private final Map<Expr, Boolean> inRange = new HashMap<>();
    private final Set<Symbol> small = new HashSet<>();

    /** Takes note that a symbol holds values that are small beside what they are added to. */
    void addSmall(Symbol s) {
        small.add(s);
    }

    boolean isSmall(Symbol s) {
        return small.contains(s);
    }

    /** The symbols that a term reads, in its subscripts too. */
    Set<Symbol> of(Expr e) {
        Set<Symbol> known = symbols.get(e);
        if (known == null) {
            known = new LinkedHashSet<>();
            collect(e, known);
            symbols.put(e, known);
        }
        return known;
    }

    private void collect(Expr e, Set<Symbol> found) {
        if (e instanceof Access a) {
            found.add(a.symbol());
            a.subscripts().forEach(s -> collect(s, found));
        } else if (e instanceof Delta d) {
            collect(d.left(), found);
            collect(d.right(), found);
        }
        e.children().forEach(child -> found.addAll(of(child)));
    }

    private void collect(Affine affine, Set<Symbol> found) {
        for (Affine.Part p : affine.parts()) {
            if (p.term() instanceof Access a) {
                found.addAll(of(a));
            }
        }
    }

    /** Whether no access can leave its axis, whatever guards stand around it. */
    boolean stayInRange(Expr e) {
        Boolean known = inRange.get(e);
        if (known == null) {
            known = computeInRange(e);
            inRange.put(e, known);
        }
        return known;
    }

    private boolean computeInRange(Expr e) {
        if (e instanceof Access a) {
            return staysInRange(a);
        }
        if (e instanceof Delta d) {
            return dataStayInRange(d.left()) && dataStayInRange(d.right());
        }
        return e.children().stream().allMatch(this::stayInRange);
    }

    private boolean staysInRange(Access a) {
        List<Affine> subscripts = a.subscripts();
        for (int k = 0; k < subscripts.size(); k++) {
            Affine subscript = subscripts.get(k);
            if (!Interval.of(subscript).isInside(a.symbol().axes().get(k).valueOfSizes())
                    || !dataStayInRange(subscript)) {
                return false;
            }
        }
        return true;
    }

    private boolean dataStayInRange(Affine affine) {
        return affine.parts().stream().allMatch(p -> !(p.term() instanceof Access a) || stayInRange(a));
    }
}
