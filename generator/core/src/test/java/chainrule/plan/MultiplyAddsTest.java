package chainrule.plan;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.lowering.KernelPlanner;
import chainrule.testing.Derivations;
import chainrule.testing.PlanSpecs;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The products of a layer are those of its matrix, or of its windows, however they are cut into loops. */
class MultiplyAddsTest {

    /** 37 · 19; 5 · 4 + 3 · 5; a kernel of 3 · 2 · 3 · 3 at 5 · 4 places, 7 · 3. */
    @ParameterizedTest
    @CsvSource({"dense, 703", "softmax, 35", "convolution, 1101"})
    void forward(String kind, double perSample) {
        KernelPlan plan = plan(kind);
        assertThat(of(plan.forward())).isEqualTo(new MultiplyAdds(perSample, 0));
    }

    /** That of the weights, in panels over groups of samples, and of the biases. */
    @ParameterizedTest
    @CsvSource({"dense, 740"})
    void backward(String kind, double perSample) {
        assertThat(of(plan(kind).backward())).isEqualTo(new MultiplyAdds(perSample, 0));
    }

    private static KernelPlan plan(String kind) {
        return KernelPlanner.plan(Derivations.of(PlanSpecs.all().get(kind)).program());
    }

    private static MultiplyAdds of(List<Kernel> kernels) {
        return MultiplyAdds.of(kernels.stream().flatMap(k -> k.body().stream()).toList());
    }
}
