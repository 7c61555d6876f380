package chainrule.cli;

import chainrule.compiler.Studies;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line without a command: what there is. */
@Command(
        name = "chainrule",
        mixinStandardHelpOptions = true,
        scope = picocli.CommandLine.ScopeType.INHERIT,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Derives the gradients of a network in closed form and generates Java that trains it.",
            "A network is written as mathematics in a .net file, a SPEC."
        },
        footer = {
            "",
            "Exit status: 0 done, 1 the spec or the data is wrong, 2 the command line is wrong, 3 an error in"
                    + " Chainrule itself."
        },
        subcommands = {
            DeriveCommand.class,
            CheckCommand.class,
            WorksheetCommand.class,
            ExplainCommand.class,
            DiffCommand.class,
            GenerateCommand.class,
            TrainCommand.class,
            RunCommand.class,
            GradcheckCommand.class,
            NewCommand.class
        })
final class Chainrule implements Runnable {
    private final Path folder;
    private final Terminal terminal;
    private final Studies studies;

    @Spec
    private CommandSpec spec;

    Chainrule(Path folder, Terminal terminal, Studies studies) {
        this.folder = folder;
        this.terminal = terminal;
        this.studies = studies;
    }

    /** Where a new file goes. */
    Path folder() {
        return folder;
    }

    /** Where the output goes. */
    Terminal terminal() {
        return terminal;
    }

    /** What commands ask. */
    Studies studies() {
        return studies;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected a command");
    }
}
