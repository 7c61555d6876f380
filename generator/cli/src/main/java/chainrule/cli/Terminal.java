package chainrule.cli;

import chainrule.report.View;
import java.io.Console;

/**
 * Where output goes.
 *
 * @param isWatched whether a person watches what is printed
 * @param columns how wide a line may be
 */
record Terminal(boolean isWatched, int columns) {

    /** In less than this no formula can be read. */
    private static final int NARROWEST = 60;

    static Terminal ofSystem() {
        return new Terminal(isConsole(), columns(System.getenv("COLUMNS")));
    }

    /** The launcher says how wide the terminal is, if there is one; a wider line is harder to read, not easier. */
    static int columns(String value) {
        if (value == null || !value.matches("\\d{1,6}")) {
            return View.WIDEST;
        }
        int columns = Integer.parseInt(value);
        return columns == 0 ? View.WIDEST : Math.max(NARROWEST, Math.min(View.WIDEST, columns));
    }

    /** From JDK 22 on there may be a console where output goes to a file; what is on a terminal it says itself. */
    private static boolean isConsole() {
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
