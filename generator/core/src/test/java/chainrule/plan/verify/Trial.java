package chainrule.plan.verify;

import chainrule.model.Network;
import chainrule.plan.Buffer;
import chainrule.plan.KernelPlan;
import chainrule.plan.run.PlanInterpreter;
import chainrule.runtime.ElementType;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A plan run on data: it must leave no buffer, and what comes of it must not depend on what memory held before. */
final class Trial {

    /** Below and above the smallest groups of samples that loops make. */
    private static final int[] FEW = {1, 11};
    /** The same with groups of panels. */
    private static final int[] MANY = {1, 11, 43};

    private final KernelPlan plan;
    private final PlanInterpreter run;
    private final List<double[]> results = new ArrayList<>();

    private Trial(KernelPlan plan, int n) {
        this.plan = plan;
        this.run = new PlanInterpreter(plan, ElementType.DOUBLE, n);
    }

    static boolean fails(KernelPlan plan) {
        boolean panels = plan.arrays().stream().anyMatch(a -> a.panels() > 0);
        return Arrays.stream(panels ? MANY : FEW).anyMatch(n -> fails(plan, n));
    }

    private static boolean fails(KernelPlan plan, int n) {
        try {
            List<double[]> one = new Trial(plan, n).results(n, Double.NaN);
            List<double[]> other = new Trial(plan, n).results(n, 0.7);
            return !Arrays.deepEquals(one.toArray(), other.toArray());
        } catch (RuntimeException e) {
            return true;
        }
    }

    private List<double[]> results(int n, double before) {
        Random random = new Random(n);
        Network network = plan.network();
        List<double[]> inputs = data(network.inputs(), n, random);
        List<double[]> targets = data(network.targets(), n, random);
        Arrays.fill(run.parameters(), before);
        run.spoil(before);
        run.initialize(n);
        keep(run.parameters());
        Arrays.setAll(run.parameters(), k -> 0.1 + random.nextDouble());
        run.forward(inputs, n);
        keep(run.loss(targets));
        outputs();
        run.backward();
        run.backward();
        keep(run.gradients());
        keep(run.loss(targets));
        run.step();
        keep(run.parameters());
        run.spoil(before);
        run.predict(inputs, n);
        outputs();
        return results;
    }

    private void keep(double... values) {
        results.add(values.clone());
    }

    private void outputs() {
        plan.network().outputs().forEach(s -> keep(run.values(s)));
    }

    private List<double[]> data(List<Symbol> symbols, int n, Random random) {
        return symbols.stream().map(s -> data(plan.buffers().get(s), n, random)).toList();
    }

    private static double[] data(Buffer b, int n, Random random) {
        double[] values = new double[b.size() * n];
        Arrays.setAll(values, k -> b.isInteger() ? random.nextInt(b.classes()) : 0.1 + 0.8 * random.nextDouble());
        return values;
    }
}
