package chainrule.plan;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What statements read: buffers, and locals with how often. */
public final class Loads {

    private final Set<Buffer> buffers = new LinkedHashSet<>();
    private final Map<Local, Integer> locals = new HashMap<>();

    public static Loads of(List<Statement> statements) {
        Loads loads = new Loads();
        loads.add(statements);
        return loads;
    }

    public void add(List<Statement> statements) {
        Statements statementWalk = new Statements();
        statements.forEach(s -> s.accept(statementWalk));
    }

    public Set<Buffer> buffers() {
        return buffers;
    }

    public int reads(Local local) {
        return locals.getOrDefault(local, 0);
    }

    private void load(Place place) {
        buffers.add(place.buffer());
        offset(place.offset());
    }

    private void offset(Offset offset) {
        for (Offset.Term t : offset.terms()) {
            if (t.source() instanceof Offset.IntegerElement e) {
                load(e.place());
            }
        }
    }

    private final class Statements implements Statement.Visitor<Void> {
        private final Scalars scalars = new Scalars();
        private final Conditions conditions = new Conditions();

        @Override
        public Void visit(Statement.Loop s) {
            s.body().forEach(child -> child.accept(this));
            return null;
        }

        @Override
        public Void visit(Statement.Define s) {
            return s.value().accept(scalars);
        }

        @Override
        public Void visit(Statement.Accumulator s) {
            return s.start().accept(scalars);
        }

        @Override
        public Void visit(Statement.Accumulate s) {
            return s.value().accept(scalars);
        }

        @Override
        public Void visit(Statement.Store s) {
            offset(s.place().offset());
            return s.value().accept(scalars);
        }

        @Override
        public Void visit(Statement.When s) {
            s.condition().accept(conditions);
            s.body().forEach(child -> child.accept(this));
            return null;
        }

        @Override
        public Void visit(Statement.Copy s) {
            load(s.from());
            offset(s.to().offset());
            return null;
        }

        @Override
        public Void visit(Statement.View s) {
            buffers.add(s.of());
            offset(s.which());
            return null;
        }
    }

    private final class Scalars implements Scalar.Visitor<Void> {
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
            load(s.place());
            return null;
        }

        @Override
        public Void visit(Scalar.Read s) {
            locals.merge(s.local(), 1, Integer::sum);
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
            offset(s.value());
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
            s.condition().accept(new Conditions());
            s.then().accept(this);
            return s.otherwise().accept(this);
        }

        @Override
        public Void visit(Scalar.Narrow s) {
            return s.operand().accept(this);
        }
    }

    private final class Conditions implements Condition.Visitor<Void> {
        @Override
        public Void visit(Condition.Compare c) {
            c.left().accept(new Scalars());
            return c.right().accept(new Scalars());
        }

        @Override
        public Void visit(Condition.CompareIntegers c) {
            offset(c.left());
            offset(c.right());
            return null;
        }

        @Override
        public Void visit(Condition.And c) {
            c.left().accept(this);
            return c.right().accept(this);
        }

        @Override
        public Void visit(Condition.Or c) {
            c.left().accept(this);
            return c.right().accept(this);
        }

        @Override
        public Void visit(Condition.Not c) {
            return c.operand().accept(this);
        }

        @Override
        public Void visit(Condition.Always c) {
            return null;
        }
    }
}
