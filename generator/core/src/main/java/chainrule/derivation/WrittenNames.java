package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.rewrite.Cost;
import java.util.List;
import java.util.Set;

/**
 * A derivation in the names that its specification has: a reader sees through all other definitions.
 *
 * @param written the names of the definitions that the specification itself has
 */
public record WrittenNames(Derivation derivation, Set<String> written) {

    /** What is longer than this gets nothing more put in. */
    private static final int LONGEST = 100;

    public WrittenNames {
        written = Set.copyOf(written);
    }

    public boolean isWritten(Symbol s) {
        return isWritten(s, written);
    }

    /** Whether a name is data, a parameter, or among those that are written. */
    public static boolean isWritten(Symbol s, Set<String> written) {
        return s.role() != Symbol.Role.DEFINITION || written.contains(s.name());
    }

    /** The same with what has no name put in, definitions and their gradients, as far as it stays short. */
    public Assignment putIn(Assignment a) {
        List<Assignment> unnamed = derivation.network().definitions().stream()
                .filter(d -> !isWritten(d.target()) && !d.mean())
                .toList();
        List<Assignment> gradients = derivation.adjoints().stream()
                .filter(d -> !isWritten(d.target().primal()) && !d.mean())
                .map(Derived::result)
                .toList();
        Expr e = a.value();
        for (int k = gradients.size() - 1; k >= 0; k--) {
            e = shortly(e, gradients.get(k));
        }
        for (int k = unnamed.size() - 1; k >= 0; k--) {
            e = shortly(e, unnamed.get(k));
        }
        return a.withValue(e);
    }

    private static Expr shortly(Expr e, Assignment a) {
        return Cost.of(e) > LONGEST ? e : a.putInto(e);
    }
}
