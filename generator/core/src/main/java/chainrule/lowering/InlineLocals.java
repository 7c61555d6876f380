package chainrule.lowering;

import chainrule.plan.Kernel;
import chainrule.plan.Loads;
import chainrule.plan.Scalar;
import chainrule.plan.ScalarRewriter;
import chainrule.plan.Statement;
import java.util.ArrayList;
import java.util.List;

/** Puts the value of a local into the statement right after it where nothing else reads the local. */
final class InlineLocals {

    private final Loads loads;

    private InlineLocals(Loads loads) {
        this.loads = loads;
    }

    static Kernel in(Kernel k) {
        return new Kernel(k.computes(), k.forPrediction(), new InlineLocals(Loads.of(k.body())).block(k.body()));
    }

    private List<Statement> block(List<Statement> statements) {
        List<Statement> all = new ArrayList<>();
        for (Statement s : statements) {
            Statement last = all.isEmpty() ? null : all.get(all.size() - 1);
            Statement joined = last instanceof Statement.Define d && loads.reads(d.local()) == 1 ? s.accept(new Join(d)) : null;
            if (joined != null) {
                all.set(all.size() - 1, joined);
            } else {
                all.add(s.accept(new Inside(this)));
            }
        }
        return all;
    }

    /** A statement with the value of a local in place of its name, or null where it does not read the local. */
    private record Join(Statement.Define defined) implements Statement.Visitor<Statement> {
        private Scalar put(Scalar value) {
            Loads read = Loads.of(List.of(new Statement.Define(defined.local(), value)));
            return read.reads(defined.local()) == 0
                    ? null
                    : ScalarRewriter.replace(value, defined.local(), defined.value());
        }

        @Override
        public Statement visit(Statement.Loop s) {
            return null;
        }

        @Override
        public Statement visit(Statement.Define s) {
            Scalar value = put(s.value());
            return value == null ? null : new Statement.Define(s.local(), value);
        }

        @Override
        public Statement visit(Statement.Accumulator s) {
            return null;
        }

        @Override
        public Statement visit(Statement.Accumulate s) {
            Scalar value = put(s.value());
            return value == null ? null : new Statement.Accumulate(s.local(), s.combination(), value);
        }

        @Override
        public Statement visit(Statement.Store s) {
            Scalar value = put(s.value());
            return value == null ? null : new Statement.Store(s.place(), s.combination(), value);
        }

        @Override
        public Statement visit(Statement.When s) {
            return null;
        }

        @Override
        public Statement visit(Statement.Copy s) {
            return null;
        }

        @Override
        public Statement visit(Statement.View s) {
            return null;
        }
    }

    /** The blocks inside a statement. */
    private record Inside(InlineLocals pass) implements Statement.Visitor<Statement> {
        @Override
        public Statement visit(Statement.Loop s) {
            return new Statement.Loop(s.variable(), s.from(), s.to(), s.step(), pass.block(s.body()));
        }

        @Override
        public Statement visit(Statement.Define s) {
            return s;
        }

        @Override
        public Statement visit(Statement.Accumulator s) {
            return s;
        }

        @Override
        public Statement visit(Statement.Accumulate s) {
            return s;
        }

        @Override
        public Statement visit(Statement.Store s) {
            return s;
        }

        @Override
        public Statement visit(Statement.When s) {
            return new Statement.When(s.condition(), pass.block(s.body()));
        }

        @Override
        public Statement visit(Statement.Copy s) {
            return s;
        }

        @Override
        public Statement visit(Statement.View s) {
            return s;
        }
    }
}
