package chainrule.cli;

import chainrule.compiler.Studies;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line without a command: what there is. */
@Command(
        name = "chainrule",
        addMethodSubcommands = false, // they are classes: looking for methods takes time
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
        })
final class Chainrule implements Runnable {
    /** The commands by their names, in the order of the help. */
    static final Map<String, Class<?>> COMMANDS = commands();

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

    private static Map<String, Class<?>> commands() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("derive", DeriveCommand.class);
        commands.put("check", CheckCommand.class);
        commands.put("worksheet", WorksheetCommand.class);
        commands.put("explain", ExplainCommand.class);
        commands.put("diff", DiffCommand.class);
        commands.put("generate", GenerateCommand.class);
        commands.put("plan", PlanCommand.class);
        commands.put("train", TrainCommand.class);
        commands.put("run", RunCommand.class);
        commands.put("gradcheck", GradcheckCommand.class);
        commands.put("new", NewCommand.class);
        return commands;
    }

    /** The command line, with the command that is called alone, as reading about the others takes longer than many a command. */
    CommandLine line(String... arguments) {
        CommandLine line = new CommandLine(this);
        Class<?> called = arguments.length == 0 ? null : COMMANDS.get(arguments[0]);
        if (called == null) {
            COMMANDS.forEach(line::addSubcommand);
        } else {
            line.addSubcommand(arguments[0], called);
        }
        return line;
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
