package chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.runtime.NpyArray;
import chainrule.runtime.Npz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** p = a x + b with a = 2, b = 1 on the points (1, 4) and (3, 5): errors of -1 and 2. */
class RunCommandTest {
    @TempDir
    Path folder;

    private final Map<String, NpyArray> arrays = new HashMap<>();
    private Path in;
    private Path out;

    @BeforeEach
    void arrays() {
        in = folder.resolve("in.npz");
        out = folder.resolve("out.npz");
        arrays.put("a", NpyArray.ofValue(2));
        arrays.put("b", NpyArray.ofValue(1));
        arrays.put("x", NpyArray.of(new double[] {1, 3}, 2));
        arrays.put("y", NpyArray.of(new long[] {4, 5}, 2));
        arrays.put("other", NpyArray.ofValue(7));
    }

    private Ran run(Path spec, Object... more) throws IOException {
        Npz.write(in, arrays);
        Object[] words = new Object[6 + more.length];
        System.arraycopy(new Object[] {"run", spec, "--load", in, "--save", out}, 0, words, 0, 6);
        System.arraycopy(more, 0, words, 6, more.length);
        return Ran.in(folder, words);
    }

    private static double value(Map<String, NpyArray> results, String name) {
        return results.get(name).toDoubles()[0];
    }

    @ParameterizedTest
    @ValueSource(strings = {"--steps=0", "--double"})
    void savesLossOutputsAndGradients(String option) throws IOException {
        run(Spec.line(folder), option).isDone();
        Map<String, NpyArray> results = Npz.read(out);
        assertThat(results).containsOnlyKeys("loss", "p", "grad.a", "grad.b", "param.a", "param.b");
        assertThat(results.get("loss").shape()).isEmpty();
        assertThat(value(results, "loss")).isEqualTo(2.5);
        assertThat(results.get("p").shape()).containsExactly(2);
        assertThat(results.get("p").toDoubles()).containsExactly(3, 7);
        assertThat(value(results, "grad.a")).isEqualTo(5);
        assertThat(value(results, "grad.b")).isEqualTo(1);
        assertThat(value(results, "param.a")).isEqualTo(2);
    }

    @Test
    void precisionIsThatOfTheClass() throws IOException {
        run(Spec.line(folder)).isDone();
        assertThat(Npz.read(out).get("grad.a").data()).isInstanceOf(float[].class);
        run(Spec.line(folder), "--double").isDone();
        assertThat(Npz.read(out).get("grad.a").data()).isInstanceOf(double[].class);
    }

    @Test
    void parametersAreThoseAfterTheLastStep() throws IOException {
        run(Spec.line(folder), "--double", "--steps", 2).isDone();
        Map<String, NpyArray> results = Npz.read(out);
        assertThat(value(results, "loss")).isEqualTo(2.5);
        assertThat(value(results, "grad.a")).isEqualTo(5);
        double a = 2;
        double b = 1;
        for (int step = 0; step < 2; step++) {
            double first = a + b - 4;
            double second = 3 * a + b - 5;
            a -= 0.1 * (first + 3 * second);
            b -= 0.1 * (first + second);
        }
        assertThat(value(results, "param.a")).isCloseTo(a, within(1e-12));
        assertThat(value(results, "param.b")).isCloseTo(b, within(1e-12));
    }

    @Test
    void allThatDoesNotFitIsListed() throws IOException {
        arrays.remove("b");
        arrays.put("x", NpyArray.of(new double[] {1, 2, 3}, 3));
        arrays.put("y", NpyArray.of(new double[] {1, 2}, 2, 1));
        Ran ran = run(Spec.line(folder));
        ran.isRefused(1, in + " does not fit Line");
        assertThat(ran.err())
                .contains("b: expected an array of shape [], it is missing")
                .contains("y: expected an array of shape [3], got [2, 1]");
        assertThat(out).doesNotExist();
    }

    @Test
    void classesAreChecked() throws IOException {
        arrays.clear();
        arrays.put("z.W", NpyArray.of(new float[6], 3, 2));
        arrays.put("z.b", NpyArray.of(new float[3], 3));
        arrays.put("x", NpyArray.of(new float[] {1, 2, 3, 4}, 2, 2));
        arrays.put("t", NpyArray.of(new long[] {0, 3}, 2));
        run(Spec.classes(folder)).isRefused(1, "t: expected classes from 0 to 2, got 3");
        arrays.put("t", NpyArray.of(new int[] {0, 2}, 2));
        run(Spec.classes(folder)).isDone();
        assertThat(value(Npz.read(out), "loss")).isCloseTo(Math.log(3), within(1e-6));
        assertThat(Npz.read(out).get("p").shape()).containsExactly(2, 3);
    }

    @Test
    void aBatchHasSamples() throws IOException {
        arrays.put("x", NpyArray.of(new double[0], 0));
        arrays.put("y", NpyArray.of(new double[0], 0));
        run(Spec.line(folder)).isRefused(1, "x: expected a batch of at least one sample");
    }

    /** What there is can be looked at, so that the sample that is at fault is found. */
    @Test
    void aLossThatIsNoNumberIsASentenceAndTheRestIsSaved() throws IOException {
        arrays.put("x", NpyArray.of(new double[] {1, 1e300}, 2));
        run(Spec.line(folder), "--double").isRefused(1, "error: the loss l is Infinity after 0 steps");
        Map<String, NpyArray> results = Npz.read(out);
        assertThat(results).containsOnlyKeys("loss", "p", "grad.a", "grad.b", "param.a", "param.b");
        assertThat(value(results, "loss")).isInfinite();
        assertThat(results.get("p").toDoubles()).containsExactly(3, 2e300);
        assertThat(value(results, "grad.a")).isInfinite();
        assertThat(value(results, "grad.b")).isEqualTo(2e300);
        assertThat(value(results, "param.a")).isEqualTo(2);
    }

    @Test
    void aLossThatBecomesNoNumberLeavesTheFirstStepAndTheLastParameters() throws IOException {
        arrays.put("x", NpyArray.of(new double[] {1e100, 1e100}, 2));
        Ran ran = run(Spec.line(folder), "--double", "--steps", 5);
        ran.isRefused(1, "error: the loss l is Infinity after 1 step: expected");
        assertThat(ran.err()).contains("; " + out + " has what there is");
        assertThat(value(Npz.read(out), "loss")).isFinite();
        assertThat(value(Npz.read(out), "param.a")).isFinite().isNotEqualTo(2);
    }

    @Test
    void aFileThatIsNoneIsNamed() throws IOException {
        Path text = Files.writeString(folder.resolve("text.npz"), "text");
        Ran.in(folder, "run", Spec.line(folder), "--load", text, "--save", out)
                .isRefused(1, text + " is not an .npz file, as numpy.savez writes it");
        Path missing = folder.resolve("none.npz");
        Ran.in(folder, "run", Spec.line(folder), "--load", missing, "--save", out)
                .isRefused(1, missing + ": no such file or folder");
    }

    @Test
    void stepsNeedAnOptimizer() throws IOException {
        run(Spec.withoutStep(folder), "--steps", 1).isRefused(1, "has no `step`");
    }
}
