package chainrule.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The buffers that statements touch.
 *
 * @param written stored to
 * @param read loaded from
 */
public record BufferUse(Set<Buffer> written, Set<Buffer> read) {

    public static BufferUse of(List<Statement> statements) {
        Set<Buffer> written = new LinkedHashSet<>();
        collect(statements, written);
        return new BufferUse(written, Loads.of(statements).buffers());
    }

    private static void collect(List<Statement> statements, Set<Buffer> written) {
        statements.forEach(s -> s.accept(new Stores(written)));
    }

    private record Stores(Set<Buffer> found) implements Statement.Visitor<Void> {
        @Override
        public Void visit(Statement.Loop s) {
            collect(s.body(), found);
            return null;
        }

        @Override
        public Void visit(Statement.Define s) {
            return null;
        }

        @Override
        public Void visit(Statement.Accumulator s) {
            return null;
        }

        @Override
        public Void visit(Statement.Accumulate s) {
            return null;
        }

        @Override
        public Void visit(Statement.Store s) {
            found.add(s.place().buffer());
            return null;
        }

        @Override
        public Void visit(Statement.When s) {
            collect(s.body(), found);
            return null;
        }
    
        @Override
        public Void visit(Statement.Copy s) {
            found.add(s.to().buffer());
            return null;
        }

        @Override
        public Void visit(Statement.View s) {
            return null;
        }
    }
}
