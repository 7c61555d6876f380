package chainrule.plan;

import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Rational;
import java.util.List;

/** A number that a statement computes. */
public sealed interface Scalar extends Part {

    /** One case per kind of scalar. */
    interface Visitor<R> {
        R visit(Literal s);

        R visit(Infinity s);

        R visit(Load s);

        R visit(Read s);

        R visit(Setting s);

        R visit(Draw s);

        R visit(IntegerValue s);

        R visit(Binary s);

        R visit(Negate s);

        R visit(Apply s);

        R visit(Power s);

        R visit(Choose s);

        R visit(Narrow s);
    }

    <R> R accept(Visitor<R> visitor);

    /** The same with other things in place of those that it names. */
    Scalar map(Replacement r);

    /** The operators of arithmetic. */
    enum Operator {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE
    }

    /** One that names nothing else. */
    sealed interface Leaf extends Scalar {
        @Override
        default List<Part> children() {
            return List.of();
        }

        @Override
        default Scalar map(Replacement r) {
            return this;
        }
    }

    /** An exact number. */
    record Literal(Rational value) implements Leaf {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Where a maximum or a minimum starts. */
    record Infinity(boolean negative) implements Leaf {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** An element of a buffer of reals. */
    record Load(Place place) implements Scalar {
        @Override
        public List<Part> children() {
            return List.of(place);
        }

        @Override
        public Scalar map(Replacement r) {
            return new Load(place.map(r));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The value of a local variable. */
    record Read(Local local) implements Scalar {
        @Override
        public List<Part> children() {
            return List.of();
        }

        @Override
        public Scalar map(Replacement r) {
            return r.of(this);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A number that belongs to a whole call. */
    record Setting(Quantity quantity) implements Leaf {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A random number, another one each time it is evaluated. */
    record Draw(boolean normal) implements Leaf {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** An integer as a real number. */
    record IntegerValue(Offset value) implements Scalar {
        @Override
        public List<Part> children() {
            return List.of(value);
        }

        @Override
        public Scalar map(Replacement r) {
            return new IntegerValue(r.of(value));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Two numbers combined. */
    record Binary(Operator operator, Scalar left, Scalar right) implements Scalar {
        @Override
        public List<Part> children() {
            return List.of(left, right);
        }

        @Override
        public Scalar map(Replacement r) {
            return new Binary(operator, left.map(r), right.map(r));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** −a. */
    record Negate(Scalar operand) implements Scalar {
        @Override
        public List<Part> children() {
            return List.of(operand);
        }

        @Override
        public Scalar map(Replacement r) {
            return new Negate(operand.map(r));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A function of numbers that is no predicate. */
    record Apply(ElementaryFunction function, List<Scalar> arguments) implements Scalar {
        @Override
        public List<Scalar> children() {
            return arguments;
        }

        @Override
        public Scalar map(Replacement r) {
            return new Apply(function, arguments.stream().map(a -> a.map(r)).toList());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A number to an exact power that no products, quotients and square roots make up. */
    record Power(Scalar base, Rational exponent) implements Scalar {
        @Override
        public List<Part> children() {
            return List.of(base);
        }

        @Override
        public Scalar map(Replacement r) {
            return new Power(base.map(r), exponent);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** One of two numbers; only the chosen one is evaluated. */
    record Choose(Condition condition, Scalar then, Scalar otherwise) implements Scalar {
        @Override
        public List<Part> children() {
            return List.of(condition, then, otherwise);
        }

        @Override
        public Scalar map(Replacement r) {
            return new Choose(condition.map(r), then.map(r), otherwise.map(r));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A number computed in double precision whatever the network's element type is, then rounded to it. */
    record Narrow(Scalar operand) implements Scalar {
        @Override
        public List<Part> children() {
            return List.of(operand);
        }

        @Override
        public Scalar map(Replacement r) {
            return new Narrow(operand.map(r));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }
}
