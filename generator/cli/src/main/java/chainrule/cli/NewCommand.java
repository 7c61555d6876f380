package chainrule.cli;

import chainrule.cli.data.UserError;
import chainrule.runtime.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javax.lang.model.SourceVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code new}: writes a first spec that works. */
@Command(
        name = "new",
        addMethodSubcommands = false,
        description = "Write NAME.net, a first spec to change and to play with.")
final class NewCommand implements Callable<Integer> {
    private static final String TEMPLATE = "First.net";

    @Spec
    private CommandSpec command;

    @ParentCommand
    private Chainrule parent;

    @Parameters(paramLabel = "NAME", description = "The network's name, which becomes a Java class name.")
    private String name;

    @Override
    public Integer call() throws IOException {
        checkName();
        Path file = parent.folder().resolve(name + ".net");
        if (Files.exists(file)) {
            throw new UserError(file + " exists already: choose another name, or remove it first");
        }
        byte[] text = template().replace("NAME", name).getBytes(StandardCharsets.UTF_8);
        WholeFile.write(file, out -> out.write(text));
        PrintWriter out = command.commandLine().getOut();
        out.println("wrote " + file);
        out.println("see its gradients with: chainrule derive " + file);
        return 0;
    }

    /** The words of the language are not names either. */
    private void checkName() {
        if (!SourceVersion.isName(name) || name.contains(".") || name.equals("net")) {
            throw new ParameterException(
                    command.commandLine(), "expected a name for a Java class, such as MyNet, got " + name);
        }
    }

    private static String template() throws IOException {
        try (InputStream in = NewCommand.class.getResourceAsStream(TEMPLATE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
