package chainrule.cli;

import chainrule.compiler.CompileRequest;
import chainrule.compiler.Study;
import chainrule.report.Format;
import chainrule.report.View;
import chainrule.symbolic.notation.Layout;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;

/**
 * {@code derive SPEC} without options, as it is called most: {@link DeriveCommand} with all its defaults. Reading about the
 * options takes a sixth of such a run.
 */
final class PlainDerive {
    private final Specs specs;
    private final Terminal terminal;
    private final PrintWriter out;

    PlainDerive(Specs specs, Terminal terminal, PrintWriter out) {
        this.specs = specs;
        this.terminal = terminal;
        this.out = out;
    }

    /** A dash begins an option, an at sign names a file of arguments. */
    static boolean isAsked(String... arguments) {
        return arguments.length == 2 && arguments[0].equals("derive") && isFile(arguments[1]);
    }

    private static boolean isFile(String argument) {
        return !argument.isEmpty() && !argument.startsWith("-") && !argument.startsWith("@");
    }

    void run(Path spec) {
        Study study = specs.studies().toRead(new CompileRequest(spec, Map.of(), "", false));
        View view = new View(Format.TEXT, false, false, terminal.columns());
        out.print(view.print(specs.good(study.document(Layout.GRADIENT, new ExampleOptions().request()))));
    }
}
