package chainrule.explanation;

import chainrule.symbolic.Accesses;
import chainrule.symbolic.Apply;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Num;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds where the slope of a pointwise definition jumps: at the numbers that its argument is compared with. */
final class KinkSearch {

    private static final double BESIDE = 1e-7;
    private static final double JUMP = 1e-4;

    private KinkSearch() {}

    static List<Kink> of(List<BoundedSlope> slopes) {
        List<Kink> kinks = new ArrayList<>();
        for (BoundedSlope s : slopes) {
            if (Accesses.symbols(s.slope()).equals(Set.of(s.local().by()))) {
                Symbol x = Symbol.formal("x");
                Expr g = Substitution.ofAccesses(a -> a.symbol() == s.local().by() ? Exprs.access(x) : null)
                        .apply(s.slope());
                Set<Double> boundaries = new TreeSet<>();
                collect(g, boundaries);
                boundaries.stream().map(at -> kink(s.local(), g, x, at)).filter(KinkSearch::jumps).forEach(kinks::add);
            }
        }
        return kinks;
    }

    private static boolean jumps(Kink k) {
        return Math.abs(k.left() - k.right()) > JUMP;
    }

    private static Kink kink(LocalDerivative local, Expr g, Symbol x, double at) {
        return new Kink(local, at, value(g, x, at - BESIDE), value(g, x, at + BESIDE), value(g, x, at));
    }

    private static double value(Expr g, Symbol x, double at) {
        return CheckPoints.value(new Environment().set(x, at), g, Map.of());
    }

    private static void collect(Expr e, Set<Double> boundaries) {
        if (e instanceof Conditional c) {
            comparisons(c.condition(), boundaries);
        }
        if (e instanceof Apply a && a.sides() instanceof Apply sides) {
            comparison(sides, boundaries);
        }
        e.children().forEach(c -> collect(c, boundaries));
    }

    /** The comparisons that a condition is made of. */
    private static void comparisons(Expr condition, Set<Double> boundaries) {
        if (condition instanceof Apply a) {
            comparison(a, boundaries);
            a.arguments().forEach(c -> comparisons(c, boundaries));
        }
    }

    private static void comparison(Apply comparison, Set<Double> boundaries) {
        for (Expr side : comparison.arguments()) {
            if (side instanceof Num n) {
                boundaries.add(n.value().doubleValue());
            }
        }
    }
}
