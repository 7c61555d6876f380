package chainrule.lowering;

/** Checks what a scalar reads; below a choice the condition is trusted to keep offsets in range. */
final class ScalarVerifier implements Scalar.Visitor<Void> {

    private final KernelVerifier kernel;
    private boolean protectedByCondition;

    ScalarVerifier(KernelVerifier kernel) {
        this.kernel = kernel;
    }

    void check(Scalar s) {
        s.accept(this);
    }

    private void read(Offset offset) {
        for (Offset.Term t : offset.terms()) {
            if (t.source() instanceof Offset.IntegerElement e) {
                read(e.place());
            }
        }
    }

    private void read(Place place) {
        if (protectedByCondition) {
            kernel.readable(place);
        } else {
            kernel.read(place);
        }
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
        boolean outside = protectedByCondition;
        protectedByCondition = true;
        s.then().accept(this);
        s.otherwise().accept(this);
        protectedByCondition = outside;
        return null;
    }

    @Override
    public Void visit(Scalar.Narrow s) {
        return s.operand().accept(this);
    }
}
