package chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.runtime.Npz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
    @TempDir
    Path folder;

    private Path data(String text) throws IOException {
        return Files.writeString(folder.resolve("data.csv"), text);
    }

    /** Three clouds of points, which a line separates from one another. */
    private Path clouds(String... names) throws IOException {
        StringBuilder text = new StringBuilder("first,second,class\n");
        for (int i = 0; i < 60; i++) {
            int cloud = i % 3;
            double x = (cloud == 0 ? 3 : 0) + (i * 7 % 11) / 11.0;
            double y = (cloud == 1 ? 3 : 0) + (i * 5 % 13) / 13.0;
            text.append(x)
                    .append(',')
                    .append(y)
                    .append(',')
                    .append(names[cloud])
                    .append('\n');
        }
        return data(text.toString());
    }

    @Test
    void learnsClasses() throws IOException {
        Path save = folder.resolve("three.npz");
        String out = Ran.in(folder, "train", Spec.classes(folder), "--data", clouds("0", "1", "2"), "--save", save)
                .isDone()
                .out();
        assertThat(out)
                .containsPattern("generated and compiled the class Three: \\d+ lines, 9 parameters")
                .contains("60 samples (line 1 is a header): 48 to train on, 12 held out, seed 1")
                .contains("epoch   1  loss ", "epoch 100  loss ")
                .contains("held out  loss 0.", "accuracy 1 (12 of 12)")
                .contains("saved the parameters as " + save);
        assertThat(Npz.read(save)).containsKeys("z.W", "z.b");
    }

    @Test
    void namesOfClassesAreNumberedInTheirOrder() throws IOException {
        String out = Ran.in(
                        folder, "train", Spec.classes(folder), "--data", clouds("rose", "tulip", "iris"), "--epochs", 3)
                .isDone()
                .out();
        assertThat(out).contains("classes of t: 0 = iris, 1 = rose, 2 = tulip");
    }

    @Test
    void learnsNumbers() throws IOException {
        Path data = data("0,3\n1,5\n2,7\n-1,1\n0.5,4\n");
        String out = Ran.in(folder, "train", Spec.line(folder), "--data", data, "--batch", 2, "--test-fraction", 0)
                .isDone()
                .out();
        assertThat(out).contains("5 samples: 5 to train on, 0 held out").containsPattern("training +loss .*RMSE ");
        assertThat(out).doesNotContain("held out  ");
    }

    @Test
    void standardizesOnRequest() throws IOException {
        Path data = data("100,3\n200,5\n300,7\n");
        String out = Ran.in(folder, "train", Spec.line(folder), "--data", data, "--standardize", "--test-fraction", 0)
                .isDone()
                .out();
        assertThat(out).contains("mean of x: 200", "standard deviation of x: 81.65");
    }

    @Test
    void printsTheDerivationOnRequest() throws IOException {
        String out = Ran.in(folder, "train", Spec.line(folder), "--data", data("0,3\n1,5\n"), "--derive")
                .isDone()
                .out();
        assertThat(out).contains("∂l/∂a").contains("held out");
    }

    /** All that can be wrong with a file is in CsvFileTest. */
    @Test
    void badDataIsRefused() throws IOException {
        Path save = folder.resolve("a.npz");
        Ran ran = Ran.in(folder, "train", Spec.line(folder), "--data", data(",2\n1,2\n"), "--save", save);
        assertThat(ran.err())
                .contains("data.csv:1: error: expected a number in column 1, which is x; got nothing")
                .doesNotContain("Exception");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(save).doesNotExist();
    }

    /** The model of the last whole epoch is not lost. */
    @Test
    void parametersAreSavedAfterEachEpoch() throws IOException {
        Path save = folder.resolve("a.npz");
        Path data = data("1e12,1\n-1e12,2\n");
        Ran ran = Ran.in(folder, "train", Spec.line(folder), "--data", data, "--save", save, "--test-fraction", 0);
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("the loss l is ", "; " + save + " has the parameters after epoch 1");
        assertThat(Npz.read(save)).containsKeys("a", "b");
    }

    @Test
    void dataThatIsNotThereIsNamed() {
        Path missing = folder.resolve("none.csv");
        Ran ran = Ran.in(folder, "train", Spec.line(folder), "--data", missing);
        assertThat(ran.err()).isEqualToIgnoringNewLines("error: " + missing + ": no such file or folder");
        assertThat(ran.status()).isEqualTo(1);
    }

    @Test
    void whereTheResultCannotGoThereIsNoTraining() throws IOException {
        Path nowhere = folder.resolve("none/a.npz");
        Ran.in(folder, "train", Spec.line(folder), "--data", data("1,2\n3,4\n"), "--save", nowhere)
                .isRefused(1, nowhere + ": there is no folder " + nowhere.getParent());
        Ran.in(folder, "train", Spec.line(folder), "--data", data("1,2\n3,4\n"), "--save", folder)
                .isRefused(1, folder + ": is a folder, expected a file");
        Path noFolder = Path.of("/proc/a.npz");
        if (Files.isDirectory(noFolder.getParent())) {
            Ran.in(folder, "train", Spec.line(folder), "--data", data("1,2\n3,4\n"), "--save", noFolder)
                    .isRefused(1, noFolder + ": no such file or folder");
        }
        Path device = Path.of("/dev/full");
        if (Files.exists(device)) {
            Ran.in(folder, "train", Spec.line(folder), "--data", data("1,2\n3,4\n"), "--save", device)
                    .isRefused(1, device + ": is a device or a pipe, expected a file");
        }
    }

    @Test
    void withoutAStepThereIsNoTraining() throws IOException {
        Ran.in(folder, "train", Spec.withoutStep(folder), "--data", data("1\n2\n"))
                .isRefused(1, "has no `step`, and so no way to train: add one, such as `step sgd(rate = 0.1)`");
    }
}
