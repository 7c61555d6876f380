package chainrule.cli;

import java.io.Console;

/** Whether a person watches what is printed. */
final class Terminal {
    private Terminal() {}

    /** From JDK 22 on there may be a console where output goes to a file; what is on a terminal it says itself. */
    static boolean isWatched() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
