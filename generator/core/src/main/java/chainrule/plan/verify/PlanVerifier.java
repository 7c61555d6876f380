package chainrule.plan.verify;

import chainrule.plan.Buffer;
import chainrule.plan.Kernel;
import chainrule.plan.KernelPlan;
import chainrule.plan.Statement;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks a plan before anything is emitted from it: each element that is read was written before and not overwritten since by a
 * buffer that shares its array, places stay in their buffers for each size of the batch, also those in conditions, loops run. What
 * is checked is what is emitted: of a call, the routine with the call's buffers. A plan that fails is an error in the planner.
 */
public final class PlanVerifier {

    private final KernelPlan plan;
    /** What each kernel runs. */
    private final Map<Kernel, List<Statement>> statements = new IdentityHashMap<>();

    private PlanVerifier(KernelPlan plan) {
        this.plan = plan;
    }

    /** @throws IllegalStateException with what is wrong and in which kernel */
    public static void verify(KernelPlan plan) {
        PlanVerifier verifier = new PlanVerifier(plan);
        verifier.verifyTraining();
        verifier.verifyPrediction();
        plan.parameters().forEach(verifier::verifyInitialization);
        plan.step().ifPresent(s -> verifier.run(List.of(s.kernel()), new Contents(plan), stepBuffers(s)));
    }

    private void verifyInitialization(KernelPlan.PlannedParameter p) {
        Contents contents = new Contents(plan);
        run(List.of(p.initialization()), contents, Set.of());
        contents.check(p.values(), "whoever asks for a parameter");
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
        contents.check(plan.lossBuffer(), "the mean loss");
        checkOutputs(contents);
        run(plan.backward(), contents, given);
        run(plan.backward(), contents, given);
        run(plan.loss(), contents, given);
    }

    private void verifyPrediction() {
        Contents contents = new Contents(plan);
        Set<Buffer> given = given(plan.network().inputs());
        plan.parameters().forEach(p -> given.add(p.values()));
        run(plan.forward().stream().filter(Kernel::forPrediction).toList(), contents, given);
        checkOutputs(contents);
    }

    private void checkOutputs(Contents contents) {
        plan.network().outputs().forEach(s -> contents.check(plan.buffers().get(s), "whoever asks for an output"));
    }

    private void run(List<Kernel> kernels, Contents contents, Set<Buffer> given) {
        for (Kernel k : kernels) {
            try {
                new KernelVerifier(contents, given).verify(statements.computeIfAbsent(k, Kernel::statements));
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
