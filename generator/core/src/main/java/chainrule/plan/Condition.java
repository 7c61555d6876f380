package chainrule.plan;

import java.util.List;

/** Something that holds or not. */
public sealed interface Condition extends Part {

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

    /** The same with other things in place of those that it names. */
    Condition map(Replacement r);

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
        public List<Part> children() {
            return List.of(left, right);
        }

        @Override
        public Condition map(Replacement r) {
            return new Compare(relation, left.map(r), right.map(r));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A relation of two integers. */
    record CompareIntegers(Relation relation, Offset left, Offset right) implements Condition {
        @Override
        public List<Part> children() {
            return List.of(left, right);
        }

        @Override
        public Condition map(Replacement r) {
            return r.of(this);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Both hold; the second is looked at only if the first holds. */
    record And(Condition left, Condition right) implements Condition {
        @Override
        public List<Part> children() {
            return List.of(left, right);
        }

        @Override
        public Condition map(Replacement r) {
            return new And(left.map(r), right.map(r));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** One holds or both. */
    record Or(Condition left, Condition right) implements Condition {
        @Override
        public List<Part> children() {
            return List.of(left, right);
        }

        @Override
        public Condition map(Replacement r) {
            return new Or(left.map(r), right.map(r));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The other does not hold. */
    record Not(Condition operand) implements Condition {
        @Override
        public List<Part> children() {
            return List.of(operand);
        }

        @Override
        public Condition map(Replacement r) {
            return new Not(operand.map(r));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Known when planned. */
    record Always(boolean holds) implements Condition {
        @Override
        public List<Part> children() {
            return List.of();
        }

        @Override
        public Condition map(Replacement r) {
            return this;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }
}
