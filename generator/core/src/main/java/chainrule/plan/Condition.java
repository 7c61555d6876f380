package chainrule.plan;

/** Something that holds or not. */
public sealed interface Condition {

    /** One case per kind of condition. */
    interface Visitor<R> {
        R visit(Compare c);

        R visit(CompareIntegers c);

        R visit(And c);

        R visit(Or c);

        R visit(Not c);

        R visit(Always c);
    }

    <R> R accept(Visitor<R> visitor);

    /** How two numbers are compared. */
    enum Relation {
        EQUAL,
        UNEQUAL,
        LESS,
        LESS_EQUAL
    }

    /** A relation of two real numbers. */
    record Compare(Relation relation, Scalar left, Scalar right) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A relation of two integers. */
    record CompareIntegers(Relation relation, Offset left, Offset right) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Both hold; the second is looked at only if the first holds. */
    record And(Condition left, Condition right) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** One holds or both. */
    record Or(Condition left, Condition right) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The other does not hold. */
    record Not(Condition operand) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Known when planned. */
    record Always(boolean holds) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }
}
