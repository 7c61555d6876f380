package chainrule.analysis;

import chainrule.model.Parameter;
import chainrule.source.Spelling;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.NamedFunction;
import chainrule.syntax.ArgumentSyntax;
import chainrule.syntax.CallSyntax;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.FormalSyntax;
import chainrule.syntax.FunctionSyntax;
import chainrule.syntax.NameSyntax;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An initializer: a function of numbers whose arguments {@code uniform01}, {@code normal01}, {@code fan_in} and
 * {@code fan_out} are given by the generator, the others by the specification.
 */
final class InitializerAnalyzer {

    private static final String FAN_IN = "fan_in";
    private static final String FAN_OUT = "fan_out";

    /** The arguments that the generator gives. */
    static final Set<String> GIVEN = Set.of(FAN_IN, FAN_OUT, Parameter.UNIFORM.name(), Parameter.NORMAL.name());

    private final Compilation c;
    private final Scope scope;
    private final Frame frame;

    InitializerAnalyzer(Compilation c, Scope scope, Frame frame) {
        this.c = c;
        this.scope = scope;
        this.frame = frame;
    }

    Expr initializer(ExpressionSyntax e, List<Affine> shape) {
        CallSyntax call = e instanceof NameSyntax n
                ? new CallSyntax(n.name(), n.span(), List.of(), List.of(), n.span())
                : e instanceof CallSyntax s ? s : null;
        List<FunctionSyntax> functions = call == null ? List.of() : c.functions().named(call.callee());
        if (functions.isEmpty()) {
            throw c.reporter()
                    .fail(c.reporter()
                            .error("unknown-initializer", "`" + e.span().content() + "` is not an initializer", e.span())
                            .withNearMiss(call == null
                                    ? Optional.empty()
                                    : Spelling.nearest(call.callee(), c.functions().names())));
        }
        return c.functions()
                .numeric(functions.get(0), c)
                .map(f -> expand(f, functions.get(0), call, given(shape)))
                .orElseThrow(() -> c.reporter()
                        .fail("not-an-initializer", "`" + call.callee() + "` is not a function of numbers", e.span()));
    }

    /** Whether an argument of this name is given by the generator. */
    static boolean isGiven(String name) {
        return given(List.of()).containsKey(name);
    }

    /** The fans are those of PyTorch: the second and the first size, each times the further ones; of a vector its size. */
    private static Map<String, Expr> given(List<Affine> shape) {
        Expr receptive = Exprs.one();
        for (int k = 2; k < shape.size(); k++) {
            receptive = Exprs.mul(receptive, Exprs.number(shape.get(k)));
        }
        Expr first = shape.isEmpty() ? Exprs.one() : Exprs.number(shape.get(0));
        Expr second = shape.size() < 2 ? first : Exprs.number(shape.get(1));
        return Map.of(
                FAN_IN, Exprs.mul(second, receptive),
                FAN_OUT, Exprs.mul(first, receptive),
                Parameter.UNIFORM.name(), Exprs.access(Parameter.UNIFORM, List.of()),
                Parameter.NORMAL.name(), Exprs.access(Parameter.NORMAL, List.of()));
    }

    private Expr expand(NamedFunction f, FunctionSyntax syntax, CallSyntax call, Map<String, Expr> given) {
        List<FormalSyntax> open = syntax.formals().stream()
                .filter(x -> !given.containsKey(x.name()))
                .toList();
        ExpressionAnalyzer analyzer = new ExpressionAnalyzer(c, scope, frame);
        List<CallAnalyzer.Argument> arguments = new ArrayList<>();
        for (ArgumentSyntax a : call.arguments()) {
            Value v = analyzer.value(a.value());
            if (v.rank() != 0 || !ConstantTerms.isConstant(v.body())) {
                throw c.reporter().fail("not-a-constant", "an initializer's arguments are constants", a.span());
            }
            arguments.add(new CallAnalyzer.Argument(a.name(), v, a.span()));
        }
        Map<String, Expr> values = new HashMap<>(given);
        for (Overloads.Bound b : new Overloads(c).bind(call.callee(), open, arguments, call.span())) {
            Value v = b.argument().isPresent()
                    ? b.argument().get().value()
                    : new ExpressionAnalyzer(c, new Scope(null), frame)
                            .value(b.formal().defaultValue().orElseThrow());
            Value.Kind kind = b.formal().isTruth() ? Value.Kind.TRUTH : Value.Kind.REAL;
            values.put(b.formal().name(), analyzer.requireKind(v, kind, call.span()).body());
        }
        return f.expand(syntax.formals().stream().map(x -> values.get(x.name())).toList());
    }
}
