package chainrule.lowering;

import chainrule.symbolic.Conditional;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Reduce;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a task so that each value is a sum of elementwise terms and of numbers times sums over indices of elementwise terms,
 * or one other reduction of an elementwise term. What stands deeper becomes a temporary, computed once for the values of the
 * indices that it depends on: the maximum and the sum of a softmax once, not once for each element.
 */
final class Splitter {

    private final Temporaries temporaries;
    private final Reads reads;
    private final RepeatedFactors factors;
    private final TermSize size;

    Splitter(Temporaries temporaries, Reads reads) {
        this.temporaries = temporaries;
        this.reads = reads;
        this.factors = new RepeatedFactors(temporaries, reads);
        this.size = new TermSize(temporaries, reads);
    }

    /** Adds the temporaries that a task needs, then the task. */
    void split(Task task) {
        Expr value = task.value();
        if (!task.mean() && value instanceof Reduce r && r.operator() != Reduce.Operator.SUM) {
            temporaries.add(task.withValue(withElementwiseBody(r, task)));
            return;
        }
        List<Expr> terms = new ArrayList<>();
        for (Expr term : Terms.summands(value)) {
            Terms.Contraction c = Terms.contraction(term);
            terms.add(
                    c != null
                            ? Exprs.times(c.coefficient(), withElementwiseBody(c.sum(), task))
                            : elementwise(term, List.of(), task.axes(), task.phase()));
        }
        temporaries.add(task.withValue(limited(terms, task)));
    }

    /** The sum of terms, those that are elementwise in temporaries where they are too large together. */
    private Expr limited(List<Expr> terms, Task task) {
        List<Expr> elementwise = new ArrayList<>(terms);
        elementwise.removeIf(t -> Terms.contraction(t) != null);
        List<Expr> all = new ArrayList<>(terms);
        all.removeAll(elementwise);
        all.add(size.limit(Exprs.add(elementwise), task.axes(), task.phase(), this));
        return Exprs.add(all);
    }

    private Expr withElementwiseBody(Reduce r, Task task) {
        Reduce.Opened opened = r.open();
        List<Index> scope = new ArrayList<>(task.axes());
        scope.addAll(opened.indices());
        Expr body = elementwise(opened.body(), List.of(), scope, task.phase());
        Expr once = factors.extract(body, scope, task.phase(), this);
        return Exprs.reduce(r.operator(), opened.indices(), size.limit(once, scope, task.phase(), this));
    }

    /** A term with each reduction replaced by a temporary, which is computed under the guards that stand around it. */
    private Expr elementwise(Expr e, List<Expr> guards, List<Index> scope, Phase phase) {
        if (!e.hasReduction()) {
            return e;
        }
        if (e instanceof Reduce r) {
            return temporary(r, guards, scope, phase);
        }
        if (e instanceof Conditional c) {
            return conditional(c, guards, scope, phase);
        }
        List<Expr> inner = e instanceof Mul ? and(guards, Guards.of(e).conditions()) : guards;
        return e.mapChildren(child -> elementwise(child, inner, scope, phase));
    }

    private Expr conditional(Conditional c, List<Expr> guards, List<Index> scope, Phase phase) {
        Expr condition = elementwise(c.condition(), guards, scope, phase);
        Expr otherwise = Exprs.apply(ElementaryFunction.NOT, condition);
        return Exprs.conditional(
                condition,
                elementwise(c.then(), and(guards, List.of(condition)), scope, phase),
                elementwise(c.otherwise(), and(guards, List.of(otherwise)), scope, phase));
    }

    private static List<Expr> and(List<Expr> guards, List<Expr> more) {
        List<Expr> all = new ArrayList<>(guards);
        all.addAll(more.stream().filter(g -> !all.contains(g)).toList());
        return all;
    }

    private Expr temporary(Reduce r, List<Expr> guards, List<Index> scope, Phase phase) {
        Expr guard = reads.stayInRange(r) ? null : Guards.all(guards.stream().filter(g -> !g.hasReduction()).toList());
        if (guard == null) {
            return temporaries.of(r, scope, phase, this);
        }
        Reduce.Opened opened = r.open();
        Expr guarded = Exprs.conditional(guard, opened.body(), Exprs.zero());
        return temporaries.of(Exprs.reduce(r.operator(), opened.indices(), guarded), scope, phase, this);
    }
}
