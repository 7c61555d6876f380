package chainrule.lowering;

import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tasks in the order in which they can be run, and what each value is called: a value that is computed already, up to the
 * names of its indices, is not computed again.
 */
final class Temporaries {

    private final List<Task> tasks = new ArrayList<>();
    private final Map<Expr, Symbol> known = new HashMap<>();
    private final Samples samples;
    private final TargetDependence targets;
    private int made;

    Temporaries(Samples samples, TargetDependence targets) {
        this.samples = samples;
        this.targets = targets;
    }

    List<Task> tasks() {
        return tasks;
    }

    /** Adds a task whose value is split already. */
    void add(Task task) {
        if (!task.mean()) {
            samples.define(task.target(), task.value());
            known.putIfAbsent(canonical(task.value(), task.axes()), task.target());
        }
        targets.define(task.target(), task.value());
        tasks.add(task);
    }

    /**
     * The access that stands for a value.
     *
     * @param scope the indices around the value; those that it depends on, in this order, become the temporary's axes
     * @param phase that of the task which needs the value
     */
    Expr of(Expr value, List<Index> scope, Phase phase, Splitter splitter) {
        List<Index> axes = scope.stream().filter(value.freeIndices()::contains).toList();
        Expr key = canonical(value, axes);
        Symbol symbol = known.get(key);
        if (symbol == null) {
            symbol = Symbol.of(
                    Symbol.Role.DEFINITION, "temporary" + ++made, axes.stream().map(Index::extent).toList());
            splitter.split(new Task(symbol, axes, value, false, phase(value, phase)));
            known.put(key, symbol);
        }
        return Exprs.access(symbol, axes.toArray(Index[]::new));
    }

    private Phase phase(Expr value, Phase needed) {
        return needed == Phase.LOSS && !targets.needs(value) ? Phase.FORWARD : needed;
    }

    /** A value over indices that are named by their places. */
    private static Expr canonical(Expr value, List<Index> axes) {
        Map<Index, Affine> names = new LinkedHashMap<>();
        for (Index axis : axes) {
            names.put(axis, Affine.of(Index.named("axis " + names.size(), Affine.constant(RowMajor.extent(axis)))));
        }
        return Substitution.ofIndices(names).apply(value);
    }
}
