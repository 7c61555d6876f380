package chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.cli.data.CsvData;
import chainrule.cli.data.CsvFile;
import chainrule.cli.training.SavedEpochs;
import chainrule.cli.training.Training;
import chainrule.cli.training.TrainingPlan;
import chainrule.compiler.CompileRequest;
import chainrule.compiler.LoadedNetwork;
import chainrule.compiler.Studies;
import chainrule.runtime.NeuralNetwork;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training on a class that is made once: y = 2x + 1 on a few points. */
class TrainingTest {
    @TempDir
    static Path folder;

    private static LoadedNetwork line;

    private final StringWriter out = new StringWriter();

    @BeforeAll
    static void classOnce() {
        line = Specs.load(Studies.STANDARD.toRun(CompileRequest.of(Spec.line(folder))));
    }

    private static CsvData data(NeuralNetwork network, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), text);
        return CsvFile.read(file, network.inputs(), network.targets());
    }

    private Training training(long seed) {
        out.getBuffer().setLength(0);
        return new Training(new TrainingPlan(3, seed, 0.25, false), new PrintWriter(out), false);
    }

    private String shown(long seed) throws IOException {
        NeuralNetwork network = line.create(2);
        training(seed).run(network, data(network, "0,1\n1,3\n-1,-1\n0.5,2\n2,5\n"), epoch -> {});
        return out.toString();
    }

    @Test
    void theSeedDecides() throws IOException {
        String first = shown(7);
        assertThat(shown(7)).isEqualTo(first);
        assertThat(shown(8)).isNotEqualTo(first);
    }

    @Test
    void oneSampleIsOne() throws IOException {
        NeuralNetwork network = line.create(1);
        training(1).run(network, data(network, "0,1\n"), epoch -> {});
        assertThat(out.toString()).startsWith("1 sample: 1 to train on, 0 held out");
    }

    @Test
    void eachEpochIsSavedAsItIs() throws IOException {
        NeuralNetwork network = line.create(2);
        CsvData data = data(network, "0,1\n1,3\n-1,-1\n");
        Path file = folder.resolve("epochs.npz");
        List<float[]> saved = new ArrayList<>();
        List<float[]> now = new ArrayList<>();
        try (SavedEpochs epochs = new SavedEpochs(network, file)) {
            training(1).run(network, data, epoch -> {
                epochs.done(epoch);
                NeuralNetwork other = line.create(1);
                other.load(file);
                saved.add((float[]) other.parameter("a"));
                now.add((float[]) network.parameter("a"));
            });
        }
        assertThat(saved).hasSize(3).usingRecursiveComparison().isEqualTo(now);
        assertThat(saved.get(0)).isNotEqualTo(saved.get(2));
        assertThat(folder).isDirectoryNotContaining(f -> f.toString().endsWith(".tmp"));
    }
}
