package chainrule.plan;

import java.util.List;
import java.util.stream.Stream;

/** A statement of a kernel. */
public sealed interface Statement extends Part {

    /** One case per kind of statement. */
    interface Visitor<R> {
        R visit(Loop s);

        R visit(Define s);

        R visit(Accumulator s);

        R visit(Accumulate s);

        R visit(Store s);

        R visit(When s);

        R visit(Copy s);

        R visit(View s);
    }

    <R> R accept(Visitor<R> visitor);

    /** The same with other things in place of those that it names. */
    Statement map(Replacement r);

    /** The block inside, empty where there is none. */
    default List<Statement> body() {
        return List.of();
    }

    /** The same around another block. */
    default Statement withBody(List<Statement> body) {
        throw new IllegalStateException(this + " has no block");
    }

    static List<Statement> map(List<Statement> statements, Replacement r) {
        return statements.stream().map(s -> s.map(r)).toList();
    }

    /** for (variable = from; variable &lt; to; variable += step), where step divides to − from. */
    record Loop(LoopVariable variable, Bound from, Bound to, int step, List<Statement> body) implements Statement {
        public Loop {
            body = List.copyOf(body);
        }

        @Override
        public List<Statement> children() {
            return body;
        }

        @Override
        public Statement map(Replacement r) {
            return new Loop(r.of(variable), from, to, step, Statement.map(body, r));
        }

        @Override
        public Statement withBody(List<Statement> other) {
            return new Loop(variable, from, to, step, other);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A local that is set once. */
    record Define(Local local, Scalar value) implements Statement {
        @Override
        public List<Part> children() {
            return List.of(value);
        }

        @Override
        public Statement map(Replacement r) {
            Scalar image = value.map(r);
            return new Define(r.of(local), image);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A local that values are combined into. */
    record Accumulator(Local local, Scalar start) implements Statement {
        @Override
        public List<Part> children() {
            return List.of(start);
        }

        @Override
        public Statement map(Replacement r) {
            return new Accumulator(r.of(local), start.map(r));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** An accumulator combined with a value. */
    record Accumulate(Local local, Combination combination, Scalar value) implements Statement {
        @Override
        public List<Part> children() {
            return List.of(value);
        }

        @Override
        public Statement map(Replacement r) {
            return new Accumulate(r.of(local), combination, value.map(r));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** An element set to a value, or combined with it. */
    record Store(Place place, Combination combination, Scalar value) implements Statement {
        @Override
        public List<Part> children() {
            return List.of(place, value);
        }

        @Override
        public Statement map(Replacement r) {
            return new Store(place.map(r), combination, value.map(r));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Statements that run where a condition holds. */
    record When(Condition condition, List<Statement> body) implements Statement {
        public When {
            body = List.copyOf(body);
        }

        @Override
        public List<Part> children() {
            return Stream.concat(Stream.of(condition), body.stream()).toList();
        }

        @Override
        public Statement map(Replacement r) {
            return new When(condition.map(r), Statement.map(body, r));
        }

        @Override
        public Statement withBody(List<Statement> other) {
            return new When(condition, other);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** {@code count} neighbouring elements copied, from one place on to another. */
    record Copy(Place from, Place to, int count) implements Statement {
        @Override
        public List<Part> children() {
            return List.of(from, to);
        }

        @Override
        public Statement map(Replacement r) {
            return new Copy(from.map(r), to.map(r), count);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** One panel of a buffer, in the statements that follow in its block, as a buffer of its own. */
    record View(Buffer panel, Buffer of, Offset which) implements Statement {
        @Override
        public List<Part> children() {
            return List.of(which);
        }

        @Override
        public Statement map(Replacement r) {
            return new View(r.of(panel), r.of(of), r.of(which));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }
}
