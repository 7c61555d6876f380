package chainrule.lowering;

import chainrule.plan.Buffer;
import chainrule.plan.Kernel;
import chainrule.plan.Local;
import chainrule.plan.LoopVariable;
import chainrule.plan.Replacement;
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
        List<Statement> statements = Statement.map(body, walk);
        return new Kernel.RoutineCall(new Kernel.Routine(walk.formals, statements), walk.arguments);
    }

    private final class Walk implements Replacement {
        private final List<Buffer> arguments = new ArrayList<>();
        private final List<Buffer> formals = new ArrayList<>();
        private final Map<Object, Object> chosen = new HashMap<>();

        @Override
        public Buffer of(Buffer b) {
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

        @Override
        public LoopVariable of(LoopVariable v) {
            return (LoopVariable) chosen.computeIfAbsent(v, k -> {
                int number = chosen.size();
                return standIn(List.of("loop", number, v.name()), () -> new LoopVariable(v.name()));
            });
        }

        @Override
        public Local of(Local l) {
            return (Local) chosen.computeIfAbsent(l, k -> {
                int number = chosen.size();
                return standIn(List.of("local", number, l.wide()), () -> new Local("v", l.wide()));
            });
        }
    }
}
