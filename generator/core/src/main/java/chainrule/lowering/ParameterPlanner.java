package chainrule.lowering;

import chainrule.model.Network;
import chainrule.model.Parameter;
import chainrule.plan.Buffer;
import chainrule.plan.Combination;
import chainrule.plan.Kernel;
import chainrule.plan.KernelPlan;
import chainrule.plan.Statement;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Lays parameters and gradients out in their flat arrays, in the order of declaration. */
final class ParameterPlanner {

    private ParameterPlanner() {}

    static List<KernelPlan.PlannedParameter> plan(
            Network network, Buffers buffers, Map<Symbol, Symbol> gradients, Function<List<Node>, List<Statement>> lower) {
        List<Kernel> starts = new RoutineSharing().share(network.parameters().stream()
                .map(p -> new Kernel(List.of(p.symbol().name()), false, lower.apply(initialization(p))))
                .toList());
        List<KernelPlan.PlannedParameter> planned = new ArrayList<>();
        int offset = 0;
        for (Parameter p : network.parameters()) {
            Symbol s = p.symbol();
            Buffer values = buffers.of(s);
            Buffer gradient = buffers.gradient(gradients.getOrDefault(s, Symbol.adjointOf(s)));
            planned.add(new KernelPlan.PlannedParameter(s, values, gradient, offset, starts.get(planned.size())));
            offset = Math.addExact(offset, values.size());
        }
        return planned;
    }

    /** A loop for each axis; inside it the draws that the initializer names, then the element. */
    private static List<Node> initialization(Parameter p) {
        List<Index> axes = p.symbol().axes().stream().map(Index::fresh).toList();
        List<Affine> at = axes.stream().map(Affine::of).toList();
        List<Node> nest = new ArrayList<>();
        if (mentions(p.initializer(), Parameter.UNIFORM)) {
            nest.add(new Node.Drawn(Parameter.UNIFORM, false));
        }
        if (mentions(p.initializer(), Parameter.NORMAL)) {
            nest.add(new Node.Drawn(Parameter.NORMAL, true));
        }
        nest.add(new Node.Write(p.symbol(), at, Combination.SET, new Resolution().resolve(p.initializer())));
        for (int k = axes.size() - 1; k >= 0; k--) {
            nest = List.of(new Node.Around(axes.get(k), nest));
        }
        return nest;
    }

    private static boolean mentions(Expr e, Symbol symbol) {
        return new Reads().of(new Resolution().resolve(e)).contains(symbol);
    }
}
