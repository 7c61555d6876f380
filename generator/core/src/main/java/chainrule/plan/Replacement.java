package chainrule.plan;

/** What stands in place of the things that parts of a plan name: by default, the things themselves. */
public interface Replacement {

    /** The variable that a loop gives values to. */
    default LoopVariable of(LoopVariable v) {
        return v;
    }

    /** The local that is set or added to. */
    default Local of(Local l) {
        return l;
    }

    default Buffer of(Buffer b) {
        return b;
    }

    /** The value of a local. */
    default Scalar of(Scalar.Read s) {
        return new Scalar.Read(of(s.local()));
    }

    /** A loop variable's value, as a term of an offset. */
    default Offset position(LoopVariable v) {
        return Offset.of(of(v));
    }

    /** An offset; one that stays as it is need not be looked into. */
    default Offset of(Offset o) {
        return o.map(this);
    }

    default Condition of(Condition.CompareIntegers c) {
        return new Condition.CompareIntegers(c.relation(), of(c.left()), of(c.right()));
    }

    /** A value for a local. */
    static Replacement value(Local local, Scalar value) {
        return new Replacement() {
            @Override
            public Scalar of(Scalar.Read s) {
                return s.local() == local ? value : s;
            }

            @Override
            public Offset of(Offset o) {
                return o;
            }
        };
    }

    /** A loop variable moved on by a number of steps, where its value is asked for. */
    static Replacement shift(LoopVariable variable, int by) {
        return new Replacement() {
            @Override
            public Offset position(LoopVariable v) {
                return v == variable ? Offset.of(v).plus(by) : Offset.of(v);
            }
        };
    }
}
