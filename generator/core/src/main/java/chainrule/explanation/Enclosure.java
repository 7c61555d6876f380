package chainrule.explanation;

import chainrule.precision.Interval;
import chainrule.precision.Intervals;
import chainrule.precision.TermEvaluator;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Proves bounds of a term in one variable by branch and bound: an interval on which interval arithmetic does not show them is
 * halved (Moore, Kearfott and Cloud, Introduction to Interval Analysis, 2009, chapter 5).
 */
final class Enclosure {

    private static final int MOST_INTERVALS = 1000;
    /** An interval of one sign that reaches farther than by this ratio is halved by its ratio. */
    private static final double FAR = 4;

    private final Expr term;
    private final Symbol variable;
    private final Interval limits;

    private Enclosure(Expr term, Symbol variable, Interval limits) {
        this.term = term;
        this.variable = variable;
        this.limits = limits;
    }

    /** Whether it is proven that all values over a part of the line lie within limits. */
    static boolean isProven(Expr term, Symbol variable, Interval over, Interval limits) {
        return new Enclosure(term, variable, limits).holdsOver(over);
    }

    private boolean holdsOver(Interval over) {
        Deque<Interval> open = parts(over);
        for (int k = 0; k < MOST_INTERVALS; k++) {
            if (open.isEmpty()) {
                return true;
            }
            Interval next = open.pop();
            if (!holdsAt(next)) {
                double middle = middle(next);
                open.push(new Interval(next.low(), middle));
                open.push(new Interval(middle, next.high()));
            }
        }
        return false;
    }

    /** Cut at −1, 0 and 1, so that halves of what reaches far have one sign. */
    private static Deque<Interval> parts(Interval over) {
        Deque<Interval> parts = new ArrayDeque<>();
        double from = over.low();
        for (double cut : new double[] {-1, 0, 1, over.high()}) {
            if (cut > from && cut <= over.high()) {
                parts.push(new Interval(from, cut));
                from = cut;
            }
        }
        return parts;
    }

    private boolean holdsAt(Interval at) {
        TermEvaluator<Interval> evaluator = new TermEvaluator<>(new Intervals(), new Environment());
        evaluator.set(variable, List.of(at));
        Interval value = evaluator.element(List.of(), term);
        return limits.contains(value.low()) && limits.contains(value.high());
    }

    private static double middle(Interval x) {
        double near = Math.min(Math.abs(x.low()), Math.abs(x.high()));
        double far = Math.max(Math.abs(x.low()), Math.abs(x.high()));
        boolean oneSign = x.low() > 0 || x.high() < 0;
        return oneSign && far > FAR * near
                ? Math.signum(x.low()) * Math.sqrt(near) * Math.sqrt(far)
                : x.low() / 2 + x.high() / 2;
    }
}
