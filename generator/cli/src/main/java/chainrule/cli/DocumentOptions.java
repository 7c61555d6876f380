package chainrule.cli;

import chainrule.report.Document;
import chainrule.report.Format;
import chainrule.report.View;
import chainrule.runtime.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How and where a document is printed. */
final class DocumentOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "-o", paramLabel = "FILE", description = "Write to a file instead of the terminal.")
    private Path file;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not given.")
    private Format format = Format.TEXT;

    @Option(names = "--ascii", description = "In text, print names as they are typed in the spec: W1, yhat.")
    private boolean ascii;

    @Option(names = "--unfold", description = "In text and LaTeX, show each step down to its single operations.")
    private boolean unfolded;

    /**
     * @param read what the command reads, as {@link OutputFile#check}
     * @throws IOException if the document will have no place, before it is made
     */
    void check(Path... read) throws IOException {
        if (file != null) {
            OutputFile.check(file, read);
        }
    }

    void write(Document document) throws IOException {
        Terminal terminal = ((Chainrule) command.root().userObject()).terminal();
        write(new View(format, ascii, unfolded, file == null ? terminal.columns() : View.WIDEST).print(document));
    }

    void write(String text) throws IOException {
        if (file == null) {
            command.commandLine().getOut().print(text);
        } else {
            WholeFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
