package chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.compiler.Studies;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What a run of the command line did.
 *
 * @param status the exit status
 * @param out standard output
 * @param err standard error
 */
record Ran(int status, String out, String err) {

    /** Runs in this process; new files go to a folder. */
    static Ran in(Path folder, Object... arguments) {
        return in(folder, Studies.STANDARD, arguments);
    }

    /** The same with other studies. */
    static Ran in(Path folder, Studies studies, Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        Main main = new Main(folder, new Terminal(false, 100), studies, Output.to(out), new PrintWriter(err));
        int status = main.run(words);
        return new Ran(status, out.toString(StandardCharsets.UTF_8), err.toString());
    }

    /** Done, with nothing to complain about. */
    Ran isDone() {
        assertThat(err).isEmpty();
        assertThat(status).isZero();
        return this;
    }

    /** Failed with this status and message, without a stack trace and without output. */
    void isRefused(int expectedStatus, String message) {
        assertThat(err).contains(message).doesNotContain("\tat ", "Exception");
        assertThat(out).isEmpty();
        assertThat(status).isEqualTo(expectedStatus);
    }
}
