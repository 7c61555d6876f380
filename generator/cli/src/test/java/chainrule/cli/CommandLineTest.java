package chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import chainrule.compiler.Studies;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What all commands have in common, and command lines that are wrong. */
class CommandLineTest {
    @TempDir
    Path folder;

    /** The words of a command line, in which a.csv is a file of the test's folder. */
    private Object[] words(String line) {
        Path data = folder.resolve("a.csv");
        try {
            Files.writeString(data, "1,2,3\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.replace("a.csv", data.toString()).split(" ");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("", "error: expected a command"),
                arguments("trian", " chainrule train or "),
                arguments("--bogus", "Unknown option: '--bogus'"),
                arguments("derive", "expected a SPEC, or an expression: -e EXPR"),
                arguments("derive A.net B.net", "Unmatched argument at index 2: 'B.net'"),
                arguments("derive A.net -o", "Missing required parameter for option '-o' (FILE)"),
                arguments("derive A.net -D", "Missing required parameter for option '-D' (DIM=VALUE)"),
                arguments("derive A.net -D n", "should be in KEY=VALUE format but was n"),
                arguments("derive A.net -D n=many", "'many' is not an int"),
                arguments("derive A.net -D n=0", "-D n: expected a size of at least 1, such as -D n=8"),
                arguments("derive A.net -D n=99999999999", "'99999999999' is not an int"),
                arguments("derive A.net --epochs 3", "Unknown options: '--epochs', '3'"),
                arguments("generate A.net", "Missing required option: '-d=DIR'"),
                arguments("generate -d out", "Missing required parameter: 'SPEC'"),
                arguments("generate A.net -d out --package a-b", "--package: expected a Java package name"),
                arguments("generate A.net -d out --package a.class", "--package: expected a Java package name"),
                arguments("train A.net", "Missing required option: '--data=FILE.csv'"),
                arguments("train A.net --data a.csv --epochs 0", "--epochs: expected a number from 1, got 0"),
                arguments("train A.net --data a.csv --epochs ten", "'ten' is not an int"),
                arguments("train A.net --data a.csv --batch 0", "--batch: expected a number from 1, got 0"),
                arguments("train A.net --data a.csv --test-fraction 1", "expected 0 to less than 1, got 1.0"),
                arguments("train A.net --data a.csv --test-fraction -0.1", "expected 0 to less than 1, got -0.1"),
                arguments("train A.net --data a.csv --test-fraction NaN", "expected 0 to less than 1, got NaN"),
                arguments("train A.net --data a.csv --seed x", "'x' is not a long"),
                arguments("run A.net --load a.npz", "Missing required option: '--save=OUT.npz'"),
                arguments("run A.net --save a.npz", "Missing required option: '--load=IN.npz'"),
                arguments(
                        "run A.net --load a.npz --save b.npz --steps -1", "--steps: expected a number from 0, got -1"),
                arguments("gradcheck", "Missing required parameter: 'SPEC'"),
                arguments("plan", "Missing required parameter: 'SPEC'"),
                arguments("new", "Missing required parameter: 'NAME'"),
                arguments("new 1st", "expected a name for a Java class, such as MyNet, got 1st"),
                arguments("new a/b", "expected a name for a Java class"),
                arguments("new a.b", "expected a name for a Java class"),
                arguments("new class", "expected a name for a Java class"),
                arguments("new net", "expected a name for a Java class"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void isRefused(String line, String message) {
        Object[] words = line.isEmpty() ? new Object[0] : line.split(" ");
        Ran ran = Ran.in(folder, words);
        ran.isRefused(2, message);
        assertThat(ran.err()).contains("--help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "derive", "worksheet", "explain", "diff", "generate", "plan", "train", "run", "gradcheck", "new"})
    void helpIsEverywhere(String command) {
        Object[] words = command.isEmpty() ? new Object[] {"--help"} : new Object[] {command, "--help"};
        String help = Ran.in(folder, words).isDone().out();
        assertThat(help).startsWith("Usage: chainrule " + command).contains("Exit status: 0 done, 1 the spec");
        assertThat(help.lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void theVersionIsThere() {
        assertThat(Ran.in(folder, "--version").isDone().out())
                .startsWith("chainrule ")
                .contains("(Java ");
    }

    /** A full disk, or a reader that has gone: nothing was done, and nobody may take it for done. */
    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version", "derive --help", "derive -e x^2", "derive -e x^2 --closed", "new Net"})
    void outputThatDoesNotArriveIsAFailure(String command) {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        StringWriter err = new StringWriter();
        Main main = new Main(
                folder, new Terminal(false, 100), Studies.STANDARD, Output.to(full), new PrintWriter(err));
        int status = main.run(command.split(" "));
        assertThat(err).hasToString("error: cannot write the output: No space left on device" + System.lineSeparator());
        assertThat(status).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"derive", "plan", "gradcheck", "generate -d out", "train --data a.csv", "run --load a.npz --save b.npz"})
    void aSpecThatIsNotThereIsNamed(String command) {
        Path missing = folder.resolve("None.net");
        Object[] words = words(command + " " + missing);
        Ran.in(folder, words).isRefused(1, missing + ":1:1: error: there is no such file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"derive", "plan", "gradcheck", "generate -d out", "train --data a.csv", "run --load a.npz --save b.npz"})
    void allThatIsWrongWithASpecIsPrinted(String command) {
        Path broken = Spec.broken(folder);
        Object[] words = words(command + " " + broken);
        Ran ran = Ran.in(folder, words);
        ran.isRefused(1, broken + ":4:6: error: ");
        assertThat(ran.err()).contains("did you mean `sigmoid`?", broken + ":5:15: error: ", "^");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"derive", "plan", "gradcheck", "generate -d out", "train --data a.csv", "run --load a.npz --save b.npz"})
    void aDimThatIsNotThereIsNamed(String command) {
        Object[] words = words(command + " " + Spec.twoLayers(folder) + " -D hiden=3");
        Ran.in(folder, words).isRefused(1, "hiden");
    }
}
