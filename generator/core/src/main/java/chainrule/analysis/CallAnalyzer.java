package chainrule.analysis;

import chainrule.source.SourceSpan;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.NamedFunction;
import chainrule.symbolic.OpaqueFunction;
import chainrule.symbolic.Reduce;
import chainrule.syntax.ArgumentSyntax;
import chainrule.syntax.CallSyntax;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.FormalSyntax;
import chainrule.syntax.FunctionSyntax;
import chainrule.syntax.LayerSyntax;
import chainrule.syntax.NameSyntax;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The meaning of a call: a reduction, an elementary function, a function or a layer of the specification or the library. */
final class CallAnalyzer {

    private static final int DEEPEST_CALLS = 200;

    private final ExpressionAnalyzer caller;
    private final Compilation c;

    CallAnalyzer(ExpressionAnalyzer caller) {
        this.caller = caller;
        this.c = caller.compilation();
    }

    /** @param piped the first argument, where it stands before a `|>` */
    Value call(CallSyntax call, Optional<ExpressionSyntax> piped) {
        if (BatchMean.isOverBatch(call, piped)) {
            BatchMean.requireMean(call, c);
            Value v = caller.real(piped.orElseGet(() -> call.arguments().get(0).value()));
            return c.graph().nameMean(v, caller.frame());
        }
        if (!call.binders().isEmpty()) {
            return overIndices(call, piped);
        }
        List<Argument> arguments = arguments(call, piped);
        List<LayerSyntax> layers = c.functions().layers(call.callee());
        if (!layers.isEmpty()) {
            return guarded(call, () -> new LayerCall(caller, layers.get(0), call).value(arguments));
        }
        List<FunctionSyntax> functions = c.functions().named(call.callee());
        if (!functions.isEmpty()) {
            return guarded(call, () -> function(functions, call, arguments));
        }
        if (Builtins.isFunction(call.callee())) {
            return builtin(call, arguments);
        }
        throw unknown(call);
    }

    /** An argument as it is passed. */
    record Argument(Optional<String> name, Value value, SourceSpan span) {}

    private List<Argument> arguments(CallSyntax call, Optional<ExpressionSyntax> piped) {
        List<Argument> arguments = new ArrayList<>();
        piped.ifPresent(e -> arguments.add(new Argument(Optional.empty(), caller.value(e), e.span())));
        Set<String> seen = new HashSet<>();
        for (ArgumentSyntax a : call.arguments()) {
            if (a.name().isPresent() && !seen.add(a.name().get())) {
                throw c.reporter()
                        .fail("duplicate-argument", "`" + a.name().get() + "` is given twice", a.span());
            }
            arguments.add(new Argument(a.name(), caller.value(a.value()), a.span()));
        }
        return arguments;
    }

    private interface Body {
        Value value();
    }

    private Value guarded(CallSyntax call, Body body) {
        if (c.reporter().depth() > DEEPEST_CALLS) {
            throw c.reporter()
                    .fail("recursive-call", "`" + call.callee() + "` calls itself without end", call.calleeSpan());
        }
        c.reporter().enter(call.span());
        try {
            return body.value();
        } finally {
            c.reporter().leave();
        }
    }

    private AnalysisException unknown(CallSyntax call) {
        boolean isValue = caller.scope().value(call.callee()) != null;
        return c.reporter().fail(NameCheck.unknownFunction(c, call, isValue));
    }

    private Value function(List<FunctionSyntax> functions, CallSyntax call, List<Argument> arguments) {
        requireFormula(functions.get(0), call);
        Overloads.Choice choice = new Overloads(c).choose(functions, call, arguments);
        Optional<NamedFunction> numeric = c.functions().numeric(choice.function(), c);
        return numeric.isPresent()
                ? lift(numeric.get(), choice, call)
                : new TensorFunctionCall(caller, choice, call).value();
    }

    /** An initializer draws each element of a parameter anew; only another initializer hands on what is drawn. */
    private void requireFormula(FunctionSyntax f, CallSyntax call) {
        List<String> given = f.formals().stream().map(FormalSyntax::name).filter(InitializerAnalyzer::isGiven).toList();
        boolean handsOn = given.stream().allMatch(name -> call.arguments().stream().anyMatch(a -> a.value() instanceof NameSyntax n && n.name().equals(name)));
        if (!handsOn) {
            throw c.reporter()
                    .fail(c.reporter()
                            .error(
                                    "initializer-as-function",
                                    "`" + call.callee() + "` is an initializer, whose `" + given.get(0)
                                            + "` is given where a parameter starts: it has no value in a formula",
                                    call.span())
                            .withSuggestion("start a parameter by it, as in `param w[3] ~ " + call.callee() + "`"));
        }
    }

    /** A function of numbers, element by element. */
    private Value lift(NamedFunction f, Overloads.Choice choice, CallSyntax call) {
        List<Value> operands = new ArrayList<>();
        for (Overloads.Bound b : choice.bound()) {
            Value v = b.argument().isPresent()
                    ? b.argument().get().value()
                    : new ExpressionAnalyzer(c, new Scope(null), caller.frame().into(call.span().toString()))
                            .value(b.formal().defaultValue().orElseThrow());
            SourceSpan span = b.argument().map(Argument::span).orElse(call.span());
            Value.Kind kind = b.formal().isTruth() ? Value.Kind.TRUTH : Value.Kind.REAL;
            operands.add(caller.operand(caller.requireKind(v, kind, span)));
        }
        if (operands.isEmpty()) {
            return Value.number(f.body());
        }
        // Truth values choose between formulas: what is called has no name of its own.
        boolean chooses = choice.function().formals().stream().anyMatch(FormalSyntax::isTruth);
        return caller.shapes().zip(
                "`" + call.callee() + "`", operands, call.span(), x -> chooses ? f.expand(x) : Exprs.call(f, x));
    }

    private Value builtin(CallSyntax call, List<Argument> arguments) {
        OpaqueFunction opaque = OpaqueFunction.named(call.callee());
        arguments.stream().filter(a -> a.name().isPresent()).findFirst().ifPresent(a -> {
            throw c.reporter()
                    .fail("wrong-argument", "`" + call.callee() + "` has no argument `" + a.name().get() + "`", a.span());
        });
        if (opaque != null || WholeTensors.isConstructor(call.callee())) {
            int expected = opaque == null ? 1 : opaque.arity();
            if (arguments.size() != expected) {
                throw wrongCount(call, arguments.size(), expected);
            }
            WholeTensors tensors = new WholeTensors(caller, call);
            return opaque == null ? tensors.construct(arguments.get(0)) : tensors.call(opaque, arguments);
        }
        List<Value> values = arguments.stream()
                .map(a -> caller.requireKind(a.value(), Value.Kind.REAL, a.span()))
                .toList();
        Reduce.Operator op = Builtins.reduction(call.callee());
        int arity = Builtins.arity(call.callee());
        if (op != null && values.size() == 1) {
            return reduce(call.callee(), op, values.get(0).axes(), values.get(0).body());
        }
        if (values.isEmpty() || values.size() != arity) {
            throw wrongCount(call, values.size(), op != null ? Math.max(1, arity) : arity);
        }
        List<Value> operands = values.stream().map(caller::operand).toList();
        return caller.shapes()
                .zip("`" + call.callee() + "`", operands, call.span(), x -> Builtins.apply(call.callee(), x));
    }

    private AnalysisException wrongCount(CallSyntax call, int found, int expected) {
        return c.reporter()
                .fail(
                        "wrong-arity",
                        "`" + call.callee() + "` takes " + expected + (expected == 1 ? " argument" : " arguments")
                                + ", not " + found,
                        call.span());
    }

    /** Reduces all axes. */
    private Value reduce(String name, Reduce.Operator op, List<Index> axes, Expr body) {
        Expr flat = body instanceof Reduce r && r.operator() == op ? body : c.graph().nameReductions(body, caller.frame());
        Expr reduced = axes.isEmpty() ? flat : Exprs.reduce(op, axes, flat);
        return Value.number(name.equals(Builtins.MEAN) ? divided(reduced, axes) : reduced);
    }

    private static Expr divided(Expr sum, List<Index> axes) {
        Expr mean = sum;
        for (Index axis : axes) {
            mean = Exprs.divide(mean, Exprs.number(axis.extent()));
        }
        return mean;
    }

    /** sum[i](…), and f[i](…) for a function of a vector: that of the elements over the index. */
    private Value overIndices(CallSyntax call, Optional<ExpressionSyntax> piped) {
        List<FunctionSyntax> functions = c.functions().named(call.callee());
        Reduce.Operator op = Builtins.reduction(call.callee());
        OpaqueFunction opaque = OpaqueFunction.named(call.callee());
        boolean ofMatrix = opaque != null && opaque.isOfMatrices() && opaque.arity() == 1;
        if (functions.isEmpty() && op == null && !ofMatrix) {
            throw c.reporter()
                    .fail(
                            "not-a-reduction",
                            "`" + call.callee() + "` is not a reduction, so it binds no indices",
                            call.calleeSpan());
        }
        int count = call.arguments().size() + (piped.isPresent() ? 1 : 0);
        if (count != 1) {
            throw wrongCount(call, count, 1);
        }
        Set<String> seen = new HashSet<>();
        call.binders().stream().filter(b -> !seen.add(b.name())).findFirst().ifPresent(b -> {
            throw c.reporter().fail("duplicate-index", "index `" + b.name() + "` is bound twice", b.span());
        });
        ExpressionSyntax body = piped.orElseGet(() -> call.arguments().get(0).value());
        List<Index> named = new IndexInference(c, caller.scope(), caller.frame(), caller::value)
                .infer(call.binders(), body);
        List<Index> fresh = Value.freshAxes(named.stream().map(Index::extent).toList());
        Value v = inside(named, body);
        Expr renamed = rename(v.body(), named, fresh);
        if (op != null) {
            return Value.real(v.axes(), reduce(call.callee(), op, fresh, renamed).body());
        }
        List<Index> axes = new ArrayList<>(v.axes());
        axes.addAll(fresh);
        Argument elements = new Argument(Optional.empty(), Value.real(axes, renamed), body.span());
        return functions.isEmpty()
                ? new WholeTensors(caller, call).call(opaque, List.of(elements))
                : guarded(call, () -> function(functions, call, List.of(elements)));
    }

    private Value inside(List<Index> named, ExpressionSyntax body) {
        Scope inner = new Scope(caller.scope());
        named.forEach(inner::putIndex);
        return new ExpressionAnalyzer(c, inner, caller.frame().over(named)).real(body);
    }

    private static Expr rename(Expr body, List<Index> from, List<Index> to) {
        return Value.real(from, body).at(to.stream().map(Affine::of).toList());
    }
}
