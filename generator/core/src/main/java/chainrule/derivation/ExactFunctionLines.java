package chainrule.derivation;

import chainrule.symbolic.Expr;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.exact.ExactDomain;
import chainrule.symbolic.exact.ExactPoint;
import chainrule.symbolic.rewrite.DerivedFunctions;
import chainrule.symbolic.rewrite.Simplifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The derivative of a function of numbers in exact arithmetic: its first form against difference quotients, the others against it. */
final class ExactFunctionLines {

    private static final double FARTHEST = 1.5;

    private ExactFunctionLines() {}

    /**
     * One mark for the differentiated form, then one for each step.
     *
     * @throws LineCheckException if a line does not hold
     */
    static List<Exactness> of(DerivedFunctions.Derivation d) {
        List<Symbol> formals = d.function().formals();
        ExactCheck check = new ExactCheck((seed, spread) -> List.of(point(formals, seed, spread)));
        Symbol by = formals.get(d.argument());
        ExactCheck.Side value = at -> at.value(List.of(), d.value());
        Exactness quotient = new ExactJacobian(List.of(), by, List.of(), d.value()).compare(check, d.function().body());
        List<Exactness> lines = new ArrayList<>();
        for (Simplifier.Step step : d.steps()) {
            Expr before = step.before();
            lines.add(required(d, check.compare(List.of(), at -> at.value(List.of(), before), value), step.reason()));
        }
        lines.add(required(d, quotient, "differentiated"));
        if (lines.size() > 1) {
            lines.set(0, lines.get(0).and(quotient));
        }
        return lines;
    }

    private static Exactness required(DerivedFunctions.Derivation d, Exactness found, String reason) {
        return ExactLines.required(found, d.function().name(), reason);
    }

    private static ExactPoint point(List<Symbol> formals, long seed, double spread) {
        Random random = new Random(ExactPoints.apart(seed));
        Environment reals = new Environment();
        formals.forEach(f -> reals.set(f, spread * FARTHEST * (2 * random.nextDouble() - 1)));
        ExactPoint point = new ExactPoint(reals);
        // Each domain in turn: some functions have values in one alone.
        ExactDomain domain = ExactDomain.values()[(int) (seed - 1) % ExactDomain.values().length];
        formals.forEach(f -> point.draw(f, domain, random));
        return point;
    }
}
