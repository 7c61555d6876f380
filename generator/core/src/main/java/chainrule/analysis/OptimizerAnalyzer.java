package chainrule.analysis;

import chainrule.model.Optimizer;
import chainrule.source.Spelling;
import chainrule.symbolic.Num;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Symbol;
import chainrule.syntax.CallSyntax;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.OptimizerSyntax;
import chainrule.syntax.PipeSyntax;
import chainrule.syntax.StateSyntax;
import chainrule.syntax.StepSyntax;
import chainrule.syntax.UpdateSyntax;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A `step`: the optimizer that it names, in the optimizer's own scope of theta, g, t, its states and arguments. */
final class OptimizerAnalyzer {

    private final Compilation c;
    private final Scope scope = new Scope(null);
    /** What updates can change. */
    private final Map<String, Symbol> assignable = new HashMap<>();

    OptimizerAnalyzer(Compilation c) {
        this.c = c;
    }

    Optimizer analyze(StepSyntax step) {
        CallSyntax call = step.optimizer();
        List<OptimizerSyntax> definitions = c.functions().optimizers(call.callee());
        if (definitions.isEmpty()) {
            throw c.reporter()
                    .fail(c.reporter()
                            .error("unknown-optimizer", "unknown optimizer `" + call.callee() + "`", call.calleeSpan())
                            .withNearMiss(Spelling.nearest(call.callee(), c.functions().optimizerNames())));
        }
        c.reporter().enter(call.span());
        try {
            return optimizer(definitions, call);
        } finally {
            c.reporter().leave();
        }
    }

    private Optimizer optimizer(List<OptimizerSyntax> definitions, CallSyntax call) {
        List<CallAnalyzer.Argument> arguments = call.arguments().stream()
                .map(a -> new CallAnalyzer.Argument(a.name(), constant(a.value()), a.span()))
                .toList();
        OptimizerSyntax o = chosen(definitions, arguments);
        Symbol theta = symbol("theta");
        scope.put("θ", scope.value("theta"));
        assignable.put("theta", theta);
        assignable.put("θ", theta);
        Symbol gradient = symbol("g");
        Symbol stepCount = symbol("t");
        List<Optimizer.Hyperparameter> hyperparameters = new ArrayList<>();
        for (Overloads.Bound b : new Overloads(c).bind(o.name(), o.formals(), arguments, call.span())) {
            argument(b, hyperparameters);
        }
        List<Optimizer.State> states = new ArrayList<>();
        o.states().forEach(s -> states.add(state(s)));
        List<Optimizer.Update> updates = new ArrayList<>();
        o.updates().forEach(u -> updates.add(update(u)));
        return LiveStates.of(
                new Optimizer(o.name(), theta, gradient, stepCount, hyperparameters, states, updates));
    }

    /** The first definition that has the arguments; the last one, which should have them all, for what is said if none has. */
    private static OptimizerSyntax chosen(List<OptimizerSyntax> definitions, List<CallAnalyzer.Argument> arguments) {
        return definitions.stream()
                .filter(o -> Overloads.fits(o.formals(), arguments))
                .findFirst()
                .orElse(definitions.get(definitions.size() - 1));
    }

    /** A number is a hyperparameter, which can be changed later; a truth value chooses what the updates are. */
    private void argument(Overloads.Bound b, List<Optimizer.Hyperparameter> hyperparameters) {
        String name = b.formal().name();
        Value v = b.argument()
                .map(CallAnalyzer.Argument::value)
                .orElseGet(() -> constant(b.formal().defaultValue().orElseThrow()));
        if (v.kind() == Value.Kind.TRUTH) {
            scope.put(name, () -> v);
        } else {
            hyperparameters.add(new Optimizer.Hyperparameter(symbol(name), ((Num) v.body()).value()));
        }
    }

    private Symbol symbol(String name) {
        Symbol s = Symbol.formal(name);
        Value v = Value.of(s);
        scope.put(name, () -> v);
        return s;
    }

    private Optimizer.State state(StateSyntax s) {
        Rational initial = s.initial().map(this::number).orElse(Rational.ZERO);
        Symbol symbol = symbol(s.name());
        assignable.put(s.name(), symbol);
        return new Optimizer.State(symbol, initial);
    }

    private Rational number(ExpressionSyntax e) {
        Value v = new ExpressionAnalyzer(c, scope, frame("step")).requireKind(constant(e), Value.Kind.REAL, e.span());
        return ((Num) v.body()).value();
    }

    /** A number or a truth value. */
    private Value constant(ExpressionSyntax e) {
        Value v = new ExpressionAnalyzer(c, new Scope(null), frame("step")).value(e);
        if (v.body() instanceof Num) {
            return v;
        }
        throw c.reporter().fail("not-a-constant", "an optimizer's arguments are numbers and truth values", e.span());
    }

    private static Frame frame(String name) {
        return Frame.of(name, "step", 0);
    }

    /** A norm of the one element that an update is for would not be the norm of the gradient. */
    private void requireNumbers(ExpressionSyntax e) {
        CallSyntax call = e instanceof CallSyntax x ? x : e instanceof PipeSyntax p ? p.stage() : null;
        if (call != null && (e instanceof PipeSyntax || !call.arguments().isEmpty()) && c.functions().isOfTensors(call, c)) {
            throw c.reporter()
                    .fail(c.reporter()
                            .error(
                                    "needs-a-tensor",
                                    "an update is a formula of one element, and `" + call.callee() + "` works on a whole tensor",
                                    call.span())
                            .withSuggestion("use functions of numbers; norms of whole gradients are not supported yet"));
        }
    }

    private Optimizer.Update update(UpdateSyntax u) {
        Symbol target = assignable.get(u.name());
        if (target == null) {
            throw c.reporter()
                    .fail(
                            "not-assignable",
                            "`" + u.name() + "` cannot be updated: only theta and the optimizer's states can",
                            u.nameSpan());
        }
        Expressions.walk(u.value(), this::requireNumbers);
        Value v = new ExpressionAnalyzer(c, scope, frame(u.name())).real(u.value());
        return new Optimizer.Update(target, v.body());
    }
}
