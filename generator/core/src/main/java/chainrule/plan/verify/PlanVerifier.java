package chainrule.plan.verify;

import chainrule.plan.Buffer;
import chainrule.plan.Kernel;
import chainrule.plan.KernelPlan;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks a plan before anything is emitted from it: what is read was written before and not overwritten since by a buffer that
 * shares its array, offsets stay in their buffers, loops run. A plan that fails is an error in the planner.
 */
public final class PlanVerifier {

    private final KernelPlan plan;

    private PlanVerifier(KernelPlan plan) {
        this.plan = plan;
    }

    /** @throws IllegalStateException with what is wrong and in which kernel */
    public static void verify(KernelPlan plan) {
        PlanVerifier verifier = new PlanVerifier(plan);
        verifier.verifyTraining();
        verifier.verifyPrediction();
        Contents nothing = new Contents(plan);
        plan.parameters().forEach(p -> run(List.of(p.initialization()), nothing, Set.of(p.values())));
        plan.step().ifPresent(s -> run(List.of(s.kernel()), nothing, stepBuffers(s)));
    }

    /** Backward twice, and loss once more: each may be called again. */
    private void verifyTraining() {
        Contents contents = new Contents(plan);
        Set<Buffer> given = given(plan.network().inputs());
        plan.parameters().forEach(p -> given.add(p.values()));
        run(plan.forward(), contents, given);
        given.addAll(given(plan.network().targets()));
        plan.parameters().forEach(p -> given.add(p.gradient()));
        run(plan.loss(), contents, given);
        contents.check(plan.lossBuffer(), "the loss");
        run(plan.backward(), contents, given);
        run(plan.backward(), contents, given);
        run(plan.loss(), contents, given);
    }

    private void verifyPrediction() {
        Contents contents = new Contents(plan);
        Set<Buffer> given = given(plan.network().inputs());
        plan.parameters().forEach(p -> given.add(p.values()));
        run(plan.forward().stream().filter(Kernel::forPrediction).toList(), contents, given);
        plan.network().outputs().forEach(s -> contents.check(plan.buffers().get(s), "the output"));
    }

    private static void run(List<Kernel> kernels, Contents contents, Set<Buffer> given) {
        for (Kernel k : kernels) {
            try {
                new KernelVerifier(contents, given).verify(k.body());
            } catch (IllegalStateException e) {
                throw new IllegalStateException("in the kernel of " + String.join(", ", k.computes()) + ": " + e.getMessage(), e);
            }
        }
    }

    private Set<Buffer> given(List<Symbol> symbols) {
        Set<Buffer> given = new HashSet<>();
        symbols.forEach(s -> given.add(plan.buffers().get(s)));
        return given;
    }

    private static Set<Buffer> stepBuffers(KernelPlan.PlannedStep step) {
        List<Buffer> all = new ArrayList<>(step.states());
        all.add(step.theta());
        all.add(step.gradient());
        return new HashSet<>(all);
    }
}
