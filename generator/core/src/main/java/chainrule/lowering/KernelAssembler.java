package chainrule.lowering;

import chainrule.model.Block;
import chainrule.plan.Kernel;
import chainrule.plan.Statement;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Gathers tasks into kernels. A kernel grows as long as its loops can be fused and its method stays small enough for the JIT
 * compiler to do well; what predictions need stays apart from what they do not need.
 */
final class KernelAssembler {

    /** Far below the 8000 bytes at which HotSpot stops compiling: its loop optimizations give up before. */
    private static final int LARGEST = 1200;

    private final NestBuilder nests;
    private final Fusion fusion;
    private final Set<Symbol> forPrediction;
    private final Function<List<Node>, List<Statement>> lowering;

    private final List<Kernel> kernels = new ArrayList<>();
    private final List<String> computes = new ArrayList<>();
    private List<Node> nodes = List.of();
    private boolean predicts;

    KernelAssembler(
            NestBuilder nests, Fusion fusion, Set<Symbol> forPrediction, Function<List<Node>, List<Statement>> lowering) {
        this.nests = nests;
        this.fusion = fusion;
        this.forPrediction = forPrediction;
        this.lowering = lowering;
    }

    List<Kernel> assemble(List<Task> tasks) {
        Map<Symbol, Task> byTarget = new HashMap<>();
        tasks.forEach(t -> byTarget.put(t.target(), t));
        for (Block b : Block.of(tasks.stream().map(Task::assignment).toList())) {
            List<Task> members =
                    b.members().stream().map(a -> byTarget.get(a.target())).toList();
            if (b.recurrence().isPresent()) {
                add(List.of(nests.recurrence(members, b.recurrence().get(), fusion)), members);
            } else {
                units(nests.build(members.get(0))).forEach(unit -> add(unit, members));
            }
        }
        finish();
        return List.copyOf(kernels);
    }

    private void add(List<Node> unit, List<Task> members) {
        boolean needed = forPrediction.contains(members.get(0).target());
        List<Node> joined = nodes;
        for (Node n : unit) {
            joined = fusion.append(joined, n);
        }
        boolean fused = joined.size() == nodes.size();
        if (!nodes.isEmpty() && (needed != predicts || !fused || NodeSize.of(joined) > LARGEST)) {
            finish();
            joined = unit;
        }
        nodes = joined;
        predicts = needed;
        for (Task t : members) {
            if (!computes.contains(t.target().toString())) {
                computes.add(t.target().toString());
            }
        }
    }

    /** Nodes that cannot be in different kernels: a local lasts until what it is for is written. */
    private static List<List<Node>> units(List<Node> nodes) {
        List<List<Node>> units = new ArrayList<>();
        List<Node> unit = new ArrayList<>();
        boolean open = false;
        for (Node n : nodes) {
            unit.add(n);
            open = n instanceof Node.Start || n instanceof Node.First || open && !(n instanceof Node.Write);
            if (!open) {
                units.add(unit);
                unit = new ArrayList<>();
            }
        }
        return units;
    }

    private void finish() {
        if (!nodes.isEmpty()) {
            kernels.add(new Kernel(computes, predicts, lowering.apply(nodes)));
        }
        computes.clear();
        nodes = List.of();
    }
}
