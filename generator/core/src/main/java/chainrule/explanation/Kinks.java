package chainrule.explanation;

import chainrule.derivation.Derivation;
import chainrule.symbolic.Apply;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Num;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.rewrite.DerivedFunctions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds where the derivative of a function of one number jumps: at the boundaries of its cases, if the slopes differ there. */
final class Kinks {

    private static final double BESIDE = 1e-7;
    private static final double JUMP = 1e-4;

    private Kinks() {}

    static List<Kink> of(Derivation derivation) {
        List<Kink> kinks = new ArrayList<>();
        for (DerivedFunctions.Derivation d : derivation.functions()) {
            if (d.function().formals().size() == 1) {
                Symbol x = d.function().formals().get(0);
                Set<Double> boundaries = new TreeSet<>();
                collect(d.function().body(), boundaries);
                boundaries.stream().map(at -> kink(d, x, at)).filter(Kinks::jumps).forEach(kinks::add);
            }
        }
        return kinks;
    }

    private static boolean jumps(Kink k) {
        return Math.abs(k.left() - k.right()) > JUMP;
    }

    private static Kink kink(DerivedFunctions.Derivation d, Symbol x, double at) {
        return new Kink(
                d.function(), x, at, slope(d, x, at - BESIDE), slope(d, x, at + BESIDE), slope(d, x, at));
    }

    private static double slope(DerivedFunctions.Derivation d, Symbol x, double value) {
        return CheckPoints.value(new Environment().set(x, value), d.value(), Map.of());
    }

    /** The numbers that an argument is compared with, or is zero against. */
    private static void collect(Expr e, Set<Double> boundaries) {
        if (e instanceof Conditional c && c.condition() instanceof Apply a) {
            boundary(a, boundaries);
        }
        if (e instanceof Apply a) {
            switch (a.function()) {
                case ABS, SIGN -> boundaries.add(0.0);
                case MAX, MIN -> boundary(a, boundaries);
                case EXP, LOG, LOG1P, EXPM1, SIN, COS, TAN, ASIN, ACOS, ATAN, SINH, COSH, TANH, ERF, FLOOR, CEIL, ROUND,
                        POWER, EQUAL, LESS, LESS_EQUAL, AND, OR, NOT -> {}
            }
        }
        e.children().forEach(c -> collect(c, boundaries));
    }

    private static void boundary(Apply comparison, Set<Double> boundaries) {
        for (Expr side : comparison.arguments()) {
            if (side instanceof Num n) {
                boundaries.add(n.value().doubleValue());
            }
        }
    }
}
