package chainrule.analysis;

import chainrule.source.SourceSpan;
import chainrule.symbolic.Access;
import chainrule.symbolic.Add;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Apply;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexRanges;
import chainrule.symbolic.IndexValue;
import chainrule.symbolic.LargeNumberException;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Num;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Symbol;
import chainrule.syntax.AccessSyntax;
import chainrule.syntax.BinaryOperator;
import chainrule.syntax.BinarySyntax;
import chainrule.syntax.BooleanSyntax;
import chainrule.syntax.CallSyntax;
import chainrule.syntax.ConditionalSyntax;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.NameSyntax;
import chainrule.syntax.NumberSyntax;
import chainrule.syntax.PipeSyntax;
import chainrule.syntax.TransposeSyntax;
import chainrule.syntax.UnaryOperator;
import chainrule.syntax.UnarySyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The meaning of an expression in a scope: a value in index notation, with its shape checked. */
public final class ExpressionAnalyzer implements ExpressionSyntax.Visitor<Value> {

    /** So many operations one inside the other are differentiated and printed on the smallest stack. */
    private static final int DEEPEST = 500;

    private static final int HIGHEST_OPERAND = 50;

    private final Compilation c;
    private final Scope scope;
    private final Frame frame;
    private final Shapes shapes;

    public ExpressionAnalyzer(Compilation c, Scope scope, Frame frame) {
        this.c = c;
        this.scope = scope;
        this.frame = frame;
        this.shapes = new Shapes(c.sizes(), c.reporter());
    }

    Compilation compilation() {
        return c;
    }

    Scope scope() {
        return scope;
    }

    Frame frame() {
        return frame;
    }

    Shapes shapes() {
        return shapes;
    }

    public Value value(ExpressionSyntax e) {
        Value v = e.accept(this);
        if (v.body().height() > DEEPEST) {
            throw c.reporter()
                    .fail("term-too-deep", "more than " + DEEPEST + " operations one inside the other: give parts of it names", e.span());
        }
        return v;
    }

    /** A value of real numbers. */
    public Value real(ExpressionSyntax e) {
        Value v = value(e);
        return requireKind(v, Value.Kind.REAL, e.span());
    }

    public Value requireKind(Value v, Value.Kind kind, SourceSpan span) {
        if (v.kind() == kind) {
            return v;
        }
        throw c.reporter()
                .fail(
                        "wrong-kind",
                        switch (v.kind()) {
                            case INTEGER -> "a class or integer value can only index, or be compared by `==` and `!=`";
                            case TRUTH -> "a truth value can only decide an `if`";
                            case REAL -> "a truth value is needed here, such as `z > 0`";
                        },
                        span);
    }

    /**
     * An argument of a function of numbers: one that holds a reduction gets a name, and is computed once; and one that is high, so
     * that what walks terms never goes deep.
     */
    public Value operand(Value v) {
        boolean varies = v.rank() > 0 || !v.body().freeIndices().isEmpty();
        boolean high = v.body().height() > HIGHEST_OPERAND && !v.body().contains(ExpressionAnalyzer::isFormal);
        return high || varies && v.body().hasReduction() ? c.graph().name(v, frame) : v;
    }

    private static boolean isFormal(Expr e) {
        return e instanceof Access a && a.symbol().role() == Symbol.Role.FORMAL;
    }

    @Override
    public Value visitNumber(NumberSyntax number) {
        return Value.number(Exprs.num(Rational.of(number.value())));
    }

    @Override
    public Value visitBoolean(BooleanSyntax constant) {
        return Value.truth(List.of(), constant.value() ? Exprs.one() : Exprs.zero());
    }

    @Override
    public Value visitName(NameSyntax n) {
        Index index = scope.index(n.name());
        if (index != null) {
            return Value.number(Exprs.number(Affine.of(index)));
        }
        Scope.Lazy value = scope.value(n.name());
        if (value != null) {
            return value.value().renewed();
        }
        Affine size = scope.size(n.name());
        if (size != null) {
            return Value.number(Exprs.number(size));
        }
        if (isPi(n.name())) {
            return Value.number(Exprs.access(Symbol.PI, List.of()));
        }
        throw c.reporter().fail(NameCheck.unknownName(c, n, scope.names()));
    }

    public static boolean isPi(String name) {
        return name.equals("pi") || name.equals("π");
    }

    @Override
    public Value visitUnary(UnarySyntax unary) {
        if (unary.op() == UnaryOperator.NOT) {
            Value v = requireKind(value(unary.operand()), Value.Kind.TRUTH, unary.operand().span());
            return Value.truth(v.axes(), Exprs.apply(ElementaryFunction.NOT, v.body()));
        }
        Value v = real(unary.operand());
        return new Value(v.kind(), v.axes(), Exprs.negate(v.body()), v.isRow(), "");
    }

    @Override
    public Value visitTranspose(TransposeSyntax transpose) {
        Value v = real(transpose.operand());
        if (v.rank() == 1) {
            Index one = Index.fresh(Affine.constant(1));
            return new Value(v.kind(), List.of(one, v.axes().get(0)), v.body(), true, "");
        }
        if (v.rank() == 2) {
            return v.isRow()
                    ? Value.real(List.of(v.axes().get(1)), v.at(List.of(Affine.ZERO, Affine.of(v.axes().get(1)))))
                    : Value.real(List.of(v.axes().get(1), v.axes().get(0)), v.body());
        }
        throw c.reporter()
                .fail(
                        "wrong-shape",
                        "a vector or a matrix can be transposed, not " + (v.rank() == 0 ? "a number" : v.shape())
                                + (v.rank() == 0 ? "" : ": write it in index form"),
                        transpose.span());
    }

    @Override
    public Value visitBinary(BinarySyntax b) {
        return switch (b.op()) {
            case MULTIPLY -> new Products(c, shapes).multiply(real(b.left()), real(b.right()), b.span(), frame);
            case ADD -> arithmetic(b, x -> Exprs.add(x));
            case SUBTRACT -> arithmetic(b, x -> Exprs.subtract(x.get(0), x.get(1)));
            case HADAMARD -> pointwise(b, x -> Exprs.mul(x));
            case DIVIDE -> pointwise(b, x -> Exprs.divide(x.get(0), nonZero(x.get(1), b.right().span())));
            case POWER -> pointwise(b, x -> power(x.get(0), x.get(1), b.span()));
            case EQUAL -> equality(b, x -> Exprs.apply(ElementaryFunction.EQUAL, x));
            case NOT_EQUAL -> equality(
                    b, x -> Exprs.apply(ElementaryFunction.NOT, Exprs.apply(ElementaryFunction.EQUAL, x)));
            case LESS -> comparison(b, x -> Exprs.apply(ElementaryFunction.LESS, x));
            case LESS_EQUAL -> comparison(b, x -> Exprs.apply(ElementaryFunction.LESS_EQUAL, x));
            case GREATER -> comparison(b, x -> Exprs.apply(ElementaryFunction.LESS, x.get(1), x.get(0)));
            case GREATER_EQUAL -> comparison(
                    b, x -> Exprs.apply(ElementaryFunction.LESS_EQUAL, x.get(1), x.get(0)));
            case AND -> logic(b, ElementaryFunction.AND);
            case OR -> logic(b, ElementaryFunction.OR);
        };
    }

    private static String sign(BinaryOperator op) {
        return "`" + op.symbol() + "`";
    }

    private Value arithmetic(BinarySyntax b, Function<List<Expr>, Expr> f) {
        return shapes.zip(sign(b.op()), List.of(real(b.left()), real(b.right())), b.span(), f);
    }

    private Value pointwise(BinarySyntax b, Function<List<Expr>, Expr> f) {
        return shapes.zip(sign(b.op()), List.of(operand(real(b.left())), operand(real(b.right()))), b.span(), f);
    }

    private Expr nonZero(Expr divisor, SourceSpan span) {
        if (divisor.isZero()) {
            throw c.reporter().fail("division-by-zero", "this divides by 0", span);
        }
        return divisor;
    }

    private Expr power(Expr base, Expr exponent, SourceSpan span) {
        if (base.isZero() && exponent instanceof Num n && n.value().signum() < 0) {
            throw c.reporter().fail("division-by-zero", "this divides by 0", span);
        }
        boolean huge = exponent instanceof Num n && n.value().isInteger() && n.value().numerator().bitLength() > 30;
        if (huge || ConstantTerms.isNoDouble(exponent)) {
            throw c.reporter().fail("number-too-large", "the exponent is too large", span);
        }
        return Exprs.apply(ElementaryFunction.POWER, base, exponent);
    }

    private Value comparison(BinarySyntax b, Function<List<Expr>, Expr> f) {
        return truth(b, operand(real(b.left())), operand(real(b.right())), f);
    }

    private Value truth(BinarySyntax b, Value left, Value right, Function<List<Expr>, Expr> f) {
        Value v = shapes.zip(sign(b.op()), List.of(left, right), b.span(), f);
        return Value.truth(v.axes(), v.body());
    }

    /** A class is equal to an index, a number or a class, or not. */
    private Value equality(BinarySyntax b, Function<List<Expr>, Expr> f) {
        Value v = shapes.zip(sign(b.op()), List.of(comparand(b.left()), comparand(b.right())), b.span(), f);
        return Value.truth(v.axes(), v.body());
    }

    private Value comparand(ExpressionSyntax e) {
        Value v = value(e);
        return v.kind() == Value.Kind.INTEGER ? v : operand(requireKind(v, Value.Kind.REAL, e.span()));
    }

    private Value logic(BinarySyntax b, ElementaryFunction f) {
        Value left = requireKind(value(b.left()), Value.Kind.TRUTH, b.left().span());
        Value right = requireKind(value(b.right()), Value.Kind.TRUTH, b.right().span());
        Value v = shapes.zip(sign(b.op()), List.of(left, right), b.span(), x -> Exprs.apply(f, x));
        return Value.truth(v.axes(), v.body());
    }

    @Override
    public Value visitConditional(ConditionalSyntax e) {
        Value condition = requireKind(value(e.condition()), Value.Kind.TRUTH, e.condition().span());
        if (condition.rank() == 0 && condition.body() instanceof Num known) {
            return real(known.isZero() ? e.elseBranch() : e.thenBranch());
        }
        List<Value> parts = List.of(condition, operand(real(e.thenBranch())), operand(real(e.elseBranch())));
        return shapes.zip(
                "`if`", parts, e.span(), x -> chosen(x.get(0), x.get(1), x.get(2)));
    }

    /** `if i == t then 1 else 0` is Kronecker's δ. */
    private static Expr chosen(Expr condition, Expr then, Expr otherwise) {
        if (then.isOne() && otherwise.isZero() && condition instanceof Apply a && a.function() == ElementaryFunction.EQUAL) {
            try {
                return Exprs.delta(Exprs.asAffine(a.arguments().get(0)), Exprs.asAffine(a.arguments().get(1)));
            } catch (IllegalArgumentException notIntegers) {
                // Real numbers are compared as they are.
            }
        }
        return Exprs.conditional(condition, then, otherwise);
    }

    @Override
    public Value visitCall(CallSyntax call) {
        return new CallAnalyzer(this).call(call, Optional.empty());
    }

    @Override
    public Value visitPipe(PipeSyntax pipe) {
        return new CallAnalyzer(this).call(pipe.stage(), Optional.of(pipe.value()));
    }

    @Override
    public Value visitAccess(AccessSyntax a) {
        Value base = value(a.base());
        if (base.rank() != a.subscripts().size()) {
            throw c.reporter()
                    .fail(
                            "wrong-subscripts",
                            "this has the shape " + base.shape() + ", so it takes " + base.rank() + " subscripts, not "
                                    + a.subscripts().size(),
                            a.span());
        }
        List<Affine> at = new ArrayList<>();
        List<Expr> guards = new ArrayList<>();
        for (int k = 0; k < base.rank(); k++) {
            Affine subscript = subscript(a.subscripts().get(k));
            at.add(subscript);
            guard(subscript, base.extents().get(k), a, k).ifPresent(guards::add);
        }
        Expr inside = base.at(at);
        if (guards.isEmpty()) {
            return new Value(base.kind(), List.of(), inside, false, "");
        }
        Value outside = real(a.outside().orElseThrow());
        Expr condition = guards.stream().reduce(Exprs.one(), (p, q) -> Exprs.apply(ElementaryFunction.AND, p, q));
        return Value.number(Exprs.conditional(condition, inside, outside.body()));
    }

    private Affine subscript(ExpressionSyntax e) {
        Value v = value(e);
        try {
            if (v.rank() == 0 && v.kind() != Value.Kind.TRUTH) {
                return Exprs.asAffine(v.body());
            }
        } catch (LargeNumberException tooLarge) {
            throw tooFar(e.span());
        } catch (IllegalArgumentException notAffine) {
            // Said below, for values with axes too.
        }
        if (v.rank() == 0 && hasDimTimesIndex(v.body())) {
            throw c.reporter()
                    .fail(c.reporter()
                            .error("dim-times-index", "a dim times an index is not supported in a subscript", e.span())
                            .withSuggestion("write the size as a number, as in `3*i`"));
        }
        throw c.reporter()
                .fail(c.reporter()
                        .error("not-a-subscript", "a subscript must be a whole combination of indices, sizes and classes", e.span())
                        .withSuggestion("a quotient of them has a place as in `floor(i/2)`"));
    }

    private static boolean hasDimTimesIndex(Expr e) {
        return e instanceof Mul m
                        && m.factors().size() > 1
                        && m.factors().stream().allMatch(f -> f.base() instanceof IndexValue)
                || e instanceof Add a && a.children().stream().anyMatch(ExpressionAnalyzer::hasDimTimesIndex);
    }

    private AnalysisException tooFar(SourceSpan span) {
        return c.reporter().fail("number-too-large", "a subscript stays below 2^31 wherever its indices are", span);
    }

    /** The condition under which a subscript is inside its axis, empty where it always is. */
    private Optional<Expr> guard(Affine subscript, Affine axis, AccessSyntax a, int k) {
        Access data = data(subscript);
        if (data != null) {
            shapes.requireExtent(
                    "the size of the axis that `" + data.symbol() + "` indexes", axis, data.symbol().classes(),
                    a.subscripts().get(k).span());
            return Optional.empty();
        }
        if (subscript.asIndex() != null) {
            c.sizes().join(subscript.asIndex().extent(), axis);
        }
        long least = IndexRanges.least(subscript).valueOfSizes();
        long greatest = IndexRanges.greatest(subscript).valueOfSizes();
        if (least < -Elements.MOST || greatest > Elements.MOST) {
            throw tooFar(a.subscripts().get(k).span());
        }
        boolean inside = least >= 0 && greatest < axis.valueOfSizes();
        if (inside || a.outside().isEmpty() && !c.sizes().requiresInside()) {
            return Optional.empty();
        }
        if (a.outside().isPresent()) {
            return Optional.of(IndexRanges.guard(subscript, axis));
        }
        throw c.reporter()
                .fail(shapes.withOrigins(
                        c.reporter()
                                .error(
                                        "index-leaves-axis",
                                        "the subscript runs from " + least + " to " + greatest
                                                + ", outside the axis, which has the places 0 to "
                                                + (axis.valueOfSizes() - 1),
                                        a.subscripts().get(k).span())
                                .withSuggestion("say what is outside, as in `[… else 0]`, or declare a smaller range"),
                        axis));
    }

    private static Access data(Affine subscript) {
        return subscript.parts().size() == 1
                        && subscript.constant() == 0
                        && subscript.parts().get(0).coefficient() == 1
                        && subscript.parts().get(0).term() instanceof Access a
                ? a
                : null;
    }
}
