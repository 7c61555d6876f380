package chainrule.lowering;

import chainrule.model.Optimizer;
import chainrule.plan.Buffer;
import chainrule.plan.Combination;
import chainrule.plan.Kernel;
import chainrule.plan.KernelPlan;
import chainrule.plan.Quantity;
import chainrule.plan.Statement;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The optimizer's update as one loop over all parameters; what depends on hyperparameters alone is computed before it. */
final class StepPlanner {

    private final Affine extent;
    private final Index element;
    private final int size;
    /** The flat tensor of which a number of the optimizer's formulas is an element. */
    private final Map<Symbol, Symbol> flat = new HashMap<>();

    private StepPlanner(int size) {
        this.size = size;
        this.extent = Affine.constant(size);
        this.element = Index.fresh(extent);
    }

    static KernelPlan.PlannedStep plan(Optimizer optimizer, int size, Samples samples, Reads reads, Buffers buffers) {
        return new StepPlanner(size).plan(optimizer, samples, reads, buffers);
    }

    private KernelPlan.PlannedStep plan(Optimizer o, Samples samples, Reads reads, Buffers buffers) {
        Buffer theta = flat(o.theta(), buffers);
        Buffer gradient = flat(o.gradient(), buffers);
        List<Buffer> states = o.states().stream().map(s -> flat(s.symbol(), buffers)).toList();
        List<Node> updates = new ArrayList<>();
        o.updates().forEach(u -> updates.add(update(u)));
        List<Node> nest = List.of(new Node.Around(element, updates));
        List<Statement> body = NestLowering.lower(
                nest, new Addressing(buffers), new Placement(reads, samples), reads, bindings(o));
        Kernel kernel = InlineLocals.in(new Kernel(List.of(o.name()), false, body));
        return new KernelPlan.PlannedStep(theta, gradient, states, kernel);
    }

    private Buffer flat(Symbol number, Buffers buffers) {
        Symbol tensor = Symbol.of(Symbol.Role.DEFINITION, number.name(), List.of(extent));
        Buffer buffer = new Buffer(number.name(), Buffer.Kind.FLAT, false, size, 0);
        buffers.put(tensor, buffer);
        flat.put(number, tensor);
        return buffer;
    }

    private Node update(Optimizer.Update u) {
        Expr value = new Resolution().resolve(u.value());
        Expr ofElement = Substitution.ofAccesses(
                        a -> flat.containsKey(a.symbol()) ? Exprs.access(flat.get(a.symbol()), element) : null)
                .apply(value);
        return new Node.Write(flat.get(u.target()), List.of(Affine.of(element)), Combination.SET, ofElement);
    }

    private static Bindings bindings(Optimizer o) {
        Bindings bindings = new Bindings().put(o.stepCount(), new Quantity.StepCount());
        for (int k = 0; k < o.hyperparameters().size(); k++) {
            bindings.put(o.hyperparameters().get(k).symbol(), new Quantity.HyperparameterValue(k));
        }
        return bindings;
    }
}
