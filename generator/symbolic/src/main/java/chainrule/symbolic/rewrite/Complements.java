package chainrule.symbolic.rewrite;

import chainrule.symbolic.Access;
import chainrule.symbolic.Add;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Range;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Sums that cancel where a p made of exponentials rounds to 1, as 1 − p and p − y do: a + b p = (a + b) p + a (1 − p), where
 * a + b is exactly 0 or 1 for what is 0 or 1, and 1 − p has a form of its own. A name is looked at only where the loss is of its
 * logarithm, so that it matters how near to 1 it is.
 */
public final class Complements {

    /** In one case. */
    public static final RewriteRule RULE = RuleTables.SPLIT;

    private final Exponentials exponentials;
    private final Complement complement;
    private final Set<Symbol> underLogarithms = new HashSet<>();
    private final Map<Expr, Expr> known = new HashMap<>();
    private boolean hasLogarithms;

    Complements(Laws laws, Exponentials exponentials) {
        this.exponentials = exponentials;
        this.complement = new Complement(laws, exponentials);
    }

    /** Notes that the loss is of the logarithm of a term. */
    void underLogarithm(Expr e) {
        hasLogarithms |= exponentials.isMadeOf(e);
        if (e instanceof Access a) {
            underLogarithms.add(a.symbol());
        } else if (Exponentials.isArithmetic(e)) {
            e.children().forEach(this::underLogarithm);
        }
    }

    /** The same term where nothing cancels. */
    Expr in(Expr e, Consumer<RewriteRule> fired) {
        return hasLogarithms ? Strategy.bottomUp(e, node -> node instanceof Add a && exponentials.isMadeOf(a) ? at(a, fired) : node) : e;
    }

    private Expr at(Add sum, Consumer<RewriteRule> fired) {
        Map<Expr, List<Expr>> parts = new LinkedHashMap<>();
        collect(sum, Exprs.one(), parts);
        List<Expr> free = parts.getOrDefault(Exprs.one(), List.of());
        for (Expr p : parts.keySet()) {
            Expr other = canSaturate(p) && mayCancel(parts.get(p), free) ? complementOf(p) : null;
            if (other != null) {
                fired.accept(RULE);
                return split(parts, p, other);
            }
        }
        return sum;
    }

    /** The terms of a sum by their factors that are made of exponentials; a sum of such factors is multiplied out. */
    private void collect(Expr e, Expr coefficient, Map<Expr, List<Expr>> parts) {
        if (e instanceof Add a && exponentials.isMadeOf(a)) {
            a.terms().forEach(t -> collect(t.term(), Exprs.times(t.coefficient(), coefficient), parts));
            return;
        }
        List<Expr> own = new ArrayList<>();
        List<Expr> rest = new ArrayList<>(List.of(coefficient, Exprs.num(Polynomial.coefficient(e))));
        for (Mul.Factor f : Polynomial.factors(e)) {
            (exponentials.isMadeOf(f.base()) ? own : rest).add(f.value());
        }
        if (own.size() == 1 && own.get(0) instanceof Add a) {
            collect(a, Exprs.mul(rest), parts);
        } else {
            parts.computeIfAbsent(Exprs.mul(own), k -> new ArrayList<>()).add(Exprs.mul(rest));
        }
    }

    /** a + b p + c (1 − p) + others = (a + b) p + (a + c) (1 − p) + others. */
    private Expr split(Map<Expr, List<Expr>> parts, Expr p, Expr other) {
        List<Expr> atOne = new ArrayList<>(parts.getOrDefault(Exprs.one(), List.of()));
        List<Expr> atZero = new ArrayList<>(atOne);
        List<Expr> others = new ArrayList<>();
        parts.forEach((e, coefficients) -> {
            boolean isFree = e.isOne();
            if (e == p || !isFree && complement.areEqual(e, p)) {
                atOne.addAll(coefficients);
            } else if (!isFree && complement.areEqual(e, other)) {
                atZero.addAll(coefficients);
            } else if (!isFree) {
                others.add(Exprs.mul(e, Exprs.add(coefficients)));
            }
        });
        others.add(Exprs.mul(collected(atOne), p));
        others.add(Exprs.mul(collected(atZero), other));
        return Exprs.add(others);
    }

    private static Expr collected(List<Expr> coefficients) {
        Expr sum = Exprs.add(coefficients);
        Expr expanded = Polynomial.expand(sum);
        return expanded == null || Cost.of(expanded) > Cost.of(sum) ? sum : expanded;
    }

    /** Whether a term is one factor that may round to 1: a name only where the loss is of its logarithm. */
    private boolean canSaturate(Expr p) {
        List<Mul.Factor> factors = Polynomial.factors(p);
        boolean isNamed = factors.stream().anyMatch(f -> f.base() instanceof Access);
        boolean counts = !isNamed
                || factors.size() == 1
                        && factors.get(0).exponent().signum() > 0
                        && underLogarithms.contains(((Access) factors.get(0).base()).symbol());
        Range range = exponentials.ranges().of(p);
        return !p.isOne() && counts && range.isNonNegative() && range.high() >= 1;
    }

    private boolean mayCancel(List<Expr> a, List<Expr> b) {
        return (!b.isEmpty() || a.size() > 1) && mayCancel(Exprs.add(a), Exprs.add(b));
    }

    private boolean mayCancel(Expr a, Expr b) {
        Range left = exponentials.ranges().of(a);
        Range right = exponentials.ranges().of(b);
        return !(left.isNonNegative() && right.isNonNegative() || left.isNonPositive() && right.isNonPositive());
    }

    private Expr complementOf(Expr p) {
        if (!known.containsKey(p)) {
            known.put(p, complement.of(p));
        }
        return known.get(p);
    }
}
