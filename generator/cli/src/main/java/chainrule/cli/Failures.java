package chainrule.cli;

import chainrule.cli.data.UserError;
import chainrule.compiler.MissingJdkException;
import chainrule.compiler.NotGeneratedException;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What to print for a failure, and the exit status that tells a script about it. */
final class Failures {
    static final int INPUT_IS_WRONG = 1;
    static final int COMMAND_LINE_IS_WRONG = 2;
    static final int INTERNAL_ERROR = 3;

    private Failures() {}

    /** The message, what may have been meant, and where to read more. */
    static int ofCommandLine(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("error: " + e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println("See " + command.getCommandSpec().qualifiedName() + " --help");
        return COMMAND_LINE_IS_WRONG;
    }

    /** @param command what was asked for, such as {@code derive Net.net} */
    static int of(Throwable e, String command, PrintWriter err) {
        if (e instanceof UserError mistake) {
            mistake.lines().forEach(err::println);
            return INPUT_IS_WRONG;
        } else if (e instanceof IOException
                || e instanceof MissingJdkException
                || e instanceof NotGeneratedException) {
            err.println("error: " + e.getMessage());
            return INPUT_IS_WRONG;
        } else if (e instanceof OutOfMemoryError) {
            err.println("error: out of memory: give Java more by JAVA_TOOL_OPTIONS=-Xmx4g, or take a smaller batch");
            return INPUT_IS_WRONG;
        }
        err.println("error in Chainrule itself, please report it with the files of this command: " + e
                + " (JAVA_TOOL_OPTIONS=-Dchainrule.debug shows where)");
        err.println("  " + Version.text() + ": chainrule " + command);
        if (System.getProperty("chainrule.debug") != null) {
            e.printStackTrace(err);
        }
        return INTERNAL_ERROR;
    }
}
