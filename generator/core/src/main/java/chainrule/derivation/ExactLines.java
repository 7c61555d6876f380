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

/**
 * The lines of a derivation in exact arithmetic: forms of one quantity against each other, each adjoint against difference
 * quotients of the definitions that use its primal. Work is linear in the definitions.
 */
public final class ExactLines {

    private final Derivation derivation;
    private final Excerpts excerpts;
    private final Map<Symbol, Symbol> adjointOf = new IdentityHashMap<>();
    private final Map<Symbol, Expr> results = new HashMap<>();

    ExactLines(Derivation derivation, Excerpts excerpts) {
        this.derivation = derivation;
        this.excerpts = excerpts;
        for (Derived d : derivation.adjoints()) {
            adjointOf.put(d.target().primal(), d.target());
            results.put(d.target(), d.result().value());
        }
    }

    /**
     * Marks the lines of each {@link Derived}, function's derivative, closed form and {@link Stabilized}.
     *
     * @param excerpts of the derivation
     * @throws LineCheckException if a line does not hold
     */
    public static void mark(Derivation derivation, Excerpts excerpts, ExactMarks marks) {
        ExactLines lines = new ExactLines(derivation, excerpts);
        derivation.functions().forEach(d -> marks.set(d, ExactFunctionLines.of(d)));
        derivation.adjoints().forEach(d -> marks.set(d, lines.of(d)));
        derivation.closedForms().forEach(a -> marks.set(a, List.of(lines.of(a))));
        derivation.stabilized().forEach(s -> marks.set(s, List.of(lines.of(s))));
    }

    /** @throws LineCheckException if something was found to be different */
    static Exactness required(Exactness found, Object of, String reason) {
        if (found == Exactness.DIFFERENT) {
            throw new LineCheckException("a line of the derivation of " + of + " does not hold in exact arithmetic (rule: "
                    + reason + ")");
        }
        return found;
    }

    private List<Exactness> of(Derived d) {
        List<Exactness> lines = new ArrayList<>();
        d.lines().forEach(line -> lines.add(of(d, line)));
        lines.set(0, lines.get(0).and(differences(d)));
        return lines;
    }

    /** A line against the result. */
    Exactness of(Derived d, Line line) {
        ExactCheck.Side result = d.mean()
                ? at -> at.value(d.axes(), d.result().value())
                : at -> at.point().values(d.target())[at.number()];
        Exactness found = excerpts.compare(
                excerpts.names(d), e -> e.exact().compare(d.axes(), at -> product(at, d, line), result));
        return required(found, d.target(), line.reason());
    }

    /** The first line against difference quotients. */
    Exactness differences(Derived d) {
        ExactAdjoint adjoint = new ExactAdjoint(d, derivation.network().loss(), adjointOf::get);
        Exactness found = excerpts.compare(excerpts.names(d), e -> adjoint.compare(e.exact()));
        return required(found, d.target(), d.lines().get(0).reason());
    }

    /** A closed form against the gradient. */
    Exactness of(Assignment closed) {
        return required(compare(closed, results.get(closed.target())), closed.target(), "adjoints put in");
    }

    /** A stable form against what is written. */
    Exactness of(Stabilized s) {
        return required(compare(s.written(), s.stable()), s.written().target(), s.ruleNames());
    }

    private Exactness compare(Assignment a, Expr value) {
        return excerpts.compare(excerpts.names(a, value), e -> e.exact().compare(a.axes(), a.value(), value));
    }

    private static ExactNumber product(ExactCheck.Place at, Derived d, Line line) {
        return line.factors().stream()
                .map(f -> at.value(d.axes(), f))
                .reduce(ExactNumber.of(1), ExactNumber::times);
    }
}
