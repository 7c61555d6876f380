package chainrule.analysis;

import chainrule.source.SourceSpan;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Index;
import chainrule.syntax.CallSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A call of a function of whole tensors: its body with the arguments in place of the formals. Where arguments have more axes
 * than their formals say, the function works on the last ones, for each place of the first.
 */
final class TensorFunctionCall {

    private final ExpressionAnalyzer caller;
    private final Compilation c;
    private final Overloads.Choice choice;
    private final CallSyntax call;

    TensorFunctionCall(ExpressionAnalyzer caller, Overloads.Choice choice, CallSyntax call) {
        this.caller = caller;
        this.c = caller.compilation();
        this.choice = choice;
        this.call = call;
    }

    Value value() {
        List<Index> leading = leadingAxes();
        Scope scope = new Scope(null);
        Frame frame = caller.frame().into(call.span().toString());
        FormalBinder binder = new FormalBinder(c, scope, frame);
        for (Overloads.Bound b : choice.bound()) {
            if (b.argument().isPresent()) {
                CallAnalyzer.Argument a = b.argument().get();
                binder.bind(b.formal(), slice(b, a.value(), leading), a.span());
            } else {
                Value standard = new ExpressionAnalyzer(c, scope, frame)
                        .value(b.formal().defaultValue().orElseThrow());
                binder.bind(b.formal(), standard, call.span());
            }
        }
        Value inner = new ExpressionAnalyzer(c, scope, frame).value(choice.function().body());
        if (leading.isEmpty()) {
            return inner;
        }
        List<Index> axes = new ArrayList<>(leading);
        axes.addAll(inner.axes());
        return new Value(inner.kind(), axes, inner.body(), false, "");
    }

    private static int excess(Overloads.Bound b) {
        boolean says = b.formal().shaped() || b.formal().classes().isPresent();
        return says && b.argument().isPresent()
                ? b.argument().get().value().rank() - b.formal().shape().size()
                : 0;
    }

    /** The axes over which the function is repeated: as many for each argument that has them. */
    private List<Index> leadingAxes() {
        Optional<Overloads.Bound> first =
                choice.bound().stream().filter(b -> excess(b) > 0).findFirst();
        if (first.isEmpty()) {
            return List.of();
        }
        Value v = first.get().argument().orElseThrow().value();
        return Value.freshAxes(v.extents().subList(0, excess(first.get())));
    }

    private Value slice(Overloads.Bound b, Value value, List<Index> leading) {
        Value v = value.kind() == Value.Kind.REAL && needsName(value) ? c.graph().name(value, caller.frame()) : value;
        if (excess(b) <= 0 || leading.isEmpty()) {
            return v;
        }
        SourceSpan span = b.argument().orElseThrow().span();
        List<Affine> at = new ArrayList<>();
        for (int k = 0; k < leading.size(); k++) {
            new Shapes(c.sizes(), c.reporter())
                    .requireExtent("the size of axis " + k, v.extents().get(k), leading.get(k).extent(), span);
            at.add(Affine.of(leading.get(k)));
        }
        List<Index> rest = v.axes().subList(leading.size(), v.rank());
        rest.forEach(i -> at.add(Affine.of(i)));
        return new Value(v.kind(), rest, v.at(at), false, "");
    }

    /** An argument that holds a reduction gets a name: the body may use it more than once, and under reductions. */
    private static boolean needsName(Value v) {
        return v.rank() > 0 && v.body().hasReduction();
    }
}
