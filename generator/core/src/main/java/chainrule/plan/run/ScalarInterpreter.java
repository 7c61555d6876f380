package chainrule.plan.run;

import chainrule.plan.Condition;
import chainrule.plan.LoopVariable;
import chainrule.plan.Offset;
import chainrule.plan.Place;
import chainrule.plan.Quantity;
import chainrule.plan.Scalar;
import chainrule.symbolic.Rational;

/** The values of scalars and conditions at a moment. */
final class ScalarInterpreter implements Scalar.Visitor<Double>, Condition.Visitor<Boolean> {

    private final Moment now;
    private final Arithmetic arithmetic;

    ScalarInterpreter(Moment now, Arithmetic arithmetic) {
        this.now = now;
        this.arithmetic = arithmetic;
    }

    double value(Scalar s) {
        return s.accept(this);
    }

    boolean holds(Condition c) {
        return c.accept(this);
    }

    int value(Offset o) {
        int sum = o.constant();
        for (Offset.Term t : o.terms()) {
            sum += t.coefficient() * value(t.source());
        }
        return sum;
    }

    private int value(Offset.Source source) {
        return source instanceof LoopVariable v
                ? now.indices.get(v)
                : (int) element(((Offset.IntegerElement) source).place());
    }

    double element(Place p) {
        Memory.Cells cells = now.memory.of(p.buffer());
        return cells.array()[cells.from() + offset(p, 1)];
    }

    /** Where a place is in its buffer, which so many elements from there on must not leave. */
    int offset(Place p, int count) {
        int offset = value(p.offset());
        int size = p.buffer().size() * (p.buffer().perSample() ? now.batch : 1);
        if (offset < 0 || offset + count > size) {
            throw new IndexOutOfBoundsException(p + " is " + offset + " of " + size);
        }
        return offset;
    }

    @Override
    public Double visit(Scalar.Literal s) {
        return arithmetic.round(s.value().doubleValue());
    }

    @Override
    public Double visit(Scalar.Infinity s) {
        return s.negative() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    @Override
    public Double visit(Scalar.Load s) {
        return element(s.place());
    }

    @Override
    public Double visit(Scalar.Read s) {
        return now.locals.get(s.local());
    }

    @Override
    public Double visit(Scalar.Setting s) {
        Quantity q = s.quantity();
        if (q instanceof Quantity.BatchShare) {
            return arithmetic.round(1 / arithmetic.round(now.batch));
        }
        if (q instanceof Quantity.BatchSize) {
            return arithmetic.round(now.batch);
        }
        if (q instanceof Quantity.StepCount) {
            return (double) now.steps;
        }
        return q instanceof Quantity.HyperparameterValue h
                ? now.hyperparameters[h.position()]
                : arithmetic.round(((Quantity.Constant) q).value());
    }

    @Override
    public Double visit(Scalar.Draw s) {
        return s.normal() ? now.random.normal01() : now.random.uniform01();
    }

    @Override
    public Double visit(Scalar.IntegerValue s) {
        return arithmetic.round(value(s.value()));
    }

    @Override
    public Double visit(Scalar.Binary s) {
        double left = value(s.left());
        double right = value(s.right());
        return arithmetic.round(
                switch (s.operator()) {
                    case ADD -> left + right;
                    case SUBTRACT -> left - right;
                    case MULTIPLY -> left * right;
                    case DIVIDE -> left / right;
                });
    }

    @Override
    public Double visit(Scalar.Negate s) {
        return -value(s.operand());
    }

    @Override
    public Double visit(Scalar.Apply s) {
        double x = value(s.arguments().get(0));
        return s.arguments().size() == 1
                ? arithmetic.apply(s.function(), x)
                : arithmetic.apply(s.function(), x, value(s.arguments().get(1)));
    }

    @Override
    public Double visit(Scalar.Power s) {
        double base = value(s.base());
        return arithmetic.round(
                s.exponent().equals(Rational.HALF) ? Math.sqrt(base) : Math.pow(base, s.exponent().doubleValue()));
    }

    @Override
    public Double visit(Scalar.Choose s) {
        return value(holds(s.condition()) ? s.then() : s.otherwise());
    }

    @Override
    public Double visit(Scalar.Narrow s) {
        return arithmetic.round(new ScalarInterpreter(now, Arithmetic.DOUBLE).value(s.operand()));
    }

    private static boolean holds(Condition.Relation relation, double left, double right) {
        return switch (relation) {
            case EQUAL -> left == right;
            case UNEQUAL -> left != right;
            case LESS -> left < right;
            case LESS_EQUAL -> left <= right;
        };
    }

    @Override
    public Boolean visit(Condition.Compare c) {
        return holds(c.relation(), value(c.left()), value(c.right()));
    }

    @Override
    public Boolean visit(Condition.CompareIntegers c) {
        return holds(c.relation(), value(c.left()), value(c.right()));
    }

    @Override
    public Boolean visit(Condition.And c) {
        return holds(c.left()) && holds(c.right());
    }

    @Override
    public Boolean visit(Condition.Or c) {
        return holds(c.left()) || holds(c.right());
    }

    @Override
    public Boolean visit(Condition.Not c) {
        return !holds(c.operand());
    }

    @Override
    public Boolean visit(Condition.Always c) {
        return c.holds();
    }
}
