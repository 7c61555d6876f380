package chainrule.lowering;

import chainrule.symbolic.Affine;
import chainrule.symbolic.Apply;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Mul;
import chainrule.symbolic.OperationOrder;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Computes an expensive function once where several tasks need its values, be it with other names of the indices: the
 * exponentials of a softmax are those whose sum divides them. Where the tasks end up in one loop, nothing is stored.
 */
final class SharedFunctions {

    private final Reads reads;
    private final Samples samples;
    /** In how many tasks a value occurs, over indices that are named by their places, and in which phase first. */
    private final Map<Expr, Integer> tasksWith = new HashMap<>();

    private final Map<Expr, Phase> phases = new HashMap<>();

    private final Map<Expr, Symbol> symbols = new HashMap<>();
    private final List<Task> result = new ArrayList<>();

    private SharedFunctions(Reads reads, Samples samples) {
        this.reads = reads;
        this.samples = samples;
    }

    static List<Task> share(List<Task> tasks, Reads reads, Samples samples) {
        SharedFunctions sharing = new SharedFunctions(reads, samples);
        tasks.forEach(sharing::count);
        tasks.forEach(sharing::rewrite);
        return sharing.result;
    }

    private void count(Task task) {
        Set<Expr> found = new HashSet<>();
        collect(task.value(), found, new HashSet<>());
        for (Expr key : found) {
            tasksWith.merge(key, 1, Integer::sum);
            phases.merge(key, task.phase(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
        }
    }

    private void collect(Expr e, Set<Expr> found, Set<Expr> seen) {
        if (!seen.add(e)) {
            return;
        }
        if (isExpensive(e)) {
            found.add(Canonical.of(e).key());
        }
        operands(e).forEach(child -> collect(child, found, seen));
    }

    /** The terms below, where an exponential to a power is one term. */
    private static List<Expr> operands(Expr e) {
        if (!(e instanceof Mul m)) {
            return e.children();
        }
        return isTranscendental(m)
                ? m.factors().get(0).base().children()
                : m.factors().stream().map(f -> isTranscendental(f.value()) ? f.value() : f.base()).toList();
    }

    private boolean isExpensive(Expr e) {
        return !e.hasReduction() && reads.stayInRange(e) && isTranscendental(e);
    }

    /** A function of many operations, or an exponential to a power. */
    private static boolean isTranscendental(Expr e) {
        return e.isExponential() || e instanceof Apply a && a.function().isTranscendental();
    }

    private void rewrite(Task task) {
        result.add(task.withValue(replace(task.value(), task, new HashMap<>())));
    }

    private Expr replace(Expr e, Task task, Map<Expr, Expr> done) {
        Expr known = done.get(e);
        if (known == null) {
            known = isExpensive(e) && tasksWith.getOrDefault(Canonical.of(e).key(), 0) > 1
                    ? access(e, task)
                    : inside(e, task, done);
            done.put(e, known);
        }
        return known;
    }

    private Expr inside(Expr e, Task task, Map<Expr, Expr> done) {
        if (!(e instanceof Mul m)) {
            return e.mapChildren(child -> replace(child, task, done));
        }
        if (isTranscendental(m)) {
            Expr exponential = m.factors().get(0).base().mapChildren(child -> replace(child, task, done));
            return Exprs.pow(exponential, m.factors().get(0).exponent());
        }
        List<Expr> factors = new ArrayList<>(List.of(Exprs.num(m.coefficient())));
        for (Mul.Factor f : m.factors()) {
            boolean whole = isTranscendental(f.value());
            factors.add(
                    whole
                            ? replace(f.value(), task, done)
                            : Exprs.pow(replace(f.base(), task, done), f.exponent()));
        }
        return Exprs.mul(factors);
    }

    /** The element that holds a value; the first that needs it computes all. */
    private Expr access(Expr e, Task task) {
        Canonical c = Canonical.of(e);
        Symbol symbol = symbols.get(c.key());
        if (symbol == null) {
            symbol = define(c, e, task);
            symbols.put(c.key(), symbol);
        }
        return Exprs.access(symbol, c.axes().toArray(Index[]::new));
    }

    private Symbol define(Canonical c, Expr e, Task task) {
        Symbol symbol = Symbol.of(
                Symbol.Role.DEFINITION,
                "shared" + (symbols.size() + 1),
                c.axes().stream().map(Index::extent).toList());
        Expr value = inside(e, task, new HashMap<>());
        samples.define(symbol, value);
        if (OperationOrder.isSmall(value)) {
            reads.addSmall(symbol);
        }
        result.add(new Task(symbol, c.axes(), value, false, phases.get(c.key())));
        return symbol;
    }

    /** A value over indices that are named by their places, with the indices that stand in these places. */
    private record Canonical(Expr key, List<Index> axes) {
        static Canonical of(Expr e) {
            List<Index> axes = List.copyOf(e.freeIndices());
            Map<Index, Affine> names = new LinkedHashMap<>();
            for (Index axis : axes) {
                names.put(axis, Affine.of(Index.named("axis " + names.size(), Affine.constant(RowMajor.extent(axis)))));
            }
            return new Canonical(Substitution.ofIndices(names).apply(e), axes);
        }
    }
}
