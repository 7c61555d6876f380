package chainrule.explanation;

import chainrule.derivation.Derivation;
import chainrule.model.Assignment;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Substitution;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the slopes that the backward pass makes from the values of the definitions themselves, whose arguments it does not keep. */
final class FromOutputs {

    private FromOutputs() {}

    static List<BoundedSlope> of(Derivation derivation, List<BoundedSlope> slopes, Work work) {
        return slopes.stream()
                .filter(s -> Accesses.symbols(s.slope()).equals(Set.of(s.local().definition().target())))
                .filter(s -> !work.kept().contains(s.local().by()))
                .filter(s -> derivation.program().backward().stream()
                        .anyMatch(a -> a.target().primal() == s.local().by() && isFactor(s, a)))
                .toList();
    }

    /** Whether the slope is there, and has not cancelled. */
    private static boolean isFactor(BoundedSlope s, Assignment adjoint) {
        Map<Index, Affine> axes = new HashMap<>();
        for (int k = 0; k < adjoint.axes().size(); k++) {
            axes.put(s.local().axes().get(k), Affine.of(adjoint.axes().get(k)));
        }
        Expr slope = Substitution.ofIndices(axes).apply(s.slope());
        return slope instanceof Mul m && adjoint.value() instanceof Mul all && all.factors().containsAll(m.factors());
    }
}
