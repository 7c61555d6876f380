package chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void resultsDoNotTakeThePlaceOfWhatIsRead() throws IOException {
        Path spec = Files.copy(Spec.line(folder), folder.resolve("copy.txt"));
        Path link = Files.createSymbolicLink(folder.resolve("link.npz"), in);
        byte[] before = Files.readAllBytes(spec);
        Npz.write(in, arrays);
        for (Path read : new Path[] {in, link, spec, Spec.line(folder)}) {
            Ran.in(folder, "run", spec, "--load", in, "--save", read)
                    .isRefused(1, "error: " + read + ": is what is read, or a specification, and would be lost: choose another file");
        }
        Ran.in(folder, "derive", spec, "-o", spec).isRefused(1, "would be lost");
        Ran.in(folder, "explain", spec, "dl/da", "-o", spec).isRefused(1, "would be lost");
        assertThat(spec).hasBinaryContent(before);
        assertThat(Npz.read(in)).containsOnlyKeys("a", "b", "x", "y", "other");
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
        assertThat(results.get("grad.a").data()).isInstanceOf(option.equals("--double") ? double[].class : float[].class);
        assertThat(value(results, "grad.a")).isEqualTo(5);
        assertThat(value(results, "grad.b")).isEqualTo(1);
        assertThat(value(results, "param.a")).isEqualTo(2);
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
