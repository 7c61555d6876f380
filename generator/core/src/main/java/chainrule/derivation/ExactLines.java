package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.exact.ExactNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The lines of a derivation in exact arithmetic: forms of one quantity against each other, each adjoint against difference
 * quotients of the definitions that use its primal. Work is linear in the definitions.
 */
public final class ExactLines {

    private final Derivation derivation;
    private final Excerpts excerpts;
    private final ExactMarks marks;
    private final Map<Symbol, Symbol> adjointOf = new IdentityHashMap<>();

    private ExactLines(Derivation derivation, Excerpts excerpts, ExactMarks marks) {
        this.derivation = derivation;
        this.excerpts = excerpts;
        this.marks = marks;
        derivation.adjoints().forEach(d -> adjointOf.put(d.target().primal(), d.target()));
    }

    /**
     * Marks the lines of each {@link Derived}, function's derivative, closed form and {@link Stabilized}.
     *
     * @param excerpts of the derivation
     * @throws LineCheckException if a line does not hold
     */
    public static void mark(Derivation derivation, Excerpts excerpts, ExactMarks marks) {
        ExactLines lines = new ExactLines(derivation, excerpts, marks);
        derivation.functions().forEach(d -> marks.set(d, ExactFunctionLines.of(d)));
        derivation.adjoints().forEach(d -> marks.set(d, lines.of(d)));
        Map<Symbol, Derived> results = new HashMap<>();
        derivation.adjoints().forEach(d -> results.put(d.target(), d));
        for (Assignment a : derivation.closedForms()) {
            Exactness found = lines.compare(a, results.get(a.target()).result().value());
            marks.set(a, List.of(required(found, a.target(), "adjoints put in")));
        }
        for (Stabilized s : derivation.stabilized()) {
            Exactness found = lines.compare(s.written(), s.stable());
            marks.set(s, List.of(required(found, s.written().target(), s.ruleNames())));
        }
    }

    /** @throws LineCheckException if something was found to be different */
    static Exactness required(Exactness found, Object of, String reason) {
        if (found == Exactness.DIFFERENT) {
            throw new LineCheckException("a line of the derivation of " + of + " does not hold in exact arithmetic (rule: "
                    + reason + ")");
        }
        return found;
    }

    private Exactness compare(Assignment a, Expr value) {
        return excerpts.compare(excerpts.names(a, value), e -> e.exact().compare(a.axes(), a.value(), value));
    }

    private List<Exactness> of(Derived d) {
        Set<Symbol> names = excerpts.names(d);
        List<Exactness> lines = new ArrayList<>();
        ExactCheck.Side result = d.mean()
                ? at -> at.value(d.axes(), d.result().value())
                : at -> at.point().values(d.target())[at.number()];
        for (Line line : d.lines()) {
            Exactness found = excerpts.compare(names, e -> e.exact().compare(d.axes(), at -> product(at, d, line), result));
            lines.add(required(found, d.target(), line.reason()));
        }
        ExactAdjoint adjoint = new ExactAdjoint(d, derivation.network().loss(), adjointOf::get);
        Exactness quotients = excerpts.compare(names, e -> adjoint.compare(e.exact()));
        lines.set(0, lines.get(0).and(required(quotients, d.target(), d.lines().get(0).reason())));
        return lines;
    }

    private static ExactNumber product(ExactCheck.Place at, Derived d, Line line) {
        return line.factors().stream()
                .map(f -> at.value(d.axes(), f))
                .reduce(ExactNumber.of(1), ExactNumber::times);
    }
}
