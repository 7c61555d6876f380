package chainrule.checker;

import chainrule.analysis.Formula;
import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.model.NetworkSizes;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.exact.ExactEvaluator;
import chainrule.symbolic.exact.ExactPoint;
import chainrule.symbolic.exact.NotExactException;
import chainrule.symbolic.exact.Padic;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Compares formulas in exact arithmetic modulo a power of a prime, where rounding cannot hide a difference. It says nothing where
 * a value depends on the side of a kink, a fact is declared, or the network has a recurrence or names the batch.
 */
final class ExactComparison {

    /** So many leading digits must be equal; a digit is equal by chance once in 2⁶¹ times. */
    private static final int DIGITS = 3;
    /** A network with more definitions is compared by floating-point numbers alone. */
    private static final int MOST_DEFINITIONS = 20;

    private final Subject subject;
    private final Derivatives derivatives;
    private final Map<Symbol, Formula> own;
    private final Set<Symbol> known = new HashSet<>();
    private ExactPoint point;

    /** @param own the meanings of the symbols that stand for names of the student's */
    ExactComparison(Subject subject, Derivatives derivatives, Map<Symbol, Formula> own) {
        this.subject = subject;
        this.derivatives = derivatives;
        this.own = own;
    }

    /** Whether the elements of two formulas of one shape are shown to differ. */
    boolean tellsApart(Formula a, Formula b) {
        Network n = subject.network();
        boolean applies = derivatives.hasDefinitions()
                && n.facts().isEmpty()
                && n.definitions().size() <= MOST_DEFINITIONS;
        try {
            return applies && differ(a, b);
        } catch (NotExactException | IndexOutOfBoundsException | NegativeArraySizeException noValue) {
            return false;
        }
    }

    private boolean differ(Formula a, Formula b) {
        if (point == null) {
            point = drawn();
        }
        ExactEvaluator evaluator = new ExactEvaluator(point);
        Padic[] left = values(a, evaluator);
        Padic[] right = values(b, evaluator);
        boolean differ = false;
        for (int k = 0; k < left.length && k < right.length; k++) {
            differ |= left[k].differs(right[k], DIGITS);
        }
        return differ && !evaluator.branched();
    }

    private ExactPoint drawn() {
        Network n = subject.network();
        ExactPoint drawn = new ExactPoint(SmallSizes.of(NetworkSizes.of(n)));
        Random random = new Random(1);
        n.inputs().forEach(s -> draw(drawn, s, random));
        n.targets().forEach(s -> draw(drawn, s, random));
        n.parameters().forEach(p -> draw(drawn, p.symbol(), random));
        n.definitions().forEach(d -> assign(drawn, d));
        return drawn;
    }

    private void draw(ExactPoint into, Symbol s, Random random) {
        into.draw(s, random);
        known.add(s);
    }

    /** What has no exact value keeps none, and with it what names it. */
    private void assign(ExactPoint into, Assignment a) {
        known.add(a.target());
        try {
            into.assign(a.target(), a.axes(), a.value());
        } catch (NotExactException noValue) {
            into.forget(a.target());
        }
    }

    private Padic[] values(Formula f, ExactEvaluator evaluator) {
        Terms.symbols(f).forEach(s -> ensure(s, evaluator));
        f.steps().forEach(step -> point.assign(step.target(), step.axes(), step.value()));
        return evaluator.values(f.axes(), f.body());
    }

    private void ensure(Symbol s, ExactEvaluator evaluator) {
        boolean isValue = s.role() == Symbol.Role.CONSTANT || s.role() == Symbol.Role.CALL;
        if (isValue || !known.add(s)) {
            return;
        }
        if (derivatives.isDerivative(s)) {
            List<Assignment> definitions = derivatives.definitions(s).orElse(List.of());
            definitions.stream().filter(d -> !known.contains(d.target()) || d.target() == s).forEach(d -> assign(point, d));
        } else {
            Formula meaning = own.get(s);
            values(meaning, evaluator);
            point.assign(s, meaning.axes(), meaning.body());
        }
    }
}
