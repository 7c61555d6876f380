package chainrule.lowering;

import chainrule.plan.Combination;
import chainrule.symbolic.Access;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.List;

/** The loops that a mean over the batch has besides those of its summands. */
final class BatchMeans {

    /** 1 over the number of samples, as a term. */
    static final Symbol SHARE = Symbol.formal("share");
    /** The number of samples, as a term. */
    static final Symbol COUNT = Symbol.formal("count");

    private BatchMeans() {}

    static List<Node> zero(Task task) {
        return write(task, Combination.SET, Exprs.zero(), List.of());
    }

    /** The target, a sum until now, divided by the number of samples. */
    static List<Node> divided(Task task) {
        return write(task, Combination.SET, quotient(task), List.of());
    }

    /** target = first + Σ(element - first)/n, where first is the first sample's element: exactly that where all are equal. */
    static List<Node> shifted(Task task, Access element) {
        Symbol local = Symbol.formal("first");
        List<Node> start = List.of(new Node.First(local, element));
        Expr first = Exprs.access(local);
        List<Node> all = new ArrayList<>(zero(task));
        all.add(new Node.Around(null, write(task, Combination.ADD, Exprs.subtract(element, first), start)));
        all.addAll(write(task, Combination.SET, Exprs.add(first, quotient(task)), start));
        return all;
    }

    private static Expr quotient(Task task) {
        return Exprs.divide(Exprs.access(task.target(), NestBuilder.subscripts(task)), Exprs.access(COUNT));
    }

    private static List<Node> write(Task task, Combination combination, Expr value, List<Node> before) {
        List<Node> inner = new ArrayList<>(before);
        inner.add(new Node.Write(task.target(), NestBuilder.subscripts(task), combination, value));
        return NestBuilder.loops(task.loops(), inner);
    }
}
