package chainrule.analysis.lines;

import chainrule.analysis.BatchMean;
import chainrule.analysis.Builtins;
import chainrule.analysis.Compilation;
import chainrule.analysis.ExpressionAnalyzer;
import chainrule.analysis.Expressions;
import chainrule.analysis.Frame;
import chainrule.analysis.Scope;
import chainrule.analysis.Value;
import chainrule.source.SourceSpan;
import chainrule.source.Spelling;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import chainrule.syntax.AccessSyntax;
import chainrule.syntax.ArgumentSyntax;
import chainrule.syntax.BinarySyntax;
import chainrule.syntax.BooleanSyntax;
import chainrule.syntax.CallSyntax;
import chainrule.syntax.ConditionalSyntax;
import chainrule.syntax.DerivativeName;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.NameSyntax;
import chainrule.syntax.NumberSyntax;
import chainrule.syntax.PipeSyntax;
import chainrule.syntax.SecondDerivativeName;
import chainrule.syntax.TransposeSyntax;
import chainrule.syntax.UnaryOperator;
import chainrule.syntax.UnarySyntax;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Expressions of a hand-written derivation. What stands inside calls and accesses is read as in a specification; outside of
 * them derivatives can be factors, in a layout of the writer's choice, and products are {@link LooseProducts}.
 */
public final class LooseExpressions implements ExpressionSyntax.Visitor<LooseExpressions.Operand> {

    /** A value, and what it is the derivative of, if it is one or a number times one. */
    record Operand(Value value, Optional<Meaning.Differentiated> derivative) {
        static Operand plain(Value value) {
            return new Operand(value, Optional.empty());
        }
    }

    private static final String PRIME = "'";

    private final Compilation c;
    private final Frame frame;
    private final ExpressionAnalyzer strict;
    private final LooseProducts products;
    private final FormulaNames names;
    private final Map<String, Symbol> symbols;
    private final Scope scope;

    LooseExpressions(
            Compilation c, Scope scope, Frame frame, LayoutConvention layout, FormulaNames names, Map<String, Symbol> symbols) {
        this.c = c;
        this.scope = scope;
        this.frame = frame;
        this.strict = new ExpressionAnalyzer(c, scope, frame);
        this.products = new LooseProducts(c, frame, layout);
        this.names = names;
        this.symbols = symbols;
    }

    Operand operand(ExpressionSyntax e) {
        return e.accept(this);
    }

    static Value value(Meaning f) {
        return new Value(Value.Kind.REAL, f.axes(), f.body(), f.isRow(), "");
    }

    /** A truth value counts as 1 or 0, as in `d .* (z > 0)`. */
    private Operand real(ExpressionSyntax e) {
        Operand x = operand(e);
        Value v = x.value();
        if (v.kind() == Value.Kind.TRUTH) {
            return Operand.plain(Value.real(v.axes(), v.body()));
        }
        strict.requireKind(v, Value.Kind.REAL, e.span());
        return x;
    }

    @Override
    public Operand visitNumber(NumberSyntax number) {
        return Operand.plain(strict.visitNumber(number));
    }

    @Override
    public Operand visitBoolean(BooleanSyntax constant) {
        return Operand.plain(strict.visitBoolean(constant));
    }

    @Override
    public Operand visitName(NameSyntax n) {
        Optional<Meaning> own = scope.index(n.name()) == null ? names.named(n.name()) : Optional.empty();
        if (own.isPresent()) {
            return new Operand(value(own.get()).renewed(), own.get().derivative());
        }
        DerivativeName.parse(n.name()).ifPresent(d -> requireVariables(d, n.span()));
        SecondDerivativeName.parse(n.name()).ifPresent(d -> {
            requireVariables(new DerivativeName(d.of(), d.by()), n.span());
            requireVariables(new DerivativeName(d.of(), d.then()), n.span());
            throw c.reporter()
                    .fail(
                            "no-second-derivative",
                            "second derivatives are not judged where the network has a recurrence or a mean over the batch",
                            n.span());
        });
        return Operand.plain(strict.visitName(n));
    }

    private Symbol requireVariables(DerivativeName d, SourceSpan span) {
        for (String name : d.isOperator() ? List.of(d.by()) : List.of(d.of(), d.by())) {
            if (!symbols.containsKey(name)) {
                throw c.reporter()
                        .fail(c.reporter()
                                .error("unknown-name", "the network has no `" + name + "`", span)
                                .withNearMiss(Spelling.nearest(name, symbols.keySet())));
            }
        }
        if (d.isOperator() || symbols.get(d.of()) != null && !symbols.get(d.of()).isInteger()
                && !symbols.get(d.by()).isInteger()) {
            return symbols.get(d.by());
        }
        throw c.reporter().fail("wrong-kind", "an integer has no derivative", span);
    }

    @Override
    public Operand visitUnary(UnarySyntax unary) {
        if (unary.op() == UnaryOperator.NOT) {
            return Operand.plain(strict.visitUnary(unary));
        }
        Operand x = real(unary.operand());
        return new Operand(products.map(x.value(), Exprs::negate), x.derivative());
    }

    @Override
    public Operand visitTranspose(TransposeSyntax transpose) {
        return Operand.plain(transposed(transpose.operand(), transpose.span()));
    }

    private Value transposed(ExpressionSyntax operand, SourceSpan span) {
        Value v = products.laidOut(real(operand));
        return switch (v.rank()) {
            case 0 -> v;
            case 1 -> row(v);
            case 2 -> v.isRow()
                    ? Value.real(List.of(v.axes().get(1)), v.at(List.of(Affine.ZERO, Affine.of(v.axes().get(1)))))
                    : Value.real(List.of(v.axes().get(1), v.axes().get(0)), v.body());
            default -> throw c.reporter()
                    .fail("wrong-shape", "a vector or a matrix can be transposed, not " + v.shape(), span);
        };
    }

    private static Value row(Value v) {
        Index one = Index.fresh(Affine.constant(1));
        return new Value(v.kind(), List.of(one, v.axes().get(0)), v.body(), true, "");
    }

    @Override
    public Operand visitBinary(BinarySyntax b) {
        return switch (b.op()) {
            case MULTIPLY -> products.multiply(real(b.left()), real(b.right()), b);
            case ADD -> sum(b, Exprs::add);
            case SUBTRACT -> sum(b, x -> Exprs.subtract(x.get(0), x.get(1)));
            case HADAMARD -> products.elementwise(real(b.left()), real(b.right()), b, x -> Exprs.mul(x));
            case DIVIDE -> quotient(b);
            case POWER -> power(b);
            case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, AND, OR -> Operand.plain(
                    strict.visitBinary(b));
        };
    }

    private Operand sum(BinarySyntax b, LooseProducts.Combination f) {
        return products.sum(real(b.left()), real(b.right()), b, f);
    }

    private Operand quotient(BinarySyntax b) {
        Operand divisor = real(b.right());
        if (divisor.value().body().isZero()) {
            throw c.reporter().fail("division-by-zero", "this divides by 0", b.right().span());
        }
        return products.elementwise(real(b.left()), divisor, b, x -> Exprs.divide(x.get(0), x.get(1)));
    }

    /** `W^T` is a transpose, unless there is something called T. */
    private Operand power(BinarySyntax b) {
        boolean transposes = b.right() instanceof NameSyntax n && n.name().equals("T") && scope.value("T") == null;
        if (transposes) {
            return Operand.plain(transposed(b.left(), b.span()));
        }
        return Operand.plain(strict.visitBinary(b));
    }

    @Override
    public Operand visitConditional(ConditionalSyntax e) {
        return Operand.plain(strict.visitConditional(e));
    }

    @Override
    public Operand visitCall(CallSyntax call) {
        Optional<DerivativeName> operator = DerivativeName.parse(call.callee());
        if (BatchMean.isOverBatch(call, Optional.empty()) && call.callee().equals(Builtins.MEAN)) {
            return Operand.plain(c.graph().nameMean(products.laidOut(real(call.arguments().get(0).value())), frame));
        }
        if (operator.isEmpty()) {
            return Operand.plain(call.callee().endsWith(PRIME) ? derived(call) : strict.visitCall(call));
        }
        Symbol by = requireVariables(operator.get(), call.calleeSpan());
        if (call.arguments().size() != 1) {
            throw c.reporter().fail("wrong-arity", "one expression is differentiated", call.span());
        }
        Value v = real(call.arguments().get(0).value()).value();
        Meaning body = new Meaning(v.axes(), v.body(), v.isRow(), c.graph().definitions(), Optional.empty());
        Meaning derived = names.derivative(body, by);
        return new Operand(value(derived), derived.derivative());
    }

    /** f′(x), element by element. */
    private Value derived(CallSyntax call) {
        String function = call.callee().substring(0, call.callee().length() - PRIME.length());
        if (call.arguments().size() != 1) {
            throw c.reporter().fail("wrong-arity", "`" + call.callee() + "` takes 1 argument", call.span());
        }
        ArgumentSyntax argument = call.arguments().get(0);
        Value x = real(argument.value()).value();
        Symbol variable = Symbol.formal("x");
        Scope inner = new Scope(null);
        inner.put(variable.name(), () -> Value.of(variable));
        NameSyntax name = new NameSyntax(variable.name(), argument.span());
        CallSyntax applied = new CallSyntax(
                function, call.calleeSpan(), List.of(), List.of(new ArgumentSyntax(Optional.empty(), name, argument.span())),
                call.span());
        Value value = new ExpressionAnalyzer(c, inner, frame).visitCall(applied);
        Meaning derived = names.derivative(
                new Meaning(value.axes(), value.body(), false, List.of(), Optional.empty()), variable);
        Value at = strict.operand(x);
        return products.map(
                at, e -> Substitution.ofFormals(List.of(variable), List.of(e)).apply(derived.body()));
    }

    @Override
    public Operand visitAccess(AccessSyntax access) {
        return Operand.plain(strict.visitAccess(access));
    }

    @Override
    public Operand visitPipe(PipeSyntax pipe) {
        return Operand.plain(strict.visitPipe(pipe));
    }
}
