package chainrule.lowering;

import chainrule.plan.Part;
import chainrule.plan.Scalar;
import chainrule.plan.Statement;
import chainrule.symbolic.ElementaryFunction;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what statements hold. */
final class Census {

    private final Map<ElementaryFunction, Integer> calls = new EnumMap<>(ElementaryFunction.class);
    private final Map<ElementaryFunction, Integer> depths = new EnumMap<>(ElementaryFunction.class);
    private int batchLoops;
    private int largestLoop;
    private int choices;
    private int views;

    static Census of(List<Statement> statements) {
        Census census = new Census();
        statements.forEach(s -> census.count(s, 0));
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

    private void count(Part part, int depth) {
        int inside = depth;
        if (part instanceof Statement.Loop s) {
            inside++;
            batchLoops += s.to().ofBatch() ? 1 : 0;
            largestLoop = Math.max(largestLoop, s.to().ofBatch() ? 0 : s.to().value());
        } else if (part instanceof Scalar.Apply a) {
            calls.merge(a.function(), 1, Integer::sum);
            depths.merge(a.function(), depth, Math::max);
        }
        choices += part instanceof Scalar.Choose ? 1 : 0;
        views += part instanceof Statement.View ? 1 : 0;
        for (Part child : part.children()) {
            count(child, inside);
        }
    }
}
