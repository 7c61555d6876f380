package chainrule.analysis;

import chainrule.syntax.CallSyntax;
import chainrule.syntax.DefinitionSyntax;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.LayerSyntax;
import chainrule.syntax.StatementSyntax;

/** How many layers a definition uses, which decides how their parameters are named. */
final class LayerCounts {

    private LayerCounts() {}

    static int layerCalls(ExpressionSyntax e, Compilation c) {
        int[] count = {0};
        Expressions.walk(e, x -> {
            if (x instanceof CallSyntax call && !c.functions().layers(call.callee()).isEmpty()) {
                count[0]++;
            }
        });
        return count[0];
    }

    /** A layer that uses other layers names them apart from its own parameters. */
    static int layerCalls(LayerSyntax layer, Compilation c) {
        int count = layerCalls(layer.result(), c);
        for (StatementSyntax s : layer.statements()) {
            if (s instanceof DefinitionSyntax d) {
                count += layerCalls(d.value(), c);
            }
        }
        return count == 0 ? 0 : 2;
    }
}
