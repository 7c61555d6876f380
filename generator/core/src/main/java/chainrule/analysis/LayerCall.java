package chainrule.analysis;

import chainrule.syntax.CallSyntax;
import chainrule.syntax.DefinitionSyntax;
import chainrule.syntax.DimSyntax;
import chainrule.syntax.LayerSyntax;
import chainrule.syntax.ParamSyntax;
import chainrule.syntax.StatementSyntax;
import java.util.List;
import java.util.Map;

/** A use of a layer: its parameters and definitions under the name of the definition that uses it. */
final class LayerCall {

    private final ExpressionAnalyzer caller;
    private final Compilation c;
    private final LayerSyntax layer;
    private final CallSyntax call;

    LayerCall(ExpressionAnalyzer caller, LayerSyntax layer, CallSyntax call) {
        this.caller = caller;
        this.c = caller.compilation();
        this.layer = layer;
        this.call = call;
    }

    Value value(List<CallAnalyzer.Argument> arguments) {
        String prefix = caller.frame().layerPrefix(layer.name());
        Frame frame = Frame.of(prefix, caller.frame().way() + ">" + call.span(), LayerCounts.layerCalls(layer, c));
        Scope scope = new Scope(null);
        FormalBinder binder = new FormalBinder(c, scope, frame);
        for (Overloads.Bound b : new Overloads(c).bind(layer.name(), layer.formals(), arguments, call.span())) {
            if (b.argument().isPresent()) {
                binder.bind(b.formal(), input(b.argument().get().value()), b.argument().get().span());
            } else {
                Value standard = new ExpressionAnalyzer(c, scope, frame)
                        .value(b.formal().defaultValue().orElseThrow());
                binder.bind(b.formal(), standard, call.span());
            }
        }
        Statements statements = new Statements(c, scope, frame, prefix + ".");
        layer.statements().forEach(s -> declare(s, statements));
        DefinitionOrder.of(definitions(), c.reporter()).forEach(statements::define);
        Value value = new ExpressionAnalyzer(c, scope, frame).value(layer.result());
        return value.withHint(caller.frame().layerValue(layer.name(), prefix));
    }

    private Value input(Value v) {
        return v.rank() > 0 && v.kind() == Value.Kind.REAL && !v.isPlain() && v.body().hasReduction()
                ? c.graph().name(v, caller.frame())
                : v;
    }

    private void declare(StatementSyntax s, Statements statements) {
        if (s instanceof DimSyntax d) {
            statements.dim(d, Map.of());
        } else if (s instanceof ParamSyntax p) {
            statements.param(p);
        } else if (!(s instanceof DefinitionSyntax)) {
            throw c.reporter().fail("not-in-a-layer", "a layer holds dims, parameters and definitions", s.span());
        }
    }

    private List<DefinitionSyntax> definitions() {
        return layer.statements().stream()
                .filter(DefinitionSyntax.class::isInstance)
                .map(DefinitionSyntax.class::cast)
                .toList();
    }
}
