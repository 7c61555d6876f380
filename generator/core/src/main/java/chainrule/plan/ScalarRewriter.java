package chainrule.plan;

import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Scalars with locals replaced and offsets moved. */
public final class ScalarRewriter implements Scalar.Visitor<Scalar>, Condition.Visitor<Condition> {

    private final Function<Local, Scalar> locals;
    private final UnaryOperator<Offset> offsets;
    private final UnaryOperator<Buffer> buffers;

    /**
     * @param locals what stands in place of a local's value, or null to keep it
     * @param offsets what stands in place of an offset
     * @param buffers what stands in place of a buffer that is loaded from
     */
    public ScalarRewriter(Function<Local, Scalar> locals, UnaryOperator<Offset> offsets, UnaryOperator<Buffer> buffers) {
        this.locals = locals;
        this.offsets = offsets;
        this.buffers = buffers;
    }

    public Scalar rewrite(Scalar s) {
        return s.accept(this);
    }

    public Condition rewrite(Condition c) {
        return c.accept(this);
    }

    public static Scalar replace(Scalar in, Local local, Scalar by) {
        return in.accept(new ScalarRewriter(l -> l == local ? by : null, o -> o, b -> b));
    }

    public static Scalar shift(Scalar in, LoopVariable variable, int by) {
        return in.accept(new ScalarRewriter(l -> null, o -> o.shift(variable, by), b -> b));
    }

    @Override
    public Scalar visit(Scalar.Literal s) {
        return s;
    }

    @Override
    public Scalar visit(Scalar.Infinity s) {
        return s;
    }

    @Override
    public Scalar visit(Scalar.Load s) {
        return new Scalar.Load(new Place(buffers.apply(s.place().buffer()), offsets.apply(s.place().offset())));
    }

    @Override
    public Scalar visit(Scalar.Read s) {
        Scalar other = locals.apply(s.local());
        return other == null ? s : other;
    }

    @Override
    public Scalar visit(Scalar.Setting s) {
        return s;
    }

    @Override
    public Scalar visit(Scalar.Draw s) {
        return s;
    }

    @Override
    public Scalar visit(Scalar.IntegerValue s) {
        return new Scalar.IntegerValue(offsets.apply(s.value()));
    }

    @Override
    public Scalar visit(Scalar.Binary s) {
        return new Scalar.Binary(s.operator(), s.left().accept(this), s.right().accept(this));
    }

    @Override
    public Scalar visit(Scalar.Negate s) {
        return new Scalar.Negate(s.operand().accept(this));
    }

    @Override
    public Scalar visit(Scalar.Apply s) {
        return new Scalar.Apply(
                s.function(), s.arguments().stream().map(a -> a.accept(this)).toList());
    }

    @Override
    public Scalar visit(Scalar.Power s) {
        return new Scalar.Power(s.base().accept(this), s.exponent());
    }

    @Override
    public Scalar visit(Scalar.Choose s) {
        return new Scalar.Choose(
                s.condition().accept(this), s.then().accept(this), s.otherwise().accept(this));
    }

    @Override
    public Scalar visit(Scalar.Narrow s) {
        return new Scalar.Narrow(s.operand().accept(this));
    }

    @Override
    public Condition visit(Condition.Compare c) {
        return new Condition.Compare(c.relation(), c.left().accept(this), c.right().accept(this));
    }

    @Override
    public Condition visit(Condition.CompareIntegers c) {
        return new Condition.CompareIntegers(c.relation(), offsets.apply(c.left()), offsets.apply(c.right()));
    }

    @Override
    public Condition visit(Condition.And c) {
        return new Condition.And(c.left().accept(this), c.right().accept(this));
    }

    @Override
    public Condition visit(Condition.Or c) {
        return new Condition.Or(c.left().accept(this), c.right().accept(this));
    }

    @Override
    public Condition visit(Condition.Not c) {
        return new Condition.Not(c.operand().accept(this));
    }

    @Override
    public Condition visit(Condition.Always c) {
        return c;
    }
}
