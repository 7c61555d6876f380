package chainrule.lowering;

import chainrule.plan.Buffer;
import chainrule.plan.Kernel;
import chainrule.plan.Local;
import chainrule.plan.LoopVariable;
import chainrule.plan.Offset;
import chainrule.plan.Place;
import chainrule.plan.Scalar;
import chainrule.plan.ScalarRewriter;
import chainrule.plan.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Kernels with stand-ins for their buffers, loop variables and locals, which are numbered in the order of their appearance and
 * kept: kernels that differ only by these become equal.
 */
final class Abstraction {

    private record BufferKey(
            int number, Buffer.Kind kind, boolean perSample, int size, int classes, int panels) {}

    private final Map<Object, Object> standIns = new HashMap<>();

    @SuppressWarnings("unchecked")
    private <T> T standIn(Object key, Supplier<T> made) {
        return (T) standIns.computeIfAbsent(key, k -> made.get());
    }

    Kernel.RoutineCall of(List<Statement> body) {
        Walk walk = new Walk();
        List<Statement> statements = walk.all(body);
        return new Kernel.RoutineCall(new Kernel.Routine(walk.formals, statements), walk.arguments);
    }

    private final class Walk implements Statement.Visitor<Statement> {
        private final List<Buffer> arguments = new ArrayList<>();
        private final List<Buffer> formals = new ArrayList<>();
        private final Map<Object, Object> chosen = new HashMap<>();
        private final ScalarRewriter scalars =
                new ScalarRewriter(l -> new Scalar.Read(local(l)), this::offset, this::buffer);

        List<Statement> all(List<Statement> statements) {
            return statements.stream().map(s -> s.accept(this)).toList();
        }

        private Buffer buffer(Buffer b) {
            Buffer known = (Buffer) chosen.get(b);
            if (known != null) {
                return known;
            }
            int number = chosen.size();
            Object key = new BufferKey(number, b.kind(), b.perSample(), b.size(), b.classes(), b.panels());
            Buffer formal = standIn(key, () -> b.named(b.kind() == Buffer.Kind.PANEL ? b.name() : "b" + number));
            chosen.put(b, formal);
            if (b.kind() != Buffer.Kind.PANEL) {
                arguments.add(b);
                formals.add(formal);
            }
            return formal;
        }

        private LoopVariable variable(LoopVariable v) {
            return (LoopVariable) chosen.computeIfAbsent(v, k -> {
                int number = chosen.size();
                return standIn(List.of("loop", number, v.name()), () -> new LoopVariable(v.name()));
            });
        }

        private Local local(Local l) {
            return (Local) chosen.computeIfAbsent(l, k -> {
                int number = chosen.size();
                return standIn(List.of("local", number, l.wide()), () -> new Local("v", l.wide()));
            });
        }

        private Place place(Place p) {
            return new Place(buffer(p.buffer()), offset(p.offset()));
        }

        private Offset offset(Offset o) {
            Offset image = Offset.of(o.constant());
            for (Offset.Term t : o.terms()) {
                Offset.Source source = t.source() instanceof LoopVariable v
                        ? variable(v)
                        : new Offset.IntegerElement(place(((Offset.IntegerElement) t.source()).place()));
                image = image.plus(t.coefficient(), Offset.of(source));
            }
            return image;
        }

        @Override
        public Statement visit(Statement.Loop s) {
            return new Statement.Loop(variable(s.variable()), s.from(), s.to(), s.step(), all(s.body()));
        }

        @Override
        public Statement visit(Statement.Define s) {
            Scalar value = scalars.rewrite(s.value());
            return new Statement.Define(local(s.local()), value);
        }

        @Override
        public Statement visit(Statement.Accumulator s) {
            return new Statement.Accumulator(local(s.local()), scalars.rewrite(s.start()));
        }

        @Override
        public Statement visit(Statement.Accumulate s) {
            return new Statement.Accumulate(local(s.local()), s.combination(), scalars.rewrite(s.value()));
        }

        @Override
        public Statement visit(Statement.Store s) {
            return new Statement.Store(place(s.place()), s.combination(), scalars.rewrite(s.value()));
        }

        @Override
        public Statement visit(Statement.When s) {
            return new Statement.When(scalars.rewrite(s.condition()), all(s.body()));
        }

        @Override
        public Statement visit(Statement.Copy s) {
            return new Statement.Copy(place(s.from()), place(s.to()), s.count());
        }

        @Override
        public Statement visit(Statement.View s) {
            return new Statement.View(buffer(s.panel()), buffer(s.of()), offset(s.which()));
        }
    }
}
