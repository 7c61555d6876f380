package chainrule.plan.run;

import chainrule.model.Optimizer;
import chainrule.plan.Buffer;
import chainrule.plan.Kernel;
import chainrule.plan.KernelPlan;
import chainrule.runtime.ElementType;
import chainrule.runtime.SeededRandom;
import chainrule.symbolic.Symbol;
import java.util.Arrays;
import java.util.List;

/**
 * Executes a plan as the generated class does, to the bit: in the same order, with the same rounding and the same functions.
 * Numbers are given and returned as doubles, classes too. It does not check the order of calls; a place outside of its buffer is an
 * IndexOutOfBoundsException.
 */
public final class PlanInterpreter {

    private final KernelPlan plan;
    private final Arithmetic arithmetic;
    private final Memory memory;
    private final Moment now;

    /**
     * A network whose parameters are all 0.
     *
     * @param type FLOAT or DOUBLE
     * @param capacity the most samples that a call can bring
     */
    public PlanInterpreter(KernelPlan plan, ElementType type, int capacity) {
        this.plan = plan;
        this.arithmetic = Arithmetic.of(type);
        this.memory = new Memory(plan, capacity);
        this.now = new Moment(
                memory,
                plan.network().optimizer().stream()
                        .flatMap(o -> o.hyperparameters().stream())
                        .mapToDouble(h -> h.value().doubleValue())
                        .toArray());
    }

    private void run(List<Kernel> kernels) {
        StatementInterpreter statements = new StatementInterpreter(now, arithmetic);
        kernels.forEach(k -> statements.run(k.statements()));
    }

    /** Gives parameters and the optimizer's state their first values. */
    public void initialize(long seed) {
        now.random = new SeededRandom(seed);
        run(plan.parameters().stream().map(KernelPlan.PlannedParameter::initialization).toList());
        zeroGrad();
        List<Optimizer.State> states = plan.network().optimizer().map(Optimizer::states).orElse(List.of());
        for (int k = 0; k < memory.states.size(); k++) {
            Arrays.fill(memory.states.get(k), arithmetic.round(states.get(k).initial().doubleValue()));
        }
        now.steps = 0;
    }

    /** The parameters in the order of declaration: the network's own array. */
    public double[] parameters() {
        return memory.parameters;
    }

    /** The gradients, where their parameters are: the network's own array. */
    public double[] gradients() {
        return memory.gradients;
    }

    /** An optimizer's state, by its place among the states: the network's own array. */
    public double[] state(int position) {
        return memory.states.get(position);
    }

    /** From inputs, in their order, to all that loss and backward need. */
    public void forward(List<double[]> inputs, int n) {
        take(plan.network().inputs(), inputs, n);
        run(plan.forward());
    }

    /** From inputs, in their order, to outputs alone. */
    public void predict(List<double[]> inputs, int n) {
        take(plan.network().inputs(), inputs, n);
        run(plan.forward().stream().filter(Kernel::forPrediction).toList());
    }

    private void take(List<Symbol> symbols, List<double[]> arrays, int n) {
        now.batch = n;
        for (int k = 0; k < symbols.size(); k++) {
            memory.put(plan.buffers().get(symbols.get(k)), arrays.get(k), 0);
        }
    }

    /** The mean loss of the batch of the last forward. */
    public double loss(List<double[]> targets) {
        take(plan.network().targets(), targets, now.batch);
        run(plan.loss());
        Buffer loss = plan.lossBuffer();
        double[] values = values(plan.network().loss());
        double mean = loss.perSample() ? Arrays.stream(values).reduce(0, Double::sum) / now.batch : values[0];
        return arithmetic.round(mean);
    }

    public void zeroGrad() {
        Arrays.fill(memory.gradients, 0);
    }

    /** Adds the gradients of the last loss. */
    public void backward() {
        run(plan.backward());
    }

    /** One step of the optimizer. */
    public void step() {
        now.steps++;
        run(plan.step().map(KernelPlan.PlannedStep::kernel).stream().toList());
    }

    /** The values of an output or of the losses: sample after sample, as many as the last call brought. */
    public double[] values(Symbol symbol) {
        Buffer b = plan.buffers().get(symbol);
        int count = b.perSample() ? now.batch * b.size() : b.size();
        return Arrays.copyOf(memory.of(b).array(), count);
    }

    /** Overwrites all that is computed in between with a number: the next forward must not depend on it. */
    public void spoil(double value) {
        memory.spoil(value);
    }
}
