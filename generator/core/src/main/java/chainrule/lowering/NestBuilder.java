package chainrule.lowering;

import chainrule.model.Recurrence;
import chainrule.plan.Combination;
import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns a task into loop nests. */
final class NestBuilder {

    private final Samples samples;
    private final ProductFinder products;
    private final Set<Symbol> gradients;
    private final Set<Symbol> shifted;

    /**
     * @param gradients targets that are added to, because they last from step to step
     * @param shifted the means over the batch that deviations are taken from
     */
    NestBuilder(Samples samples, ProductFinder products, Set<Symbol> gradients, Set<Symbol> shifted) {
        this.samples = samples;
        this.products = products;
        this.gradients = gradients;
        this.shifted = shifted;
    }

    /** Nodes that run one after the other; products in panels have their own loops over the samples. */
    List<Node> build(Task task) {
        if (task.mean()) {
            return mean(task);
        }
        List<Node> body = task.value() instanceof Reduce r && r.operator() != Reduce.Operator.SUM
                ? reduction(task, r)
                : sum(task, gradients.contains(task.target()) ? Combination.ADD : Combination.SET, Terms.summands(task.value()));
        return samples.differ(task.target()) ? overSamples(body) : body;
    }

    /** One loop over the steps of a recurrence, with the members' nests inside. */
    Node recurrence(List<Task> members, Recurrence recurrence, Fusion fusion) {
        Index step = Index.fresh(recurrence.step(members.get(0).assignment()).extent());
        List<Node> body = List.of();
        for (Task member : members) {
            Index own = recurrence.step(member.assignment());
            Affine now = recurrence.descending() ? own.extent().plus(-1).minus(Affine.of(step)) : Affine.of(step);
            Substitution atStep = Substitution.ofIndices(Map.of(own, now));
            for (Node n : Node.map(build(member.within(own)), atStep)) {
                body = fusion.append(body, n);
            }
        }
        return new Node.Around(step, body);
    }

    private static List<Node> overSamples(List<Node> body) {
        List<Node> all = new ArrayList<>();
        List<Node> together = new ArrayList<>();
        for (Node n : body) {
            if (n instanceof Node.Product) {
                flush(together, all);
                all.add(n);
            } else {
                together.add(n);
            }
        }
        flush(together, all);
        return all;
    }

    private static void flush(List<Node> together, List<Node> all) {
        if (!together.isEmpty()) {
            all.add(new Node.Around(null, together));
            together.clear();
        }
    }

    /** target = reduction, gathered in a local. */
    private static List<Node> reduction(Task task, Reduce r) {
        Reduce.Opened opened = r.open();
        Combination combination = Combination.of(r.operator());
        Symbol local = Symbol.formal("gathered");
        List<Node> inner = new ArrayList<>(List.of(new Node.Start(local, combination)));
        inner.addAll(loops(opened.indices(), List.of(new Node.Gather(local, combination, opened.body()))));
        inner.add(new Node.Write(task.target(), subscripts(task), Combination.SET, Exprs.access(local)));
        return loops(task.loops(), inner);
    }

    static List<Affine> subscripts(Task task) {
        return task.axes().stream().map(Affine::of).toList();
    }

    /** First what is elementwise or gathered in locals, in one sweep; then what is added to the target in memory. */
    private List<Node> sum(Task task, Combination sweep, List<Expr> terms) {
        List<Node> gathering = new ArrayList<>();
        List<Expr> swept = new ArrayList<>();
        List<Node> added = new ArrayList<>();
        for (Expr term : terms) {
            Summand s = Summand.of(term, task);
            LoopOrder order = LoopOrder.of(task.target(), s);
            Node.Product product = s.isContraction() ? products.find(task.target(), s, Exprs.one(), false) : null;
            if (product != null) {
                added.add(product);
            } else if (s.isScatter() || s.isContraction() && order.inner().isEmpty()) {
                added.addAll(add(task.target(), s, order, Exprs.one()));
            } else if (s.isContraction()) {
                swept.add(Exprs.times(s.coefficient(), gather(s, order, gathering)));
            } else {
                swept.add(term);
            }
        }
        List<Node> all = new ArrayList<>(sweep(task, sweep, gathering, Exprs.add(swept)));
        all.addAll(added);
        return all;
    }

    private static List<Node> sweep(Task task, Combination combination, List<Node> gathering, Expr value) {
        if (combination == Combination.ADD && value.isZero()) {
            return List.of();
        }
        PointUpdate update = combination == Combination.SET && gathering.isEmpty() ? PointUpdate.find(task, value) : null;
        List<Node> inner = new ArrayList<>(gathering);
        inner.add(new Node.Write(task.target(), subscripts(task), combination, update == null ? value : update.elsewhere()));
        List<Node> all = new ArrayList<>(loops(task.loops(), inner));
        if (update != null) {
            all.addAll(loops(
                    update.axes(), List.of(new Node.Write(task.target(), update.at(), Combination.SET, update.value()))));
        }
        return all;
    }

    /** Adds what gathers a sum in a local, and gives the local as a term. */
    private static Expr gather(Summand s, LoopOrder order, List<Node> into) {
        Symbol local = Symbol.formal("gathered");
        into.add(new Node.Start(local, Combination.ADD));
        into.addAll(loops(order.inner(), List.of(new Node.Gather(local, Combination.ADD, s.body()))));
        return Exprs.access(local);
    }

    /** target[at] += scale · summand. */
    private static List<Node> add(Symbol target, Summand s, LoopOrder order, Expr scale) {
        List<Node> inner = new ArrayList<>();
        Expr value = s.value();
        if (!order.inner().isEmpty()) {
            value = Exprs.times(s.coefficient(), gather(s, order, inner));
        }
        inner.add(new Node.Write(target, s.at(), Combination.ADD, Exprs.mul(scale, value)));
        return loops(order.outer(), s.guard() == null ? inner : List.of(new Node.Where(s.guard(), inner)));
    }

    /** The samples' values added up and divided by their number, then what is the same for all samples added once. */
    private List<Node> mean(Task task) {
        if (gradients.contains(task.target())) {
            return gradient(task);
        }
        if (shifted.contains(task.target()) && task.value() instanceof Access a && samples.differ(a.symbol())) {
            return BatchMeans.shifted(task, a);
        }
        List<Expr> shared = new ArrayList<>();
        List<Node> added = added(task, Exprs.one(), shared);
        if (added.isEmpty()) {
            return sum(task, Combination.SET, shared);
        }
        List<Node> all = new ArrayList<>(BatchMeans.zero(task));
        all.addAll(overSamples(added));
        all.addAll(BatchMeans.divided(task));
        all.addAll(sum(task, Combination.ADD, shared));
        return all;
    }

    /** What lasts from step to step cannot be divided: each sample adds its share. */
    private List<Node> gradient(Task task) {
        List<Expr> shared = new ArrayList<>();
        List<Node> added = added(task, Exprs.access(BatchMeans.SHARE), shared);
        List<Node> all = new ArrayList<>(sum(task, Combination.ADD, shared));
        all.addAll(overSamples(added));
        return all;
    }

    /** target += scale · the summands that differ from sample to sample; the others are put into a list. */
    private List<Node> added(Task task, Expr scale, List<Expr> shared) {
        List<Node> added = new ArrayList<>();
        for (Expr term : Terms.summands(task.value())) {
            if (samples.differ(term)) {
                Summand s = Summand.of(term, task);
                Node.Product product = products.find(task.target(), s, scale, true);
                added.addAll(
                        product != null
                                ? List.of(product)
                                : add(task.target(), s, LoopOrder.of(task.target(), s), scale));
            } else {
                shared.add(term);
            }
        }
        return added;
    }

    static List<Node> loops(List<Index> indices, List<Node> body) {
        List<Node> nest = body;
        for (int k = indices.size() - 1; k >= 0; k--) {
            nest = List.of(new Node.Around(indices.get(k), nest));
        }
        return nest;
    }
}
