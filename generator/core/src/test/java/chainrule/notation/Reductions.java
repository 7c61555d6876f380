package chainrule.notation;

import chainrule.syntax.AccessSyntax;
import chainrule.syntax.CallSyntax;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.IndexBinderSyntax;
import chainrule.syntax.NameSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@code sum[i, j: 3](…)} and its like. */
final class Reductions {

    private final Interpreter interpreter;

    Reductions(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    static boolean isReduction(String name) {
        return List.of("sum", "mean", "prod", "max", "min").contains(name);
    }

    /** Over all of these values. */
    static double of(String operator, double[] values) {
        double result = values[0];
        for (int k = 1; k < values.length; k++) {
            double next = values[k];
            result = switch (operator) {
                case "sum", "mean" -> result + next;
                case "prod" -> result * next;
                case "max" -> Math.max(result, next);
                case "min" -> Math.min(result, next);
                default -> throw new NotInLanguage(operator + " is no reduction");
            };
        }
        return operator.equals("mean") ? result / values.length : result;
    }

    Array overIndices(CallSyntax call) {
        ExpressionSyntax body = call.arguments().get(0).value();
        List<Double> values = new ArrayList<>();
        collect(call.binders(), 0, body, values);
        int[] shape = call.binders().stream().mapToInt(b -> range(b, body)).toArray();
        call.binders().forEach(b -> interpreter.scope().release(b.name()));
        double[] elements = values.stream().mapToDouble(v -> v).toArray();
        if (!isReduction(call.callee())) {
            return interpreter.functions().call(call, List.of(new Array(shape, elements, false)));
        }
        return Array.number(of(call.callee(), elements));
    }

    private void collect(List<IndexBinderSyntax> binders, int k, ExpressionSyntax body, List<Double> values) {
        if (k == binders.size()) {
            values.add(interpreter.value(body).number());
            return;
        }
        IndexBinderSyntax binder = binders.get(k);
        if (k == 0) {
            binders.forEach(this::requireUnbound);
        }
        int range = range(binder, body);
        for (int value = 0; value < range; value++) {
            interpreter.scope().bind(binder.name(), value);
            collect(binders, k + 1, body, values);
        }
    }

    private int range(IndexBinderSyntax binder, ExpressionSyntax body) {
        return binder.range().map(r -> (int) interpreter.value(r).number()).orElseGet(() -> implied(binder, body));
    }

    private void requireUnbound(IndexBinderSyntax binder) {
        if (interpreter.scope().hasIndex(binder.name())) {
            throw new NotInLanguage("the index " + binder.name() + " hides another");
        }
    }

    /** The size of the axis in whose subscript an index stands alone. */
    private int implied(IndexBinderSyntax binder, ExpressionSyntax body) {
        Set<Integer> sizes = new TreeSet<>();
        for (ExpressionSyntax e : Walk.below(body)) {
            if (e instanceof AccessSyntax a) {
                for (int axis = 0; axis < a.subscripts().size(); axis++) {
                    if (a.subscripts().get(axis) instanceof NameSyntax n && n.name().equals(binder.name())) {
                        sizes.add(interpreter.value(a.base()).shape()[axis]);
                    }
                }
            }
        }
        if (sizes.size() != 1) {
            throw new NotInLanguage("the index " + binder.name() + " has the sizes " + sizes + " in " + body.span().content());
        }
        return sizes.iterator().next();
    }
}
