package chainrule.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.emit.HandBuilt;
import chainrule.model.TrainingProgram;
import chainrule.plan.Buffer;
import chainrule.plan.BufferUse;
import chainrule.plan.Kernel;
import chainrule.plan.KernelPlan;
import chainrule.plan.Statement;
import chainrule.plan.WorkArray;
import chainrule.symbolic.ElementaryFunction;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KernelPlannerTest {

    private static KernelPlan plan(TrainingProgram p) {
        return KernelPlanner.plan(p);
    }

    private static Census census(List<Kernel> kernels) {
        return Census.of(kernels.stream().flatMap(k -> k.body().stream()).toList());
    }

    @Test
    void aSmallNetworkIsOneLoopOverTheSamplesEachWay() {
        KernelPlan plan = plan(HandBuilt.sigmoids(2, 4, 3));
        assertThat(plan.forward()).hasSize(1);
        assertThat(plan.backward()).hasSize(1);
        assertThat(census(plan.forward()).batchLoops()).isEqualTo(1);
        assertThat(census(plan.backward()).batchLoops()).isEqualTo(1);
    }

    @Test
    void whatOnlyTheSameLoopReadsIsNotStored() {
        KernelPlan plan = plan(HandBuilt.sigmoids(2, 4, 3));
        assertThat(names(plan)).doesNotContain("z1", "dz1").contains("z2", "yhat", "dz3");
    }

    private static Set<String> names(KernelPlan plan) {
        return plan.arrays().stream()
                .flatMap(a -> a.buffers().stream())
                .map(Buffer::name)
                .collect(Collectors.toSet());
    }

    @Test
    void theExponentialsOfASoftmaxAreComputedOnce() {
        Census forward = census(plan(HandBuilt.classes()).forward());
        assertThat(forward.calls(ElementaryFunction.EXP)).isEqualTo(1);
        assertThat(forward.loopsAround(ElementaryFunction.EXP)).isEqualTo(2);
        assertThat(forward.calls(ElementaryFunction.LOG)).isZero();
    }

    @Test
    void aDeltaBecomesAPlaceNotAComparison() {
        assertThat(census(plan(HandBuilt.classes()).backward()).choices()).isZero();
        Census scatter = census(plan(HandBuilt.embedding()).backward());
        assertThat(scatter.choices()).isZero();
        assertThat(scatter.largestLoop()).isEqualTo(6);
    }

    @Test
    void whatNeedsTargetsIsNotInForward() {
        KernelPlan plan = plan(HandBuilt.classes());
        Buffer t = plan.buffers().get(plan.network().targets().get(0));
        assertThat(BufferUse.of(bodies(plan.forward())).read()).doesNotContain(t);
        assertThat(BufferUse.of(bodies(plan.loss())).read()).contains(t);
    }

    private static List<Statement> bodies(List<Kernel> kernels) {
        return kernels.stream().flatMap(k -> k.body().stream()).toList();
    }

    @Test
    void largeProductsRunInPanels() {
        KernelPlan plan = plan(HandBuilt.sigmoids(19, 37, 23));
        assertThat(census(plan.forward()).views()).isPositive();
        assertThat(census(plan.backward()).views()).isPositive();
        assertThat(census(plan(HandBuilt.sigmoids(2, 4, 3)).forward()).views()).isZero();
    }

    @Test
    void arraysAreSharedByBuffersThatAreNotUsedTogether() {
        KernelPlan plan = plan(HandBuilt.sigmoids(19, 37, 23));
        assertThat(plan.arrays()).anySatisfy(a -> assertThat(a.buffers()).hasSizeGreaterThan(1));
        for (WorkArray a : plan.arrays()) {
            assertThat(a.buffers()).allSatisfy(b -> assertThat(b.size()).isLessThanOrEqualTo(a.size()));
            if (a.buffers().stream().anyMatch(b -> b.kind() == Buffer.Kind.OUTPUT)) {
                assertThat(a.buffers()).hasSize(1);
            }
        }
    }

    @Test
    void parametersLieOneAfterTheOther() {
        KernelPlan plan = plan(HandBuilt.sigmoids(2, 4, 3));
        assertThat(plan.parameters().stream().map(KernelPlan.PlannedParameter::offset)).containsExactly(0, 8, 12, 24);
        assertThat(plan.parameterSize()).isEqualTo(27);
    }
}
