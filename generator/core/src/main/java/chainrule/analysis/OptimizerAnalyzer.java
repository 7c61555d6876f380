package chainrule.analysis;

import chainrule.model.Optimizer;
import chainrule.source.Spelling;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Num;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Symbol;
import chainrule.syntax.ArgumentSyntax;
import chainrule.syntax.CallSyntax;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.FormalSyntax;
import chainrule.syntax.OptimizerSyntax;
import chainrule.syntax.PipeSyntax;
import chainrule.syntax.StateSyntax;
import chainrule.syntax.StepSyntax;
import chainrule.syntax.UpdateSyntax;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A `step`: the optimizer that it names, in the optimizer's own scope of theta, g, t, its states and arguments. */
final class OptimizerAnalyzer {

    private final Compilation c;
    private final Map<String, Symbol> scope = new LinkedHashMap<>();

    OptimizerAnalyzer(Compilation c) {
        this.c = c;
    }

    Optimizer analyze(StepSyntax step) {
        CallSyntax call = step.optimizer();
        OptimizerSyntax o = c.functions()
                .optimizer(call.callee())
                .orElseThrow(() -> c.reporter()
                        .fail(c.reporter()
                                .error("unknown-optimizer", "unknown optimizer `" + call.callee() + "`", call.calleeSpan())
                                .withNearMiss(Spelling.nearest(call.callee(), c.functions().optimizerNames()))));
        c.reporter().enter(call.span());
        try {
            return optimizer(o, call);
        } finally {
            c.reporter().leave();
        }
    }

    private Optimizer optimizer(OptimizerSyntax o, CallSyntax call) {
        Symbol theta = symbol("theta");
        scope.put("θ", theta);
        Symbol gradient = symbol("g");
        Symbol stepCount = symbol("t");
        List<Optimizer.Hyperparameter> hyperparameters = new ArrayList<>();
        for (Overloads.Bound b : new Overloads(c).bind(o.name(), o.formals(), arguments(call), call.span())) {
            hyperparameters.add(new Optimizer.Hyperparameter(symbol(b.formal().name()), number(b)));
        }
        List<Optimizer.State> states = new ArrayList<>();
        for (StateSyntax s : o.states()) {
            Rational initial = s.initial().map(this::constant).orElse(Rational.ZERO);
            states.add(new Optimizer.State(symbol(s.name()), initial));
        }
        List<Optimizer.Update> updates = new ArrayList<>();
        o.updates().forEach(u -> updates.add(update(u, theta, states)));
        return new Optimizer(o.name(), theta, gradient, stepCount, hyperparameters, states, updates);
    }

    private Symbol symbol(String name) {
        Symbol s = Symbol.formal(name);
        scope.put(name, s);
        return s;
    }

    private List<CallAnalyzer.Argument> arguments(CallSyntax call) {
        List<CallAnalyzer.Argument> arguments = new ArrayList<>();
        for (ArgumentSyntax a : call.arguments()) {
            Value v = Value.number(Exprs.num(constant(a.value())));
            arguments.add(new CallAnalyzer.Argument(a.name(), v, a.span()));
        }
        return arguments;
    }

    private Rational number(Overloads.Bound b) {
        FormalSyntax formal = b.formal();
        return b.argument()
                .map(a -> ((Num) a.value().body()).value())
                .orElseGet(() -> constant(formal.defaultValue().orElseThrow()));
    }

    private Rational constant(ExpressionSyntax e) {
        Value v = new ExpressionAnalyzer(c, new Scope(null), Frame.of("step", "step", 0)).real(e);
        if (v.body() instanceof Num n) {
            return n.value();
        }
        throw c.reporter().fail("not-a-constant", "an optimizer's arguments are numbers", e.span());
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

    private Optimizer.Update update(UpdateSyntax u, Symbol theta, List<Optimizer.State> states) {
        Symbol target = scope.get(u.name());
        boolean assignable =
                target == theta || states.stream().anyMatch(s -> s.symbol() == target);
        if (target == null || !assignable) {
            throw c.reporter()
                    .fail(
                            "not-assignable",
                            "`" + u.name() + "` cannot be updated: only theta and the optimizer's states can",
                            u.nameSpan());
        }
        Expressions.walk(u.value(), this::requireNumbers);
        Scope values = new Scope(null);
        scope.forEach((name, s) -> {
            Value v = Value.of(s);
            values.put(name, () -> v);
        });
        Value v = new ExpressionAnalyzer(c, values, Frame.of(u.name(), "step", 0)).real(u.value());
        return new Optimizer.Update(target, v.body());
    }
}
