package chainrule.lowering;

import chainrule.plan.Scalar;
import chainrule.plan.Statement;
import chainrule.symbolic.ElementaryFunction;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what statements hold. */
final class Census implements Statement.Visitor<Void> {

    private final Map<ElementaryFunction, Integer> calls = new EnumMap<>(ElementaryFunction.class);
    private final Map<ElementaryFunction, Integer> depths = new EnumMap<>(ElementaryFunction.class);
    private int batchLoops;
    private int largestLoop;
    private int choices;
    private int views;
    private int depth;

    static Census of(List<Statement> statements) {
        Census census = new Census();
        statements.forEach(s -> s.accept(census));
        return census;
    }

    int calls(ElementaryFunction f) {
        return calls.getOrDefault(f, 0);
    }

    int loopsAround(ElementaryFunction f) {
        return depths.getOrDefault(f, 0);
    }

    int batchLoops() {
        return batchLoops;
    }

    int largestLoop() {
        return largestLoop;
    }

    int choices() {
        return choices;
    }

    int views() {
        return views;
    }

    private void count(Scalar s) {
        if (s instanceof Scalar.Apply a) {
            calls.merge(a.function(), 1, Integer::sum);
            depths.merge(a.function(), depth, Math::max);
            a.arguments().forEach(this::count);
        } else if (s instanceof Scalar.Binary b) {
            count(b.left());
            count(b.right());
        } else if (s instanceof Scalar.Negate n) {
            count(n.operand());
        } else if (s instanceof Scalar.Power p) {
            count(p.base());
        } else if (s instanceof Scalar.Choose c) {
            choices++;
            count(c.then());
            count(c.otherwise());
        }
    }

    @Override
    public Void visit(Statement.Loop s) {
        batchLoops += s.to().ofBatch() ? 1 : 0;
        largestLoop = Math.max(largestLoop, s.to().ofBatch() ? 0 : s.to().value());
        depth++;
        s.body().forEach(child -> child.accept(this));
        depth--;
        return null;
    }

    @Override
    public Void visit(Statement.Define s) {
        count(s.value());
        return null;
    }

    @Override
    public Void visit(Statement.Accumulator s) {
        return null;
    }

    @Override
    public Void visit(Statement.Accumulate s) {
        count(s.value());
        return null;
    }

    @Override
    public Void visit(Statement.Store s) {
        count(s.value());
        return null;
    }

    @Override
    public Void visit(Statement.When s) {
        s.body().forEach(child -> child.accept(this));
        return null;
    }

    @Override
    public Void visit(Statement.Copy s) {
        return null;
    }

    @Override
    public Void visit(Statement.View s) {
        views++;
        return null;
    }
}
