package chainrule.checker.truth;

import chainrule.analysis.lines.Meaning;
import chainrule.derivation.ExactCheck;
import chainrule.derivation.Exactness;
import chainrule.model.Assignment;
import chainrule.model.NetworkSizes;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.exact.ExactNumber;
import chainrule.symbolic.exact.ExactPoint;
import chainrule.symbolic.exact.NotExactException;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares formulas in exact arithmetic modulo a power of a prime, where rounding cannot hide a difference. It says nothing where
 * a name has no exact value, or the network has a recurrence or names the batch.
 */
public final class ExactComparison {

    /** A network with more definitions is compared by floating-point numbers alone. */
    private static final int MOST_DEFINITIONS = 20;

    private final Subject subject;
    private final Derivatives derivatives;
    private final Map<Symbol, Meaning> own;
    /** What has been evaluated at each point, besides the network's definitions. */
    private final Map<ExactPoint, Set<Symbol>> known = new IdentityHashMap<>();
    private ExactCheck check;

    /** @param own the meanings of the symbols that stand for names of the student's */
    public ExactComparison(Subject subject, Derivatives derivatives, Map<Symbol, Meaning> own) {
        this.subject = subject;
        this.derivatives = derivatives;
        this.own = own;
    }

    /** Whether the elements of two formulas of one shape are shown to differ. */
    public boolean tellsApart(Meaning a, Meaning b) {
        boolean applies =
                derivatives.hasDefinitions() && subject.network().definitions().size() <= MOST_DEFINITIONS;
        if (applies && check == null) {
            check = ExactCheck.of(subject.network(), WantedSizes.of(NetworkSizes.of(subject.network())));
        }
        return applies
                && check.compare(a.axes(), place -> value(a, place), place -> value(b, place)) == Exactness.DIFFERENT;
    }

    private ExactNumber value(Meaning f, ExactCheck.Place place) {
        evaluate(f, place.point());
        return place.value(f.axes(), f.body());
    }

    /** Gives values to all that a formula names. */
    private void evaluate(Meaning f, ExactPoint point) {
        Terms.symbols(f).forEach(s -> ensure(s, point));
        f.steps().forEach(step -> point.assign(step.target(), step.axes(), step.value()));
    }

    private void ensure(Symbol s, ExactPoint point) {
        boolean isOther = derivatives.isDerivative(s) || own.containsKey(s);
        if (!isOther || !known.computeIfAbsent(point, p -> new HashSet<>()).add(s)) {
            return;
        }
        if (derivatives.isDerivative(s)) {
            List<Assignment> definitions = derivatives.definitions(s).orElse(List.of());
            definitions.stream()
                    .filter(d -> known.get(point).add(d.target()) || d.target() == s)
                    .forEach(d -> assign(point, d));
        } else {
            Meaning meaning = own.get(s);
            evaluate(meaning, point);
            point.assign(s, meaning.axes(), meaning.body());
        }
    }

    /** What has no exact value keeps none, and with it what names it. */
    private static void assign(ExactPoint into, Assignment a) {
        try {
            into.assign(a.target(), a.axes(), a.value());
        } catch (NotExactException noValue) {
            into.forget(a.target());
        }
    }
}
