package chainrule.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChecksTest {
    private static final int[] CLASSES = {0, 9, 3, 12};
    private static final List<TensorInfo> KNOWN =
            List.of(TensorInfo.data("W1", ElementType.FLOAT, 4, 2), TensorInfo.data("b1", ElementType.FLOAT, 4));

    static Stream<Arguments> failures() {
        return Stream.of(
                failure(() -> Checks.capacity(0, 5), "expected a batch capacity of at least 1, got 0"),
                failure(
                        () -> Checks.capacity(3000, 1_000_000),
                        "expected a batch capacity of at most 2147, the limit of a Java array, got 3000"),
                failure(() -> Checks.batch(0, 32), "expected a batch of 1 to 32 samples, got 0"),
                failure(() -> Checks.batch(40, 32), "expected a batch of 1 to 32 samples, got 40"),
                failure(
                        () -> Checks.sameBatch(16, 32),
                        "expected the targets of the 32 samples of forward, got 16 samples"),
                failure(
                        () -> Checks.data("x", 60, 32, 2),
                        "x: expected at least n*2 = 64 values for n = 32 samples, got 60"),
                failure(
                        () -> Checks.data("x", 60, 1 << 20, 1 << 20),
                        "x: expected at least n*1048576 = 1099511627776 values for n = 1048576 samples, got 60"),
                failure(() -> Checks.parameter("W1", 6, 8), "W1: expected 8 values, got 6"),
                failure(() -> Checks.parameter("W1", 9, 8), "W1: expected 8 values, got 9"),
                failure(() -> Checks.classes("t", CLASSES, 4, 10), "t[3] = 12 is not a class: expected 0 to 9"),
                failure(() -> Checks.classes("t", new int[] {-1}, 1, 10), "t[0] = -1 is not a class: expected 0 to 9"),
                failure(
                        () -> Checks.finite("l", Double.NaN, 12),
                        "the loss l is NaN after 12 steps: expected a finite number;"
                                + " check the inputs, or lower the rate"),
                failure(
                        () -> Checks.hyperparameter("rate", Double.NaN),
                        "the optimizer's rate: expected a finite number from 0, got NaN"),
                failure(
                        () -> Checks.hyperparameter("rate", Double.POSITIVE_INFINITY),
                        "the optimizer's rate: expected a finite number from 0, got Infinity"),
                failure(
                        () -> Checks.hyperparameter("beta1", -0.5f),
                        "the optimizer's beta1: expected a finite number from 0, got -0.5"),
                failure(
                        Stage.START::requireForward,
                        "loss needs forward first: a training step calls forward, loss, zeroGrad, backward, step"),
                failure(
                        Stage.FORWARDED::requireLoss,
                        "backward needs loss first: a training step calls forward, loss, zeroGrad, backward, step"),
                failure(
                        Stage.CHANGED::requireLoss,
                        "backward needs forward and loss first, for the parameters have changed since the last forward: a"
                                + " training step calls forward, loss, zeroGrad, backward, step"),
                failure(
                        Stage.PREDICTED::requireForward,
                        "loss needs forward first, for predict has overwritten what the last forward kept: a training step"
                                + " calls forward, loss, zeroGrad, backward, step"),
                failure(
                        () -> Checks.count(new Object[1], KNOWN),
                        "expected an array for each of [W1[4, 2], b1[4]], got 1"),
                failure(() -> Checks.floats("x", new double[1]), "x: expected float[], got double[]"),
                failure(() -> Checks.doubles("x", null), "x: expected double[], got null"),
                failure(() -> Checks.ints("t", new float[1]), "t: expected int[], got float[]"),
                failure(
                        () -> {
                            throw Checks.unknown("parameter", "W3", KNOWN);
                        },
                        "there is no parameter W3: expected one of W1, b1"));
    }

    private static Arguments failure(ThrowingCallable call, String message) {
        return arguments(message, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void saysWhatWasExpected(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(RuntimeException.class).hasMessage(message);
    }

    @Test
    void goodArgumentsPassAndAllocateNothing() {
        Object[] arrays = {new float[64], new int[4]};
        assertThat(Allocation.of(() -> {
                    Checks.capacity(32, 10);
                    Checks.batch(32, 32);
                    Checks.sameBatch(32, 32);
                    Checks.data("x", 64, 32, 2);
                    Checks.data("x", 70, 32, 2);
                    Checks.parameter("W1", 8, 8);
                    Checks.classes("t", CLASSES, 3, 10);
                    Checks.finite("l", 0.5f, 3);
                    Checks.hyperparameter("rate", 0);
                    Stage.LOSS.requireForward();
                    Stage.LOSS.requireLoss();
                    Checks.count(arrays, KNOWN);
                    Checks.floats("x", arrays[0]);
                    Checks.ints("t", arrays[1]);
                }))
                .isZero();
    }
}
