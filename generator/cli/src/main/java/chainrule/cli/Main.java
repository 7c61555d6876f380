package chainrule.cli;

import chainrule.compiler.Studies;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;

/** Where the command line starts. */
public final class Main {
    private final Path folder;
    private final Terminal terminal;
    private final Studies studies;
    private final PrintWriter out;
    private final PrintWriter err;

    /**
     * @param folder where a new file goes
     * @param terminal where the output goes
     * @param studies of what the commands are told
     */
    Main(Path folder, Terminal terminal, Studies studies, PrintWriter out, PrintWriter err) {
        this.folder = folder;
        this.terminal = terminal;
        this.studies = studies;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        Main main = new Main(
                Path.of(""),
                Terminal.ofSystem(),
                Studies.STANDARD,
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err));
        System.exit(main.run(arguments));
    }

    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** Options with a blank before their values, as most people type them; the equals sign is understood as well. */
    private static CommandLine.Help help(CommandLine.Model.CommandSpec command, CommandLine.Help.ColorScheme colours) {
        command.parser().separator(" "); // for the text only: whoever asks for help gets nothing else done
        command.usageMessage().sortOptions(false);
        return new CommandLine.Help(command, colours);
    }

    /** Runs a command and returns its exit status. */
    int run(String... arguments) {
        CommandLine line = new CommandLine(new Chainrule(folder, terminal, studies))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(terminal.columns())
                .setHelpFactory(Main::help)
                .setParameterExceptionHandler(Failures::ofCommandLine)
                .setExecutionExceptionHandler((e, command, parsed) -> Failures.of(e, command.getErr()));
        try {
            return line.execute(arguments);
        } catch (Error e) { // an exhausted heap or stack; picocli hands on exceptions only
            return Failures.of(e, err);
        } finally {
            out.flush();
            err.flush();
        }
    }
}
