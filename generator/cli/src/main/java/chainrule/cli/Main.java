package chainrule.cli;

import chainrule.compiler.HeadStart;
import chainrule.compiler.Studies;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;

/** Where the command line starts. */
public final class Main {
    private final Path folder;
    private final Terminal terminal;
    private final Studies studies;
    private final Output out;
    private final PrintWriter err;

    /**
     * @param folder where a new file goes
     * @param terminal where the output goes
     * @param studies of what the commands are told
     */
    Main(Path folder, Terminal terminal, Studies studies, Output out, PrintWriter err) {
        this.folder = folder;
        this.terminal = terminal;
        this.studies = studies;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        HeadStart.begin();
        Main main = new Main(
                Path.of(""),
                Terminal.ofSystem(),
                Studies.STANDARD,
                to(FileDescriptor.out),
                to(FileDescriptor.err));
        System.exit(main.run(arguments));
    }

    private static Output to(FileDescriptor descriptor) {
        return Output.to(new FileOutputStream(descriptor));
    }

    /** Options with a blank before their values, as most people type them; the equals sign is understood as well. */
    private static CommandLine.Help help(CommandLine.Model.CommandSpec command, CommandLine.Help.ColorScheme colours) {
        command.parser().separator(" "); // for the text only: whoever asks for help gets nothing else done
        command.usageMessage().sortOptions(false);
        return new CommandLine.Help(command, colours);
    }

    /** Runs a command and returns its exit status: it has not done what it should if its output has not arrived. */
    int run(String... arguments) {
        int status = statusOf(arguments);
        Optional<String> problem = out.problem();
        problem.ifPresent(reason -> err.println("error: cannot write the output: " + reason));
        err.flush();
        return status == 0 && problem.isPresent() ? Failures.INPUT_IS_WRONG : status;
    }

    private int statusOf(String... arguments) {
        String asked = String.join(" ", arguments);
        try {
            return PlainDerive.isAsked(arguments) ? derive(arguments[1], asked) : execute(asked, arguments);
        } catch (Error e) { // an exhausted heap or stack; picocli hands on exceptions only
            return Failures.of(e, asked, err);
        }
    }

    private int derive(String spec, String asked) {
        try {
            new PlainDerive(new Specs(studies, err), terminal, out).run(Path.of(spec));
            return 0;
        } catch (RuntimeException e) {
            return Failures.of(e, asked, err);
        }
    }

    private int execute(String asked, String... arguments) {
        CommandLine line = new Chainrule(folder, terminal, studies)
                .line(arguments)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(terminal.columns())
                .setHelpFactory(Main::help)
                .setParameterExceptionHandler(Failures::ofCommandLine)
                .setExecutionExceptionHandler((e, command, parsed) -> Failures.of(e, asked, command.getErr()));
        return line.execute(arguments);
    }
}
