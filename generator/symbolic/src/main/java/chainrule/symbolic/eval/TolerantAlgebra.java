package chainrule.symbolic.eval;

/** The same for terms that anybody may have written: what is outside of an axis is no number, and it is noted. */
final class TolerantAlgebra extends MeasuredAlgebra {

    private boolean left;

    TolerantAlgebra(Environment environment) {
        super(environment, false);
    }

    boolean hasLeftAnAxis() {
        return left;
    }

    @Override
    protected void leaveAxis(String what) {
        left = true;
    }
}
