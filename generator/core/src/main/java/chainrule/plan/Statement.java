package chainrule.plan;

import java.util.List;

/** A statement of a kernel. */
public sealed interface Statement {

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

    /** for (variable = from; variable &lt; to; variable += step), where step divides to − from. */
    record Loop(LoopVariable variable, Bound from, Bound to, int step, List<Statement> body) implements Statement {
        public Loop {
            body = List.copyOf(body);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A local that is set once. */
    record Define(Local local, Scalar value) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A local that values are combined into. */
    record Accumulator(Local local, Scalar start) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** An accumulator combined with a value. */
    record Accumulate(Local local, Combination combination, Scalar value) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** An element set to a value, or combined with it. */
    record Store(Place place, Combination combination, Scalar value) implements Statement {
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
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** {@code count} neighbouring elements copied, from one place on to another. */
    record Copy(Place from, Place to, int count) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** One panel of a buffer, in the statements that follow in its block, as a buffer of its own. */
    record View(Buffer panel, Buffer of, Offset which) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }
}
