package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.symbolic.Expr;
import chainrule.symbolic.rewrite.RewriteRule;
import chainrule.symbolic.rewrite.Stabilizer;
import java.util.List;
import java.util.stream.Collectors;

/** An assignment that runs in an equal, stable form. */
public record Stabilized(Assignment written, Expr stable, List<Stabilizer.Step> steps) {

    public Stabilized {
        steps = List.copyOf(steps);
    }

    /** The rules by which it was found. */
    String ruleNames() {
        return steps.stream()
                .flatMap(step -> step.rules().stream())
                .map(RewriteRule::name)
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
