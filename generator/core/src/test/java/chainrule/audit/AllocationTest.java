package chainrule.audit;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.testing.TrainingBatch;
import chainrule.testing.ExampleSpecs;
import chainrule.testing.GeneratedNetworks;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ten thousand training steps of a generated class allocate nothing, nor do as many predictions. */
class AllocationTest {

    private static final int CAPACITY = 3;

    private static Object sink;

    static Stream<Arguments> networks() {
        return Stream.of(
                        Named.of("homework", ExampleSpecs.samples().get("HomeworkBce")),
                        Named.of("softmax and Adam", ExampleSpecs.dense("DigitsLike", 64, 16, 10)),
                        Named.of("convolution", ExampleSpecs.CONVOLUTION))
                .flatMap(spec -> Stream.of(Arguments.of(spec, false), Arguments.of(spec, true)));
    }

    @ParameterizedTest(name = "{0}, in doubles: {1}")
    @MethodSource("networks")
    void nothingIsAllocated(String spec, boolean doublePrecision) {
        TrainingBatch batch = new TrainingBatch(GeneratedNetworks.load(spec, doublePrecision).create(CAPACITY));
        assertThat(Allocation.of(() -> trainOnBatchesOfTwoSizes(batch)))
                .as("bytes of training")
                .isZero();
        assertThat(Allocation.of(batch::predict)).as("bytes of predicting").isZero();
    }

    private static void trainOnBatchesOfTwoSizes(TrainingBatch batch) {
        batch.train(batch.size());
        batch.train(1);
    }

    @Test
    void whatIsAllocatedIsSeen() {
        assertThat(Allocation.of(() -> sink = new Object())).isGreaterThanOrEqualTo(Allocation.CALLS * 8L);
    }
}
