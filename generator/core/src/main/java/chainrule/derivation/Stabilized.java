package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.symbolic.Expr;
import chainrule.symbolic.rewrite.Stabilizer;
import java.util.List;

/** An assignment that runs in an equal, stable form. */
public record Stabilized(Assignment written, Expr stable, List<Stabilizer.Step> steps) {

    public Stabilized {
        steps = List.copyOf(steps);
    }
}
