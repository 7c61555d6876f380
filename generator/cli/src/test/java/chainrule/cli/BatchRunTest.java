package chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chainrule.cli.data.NpzBatch;
import chainrule.cli.data.UserError;
import chainrule.compiler.CompileRequest;
import chainrule.compiler.LoadedNetwork;
import chainrule.compiler.Studies;
import chainrule.runtime.NeuralNetwork;
import chainrule.runtime.NpyArray;
import chainrule.runtime.Npz;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** p = a x + b with a = 2, b = 1 on the points (1, 4) and (3, 5): errors of -1 and 2. Both classes are made once. */
class BatchRunTest {
    @TempDir
    static Path specs;

    @TempDir
    Path folder;

    private static LoadedNetwork line;
    private static LoadedNetwork classes;

    private final Map<String, NpyArray> arrays = new HashMap<>();

    @BeforeAll
    static void classesOnce() {
        line = load(Spec.line(specs));
        classes = load(Spec.classes(specs));
    }

    private static LoadedNetwork load(Path spec) {
        return Specs.load(Studies.STANDARD.toRun(new CompileRequest(spec, Map.of(), "", true)));
    }

    @BeforeEach
    void arrays() {
        arrays.put("a", NpyArray.ofValue(2));
        arrays.put("b", NpyArray.ofValue(1));
        arrays.put("x", NpyArray.of(new double[] {1, 3}, 2));
        arrays.put("y", NpyArray.of(new long[] {4, 5}, 2));
    }

    private BatchRun run(LoadedNetwork loaded, int steps) throws IOException {
        Path in = folder.resolve("in.npz");
        Npz.write(in, arrays);
        NpzBatch batch = NpzBatch.read(in, loaded.create(1));
        NeuralNetwork network = loaded.create(batch.size());
        batch.setParameters(network);
        return BatchRun.of(network, batch, steps);
    }

    private static double value(BatchRun done, String name) {
        return done.results().get(name).toDoubles()[0];
    }

    @Test
    void parametersAreThoseAfterTheLastStep() throws IOException {
        BatchRun done = run(line, 2);
        assertThat(done.problem()).isEmpty();
        assertThat(value(done, "loss")).isEqualTo(2.5);
        assertThat(value(done, "grad.a")).isEqualTo(5);
        double a = 2;
        double b = 1;
        for (int step = 0; step < 2; step++) {
            double first = a + b - 4;
            double second = 3 * a + b - 5;
            a -= 0.1 * (first + 3 * second);
            b -= 0.1 * (first + second);
        }
        assertThat(value(done, "param.a")).isCloseTo(a, within(1e-12));
        assertThat(value(done, "param.b")).isCloseTo(b, within(1e-12));
    }

    @Test
    void allThatDoesNotFitIsListed() {
        arrays.remove("b");
        arrays.put("x", NpyArray.of(new double[] {1, 2, 3}, 3));
        arrays.put("y", NpyArray.of(new double[] {1, 2}, 2, 1));
        assertThatThrownBy(() -> run(line, 0))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("in.npz does not fit Line")
                .hasMessageContaining("b: expected an array of shape [], it is missing")
                .hasMessageContaining("y: expected an array of shape [3], got [2, 1]");
    }

    @Test
    void classesAreChecked() throws IOException {
        arrays.clear();
        arrays.put("z.W", NpyArray.of(new float[6], 3, 2));
        arrays.put("z.b", NpyArray.of(new float[3], 3));
        arrays.put("x", NpyArray.of(new float[] {1, 2, 3, 4}, 2, 2));
        arrays.put("t", NpyArray.of(new long[] {0, 3}, 2));
        assertThatThrownBy(() -> run(classes, 0)).hasMessageContaining("t: expected classes from 0 to 2, got 3");
        arrays.put("t", NpyArray.of(new int[] {0, 2}, 2));
        BatchRun done = run(classes, 0);
        assertThat(value(done, "loss")).isCloseTo(Math.log(3), within(1e-6));
        assertThat(done.results().get("p").shape()).containsExactly(2, 3);
    }

    @Test
    void aBatchHasSamples() {
        arrays.put("x", NpyArray.of(new double[0], 0));
        arrays.put("y", NpyArray.of(new double[0], 0));
        assertThatThrownBy(() -> run(line, 0)).hasMessageContaining("x: expected a batch of at least one sample");
    }

    /** The first step as it was, and the parameters from before the loss that is no number. */
    @Test
    void aLossThatBecomesNoNumberEndsTheRun() throws IOException {
        arrays.put("x", NpyArray.of(new double[] {1e100, 1e100}, 2));
        BatchRun done = run(line, 5);
        assertThat(done.problem()).hasValueSatisfying(p -> assertThat(p).startsWith("the loss l is Infinity after 1 step: "));
        assertThat(value(done, "loss")).isFinite();
        assertThat(value(done, "param.a")).isFinite().isNotEqualTo(2);
    }
}
