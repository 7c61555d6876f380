package chainrule.cli;

import chainrule.compiler.NetworkCompiler;
import chainrule.report.Format;
import chainrule.runtime.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code derive}: prints how the gradients come about. */
@Command(name = "derive", description = "Derive the gradients of a network, line by line.")
final class DeriveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private SpecOptions options;

    @Parameters(paramLabel = "SPEC", description = "A .net file.")
    private Path spec;

    @Option(names = "-o", paramLabel = "FILE", description = "Write to a file instead of the terminal.")
    private Path file;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not given.")
    private Format format = Format.TEXT;

    @Option(names = "--ascii", description = "In text, print names as they are typed in the spec: W1, yhat.")
    private boolean ascii;

    @Override
    public Integer call() throws IOException {
        var derivation = new Specs(command.commandLine().getErr()).derive(options.request(spec, "", false));
        String text = NetworkCompiler.derivationText(derivation, format, ascii);
        if (file == null) {
            command.commandLine().getOut().print(text);
        } else {
            WholeFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        }
        return 0;
    }
}
