package chainrule.plan.verify;

import chainrule.plan.Condition;
import chainrule.plan.Offset;
import chainrule.plan.Place;
import chainrule.plan.Scalar;

/** Checks what a scalar and a condition read: of what stands behind a condition only where it holds. */
final class ScalarVerifier implements Scalar.Visitor<Void>, Condition.Visitor<Void> {

    private final KernelVerifier kernel;

    ScalarVerifier(KernelVerifier kernel) {
        this.kernel = kernel;
    }

    void check(Scalar s) {
        s.accept(this);
    }

    void check(Condition c) {
        c.accept(this);
    }

    private void read(Offset offset) {
        for (Offset.Term t : offset.terms()) {
            if (t.source() instanceof Offset.IntegerElement e) {
                read(e.place());
            }
        }
    }

    private void read(Place place) {
        kernel.read(place);
        read(place.offset());
    }

    @Override
    public Void visit(Scalar.Literal s) {
        return null;
    }

    @Override
    public Void visit(Scalar.Infinity s) {
        return null;
    }

    @Override
    public Void visit(Scalar.Load s) {
        read(s.place());
        return null;
    }

    @Override
    public Void visit(Scalar.Read s) {
        kernel.read(s.local());
        return null;
    }

    @Override
    public Void visit(Scalar.Setting s) {
        return null;
    }

    @Override
    public Void visit(Scalar.Draw s) {
        return null;
    }

    @Override
    public Void visit(Scalar.IntegerValue s) {
        read(s.value());
        return null;
    }

    @Override
    public Void visit(Scalar.Binary s) {
        s.left().accept(this);
        return s.right().accept(this);
    }

    @Override
    public Void visit(Scalar.Negate s) {
        return s.operand().accept(this);
    }

    @Override
    public Void visit(Scalar.Apply s) {
        s.arguments().forEach(a -> a.accept(this));
        return null;
    }

    @Override
    public Void visit(Scalar.Power s) {
        return s.base().accept(this);
    }

    @Override
    public Void visit(Scalar.Choose s) {
        check(s.condition());
        kernel.behind(s.condition(), () -> check(s.then()));
        kernel.behind(new Condition.Not(s.condition()), () -> check(s.otherwise()));
        return null;
    }

    @Override
    public Void visit(Scalar.Narrow s) {
        return s.operand().accept(this);
    }

    @Override
    public Void visit(Condition.Compare c) {
        check(c.left());
        check(c.right());
        return null;
    }

    @Override
    public Void visit(Condition.CompareIntegers c) {
        read(c.left());
        read(c.right());
        return null;
    }

    @Override
    public Void visit(Condition.And c) {
        check(c.left());
        kernel.behind(c.left(), () -> check(c.right()));
        return null;
    }

    @Override
    public Void visit(Condition.Or c) {
        check(c.left());
        kernel.behind(new Condition.Not(c.left()), () -> check(c.right()));
        return null;
    }

    @Override
    public Void visit(Condition.Not c) {
        check(c.operand());
        return null;
    }

    @Override
    public Void visit(Condition.Always c) {
        return null;
    }
}
