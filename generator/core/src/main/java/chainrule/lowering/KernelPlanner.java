package chainrule.lowering;

import chainrule.derivation.BatchDeviations;
import chainrule.model.Assignment;
import chainrule.model.Block;
import chainrule.model.Network;
import chainrule.model.TrainingProgram;
import chainrule.plan.Buffer;
import chainrule.plan.Kernel;
import chainrule.plan.KernelPlan;
import chainrule.plan.Quantity;
import chainrule.plan.Statement;
import chainrule.plan.verify.PlanVerifier;
import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plans the kernels of a training program. */
public final class KernelPlanner {

    private final Network network;
    private final Reads reads = new Reads();
    private final Resolution resolution = new Resolution();
    private final Samples samples;
    private final TargetDependence targets;
    private final Temporaries temporaries;
    private final Splitter splitter;
    private final Buffers buffers;
    /** The means over the batch that deviations are taken from. */
    private final Set<Symbol> shifted;
    /** The adjoints that are added to the flat gradients, by parameter. */
    private final Map<Symbol, Symbol> gradients = new HashMap<>();
    /** What callers read as an output: the output, or what repeats it for each sample. */
    private final Map<Symbol, Symbol> visible = new HashMap<>();

    private KernelPlanner(Network network) {
        this.network = network;
        this.samples = new Samples(network, reads);
        this.targets = new TargetDependence(network, reads);
        this.temporaries = new Temporaries(samples, targets);
        this.splitter = new Splitter(temporaries, reads);
        this.buffers = new Buffers(network, samples);
        this.shifted = BatchDeviations.in(network.definitions());
    }

    /** The plan, verified. */
    public static KernelPlan plan(TrainingProgram program) {
        KernelPlanner planner = new KernelPlanner(program.network());
        Block.of(program.network().definitions()).forEach(planner::learn);
        Block.of(program.forward()).forEach(planner::define);
        planner.differentiate(program.backward());
        planner.network.outputs().forEach(planner::show);
        KernelPlan plan = planner.assemble();
        PlanVerifier.verify(plan);
        return plan;
    }

    /** A definition need not run for its adjoint to: whether that is one for each sample is known from the definition. */
    private void learn(Block b) {
        List<Expr> values = b.members().stream().map(a -> resolution.resolve(a.value())).toList();
        for (Assignment a : b.members()) {
            values.stream().filter(v -> !a.mean()).forEach(v -> samples.define(a.target(), v));
        }
    }

    private void define(Block b) {
        declare(b);
        for (Assignment a : b.members()) {
            Expr value = resolution.resolve(a.value());
            Phase phase = targets.needs(value) ? Phase.LOSS : Phase.FORWARD;
            if (shifted.contains(a.target()) && b.recurrence().isEmpty() && !(value instanceof Access)) {
                // All samples' values in one place, from which the first's is read.
                value = temporaries.of(value, a.axes(), phase, splitter);
            }
            splitter.split(new Task(a.target(), a.axes(), value, a.mean(), phase));
        }
    }

    /** Members of a recurrence differ from sample to sample, or wait for the targets, where any of them does. */
    private void declare(Block b) {
        if (b.recurrence().isPresent()) {
            List<Expr> values =
                    b.members().stream().map(a -> resolution.resolve(a.value())).toList();
            for (Assignment a : b.members()) {
                values.stream().filter(v -> !a.mean()).forEach(v -> samples.define(a.target(), v));
                values.forEach(v -> targets.define(a.target(), v));
            }
        }
    }

    private void differentiate(List<Assignment> backward) {
        Set<Symbol> read = new HashSet<>();
        backward.forEach(a -> read.addAll(reads.of(a.value())));
        Block.of(backward).stream()
                .filter(b -> samples.differ(b.members().get(0).target().primal()))
                .forEach(this::declare);
        for (Assignment a : backward) {
            Symbol primal = a.target().primal();
            boolean mean = !samples.differ(primal);
            splitter.split(new Task(a.target(), a.axes(), resolution.resolve(a.value()), mean, Phase.BACKWARD));
            if (primal.role() == Symbol.Role.PARAMETER) {
                accumulate(a, read.contains(a.target()));
            }
        }
    }

    /** Gradients last from step to step; one that other adjoints read is computed by itself and added after. */
    private void accumulate(Assignment a, boolean readByOthers) {
        Symbol target = a.target();
        if (readByOthers) {
            target = Symbol.adjointOf(a.target().primal());
            List<Affine> at = a.axes().stream().map(Affine::of).toList();
            temporaries.add(new Task(target, a.axes(), Exprs.access(a.target(), at), true, Phase.BACKWARD));
        }
        gradients.put(a.target().primal(), target);
        buffers.gradient(target);
    }

    /** An output has values for each sample, also one that all samples share: callers find sample s at s times its size. */
    private void show(Symbol output) {
        Symbol shown = output;
        if (!samples.differ(output)) {
            shown = Symbol.of(Symbol.Role.DEFINITION, output.name(), output.axes());
            List<Index> axes = output.axes().stream().map(Index::fresh).toList();
            Expr value = Exprs.access(output, axes.toArray(Index[]::new));
            samples.repeat(shown);
            temporaries.add(new Task(shown, axes, value, false, targets.needs(value) ? Phase.LOSS : Phase.FORWARD));
        }
        visible.put(output, shown);
        buffers.output(shown);
    }

    private KernelPlan assemble() {
        List<List<Kernel>> sections = new ArrayList<>();
        List<Task> tasks = SharedFunctions.share(temporaries.tasks(), reads, samples);
        Set<Symbol> forPrediction = Block.needed(
                tasks.stream().map(Task::assignment).toList(), Set.copyOf(visible.values()));
        for (Phase phase : Phase.values()) {
            sections.add(assembler(forPrediction).assemble(ordered(tasks, phase)));
        }
        Set<Buffer> kept = Set.of(buffers.of(network.loss()));
        sections = DeadCode.remove(sections, kept).stream()
                .map(section -> section.stream().map(InlineLocals::in).toList())
                .map(section -> new RoutineSharing().share(section))
                .toList();
        return new KernelPlan(
                network,
                named(),
                ParameterPlanner.plan(network, buffers, gradients, this::lower),
                StoragePlanner.plan(sections, kept),
                sections.get(0),
                sections.get(1),
                sections.get(2),
                network.optimizer().filter(o -> parameterSize() > 0).map(o -> StepPlanner.plan(o, parameterSize(), samples, reads, buffers)));
    }

    private KernelAssembler assembler(Set<Symbol> forPrediction) {
        NestBuilder nests = new NestBuilder(samples, new ProductFinder(samples, reads), new HashSet<>(gradients.values()), shifted);
        return new KernelAssembler(nests, new Fusion(samples), forPrediction, this::lower);
    }

    private List<Statement> lower(List<Node> nodes) {
        Bindings bindings = new Bindings()
                .put(BatchMeans.SHARE, new Quantity.BatchShare())
                .put(BatchMeans.COUNT, new Quantity.BatchSize());
        Placement placement = new Placement(reads, samples);
        return SplitAccumulators.in(NestLowering.lower(nodes, new Addressing(buffers), placement, reads, bindings));
    }

    /**
     * The tasks of a phase; those that all samples share come first if they can, so that the loops over samples are neighbours.
     */
    private List<Task> ordered(List<Task> all, Phase phase) {
        List<Task> tasks =
                new ArrayList<>(all.stream().filter(t -> t.phase() == phase).toList());
        Set<Symbol> late = new HashSet<>();
        for (Task t : tasks) {
            if (samples.differ(t.target()) || t.mean() || !Collections.disjoint(late, reads.of(t.value()))) {
                late.add(t.target());
            }
        }
        tasks.sort((a, b) -> Boolean.compare(late.contains(a.target()), late.contains(b.target())));
        return tasks;
    }

    private int parameterSize() {
        return network.parameters().stream().mapToInt(p -> RowMajor.size(p.symbol())).sum();
    }

    /** The buffers that callers and the generated class itself know. */
    private Map<Symbol, Buffer> named() {
        Map<Symbol, Buffer> named = new HashMap<>();
        network.inputs().forEach(s -> named.put(s, buffers.of(s)));
        network.targets().forEach(s -> named.put(s, buffers.of(s)));
        visible.forEach((output, shown) -> named.put(output, buffers.of(shown)));
        named.put(network.loss(), buffers.of(network.loss()));
        return named;
    }
}
