package chainrule.cli.training;

import java.io.PrintWriter;

/** Shows how training goes: a line now and then, and on a terminal a bar below them. */
public final class Progress {
    private static final int LINES = 20;
    private static final int BAR = 40;
    private static final String CLEAR_LINE = "\r\u001B[K";

    private final PrintWriter out;
    private final boolean terminal;
    private final int epochs;
    private final int every;

    /** @param terminal whether a person watches, and a line can be overwritten */
    public Progress(PrintWriter out, boolean terminal, int epochs) {
        this.out = out;
        this.terminal = terminal;
        this.epochs = epochs;
        this.every = (epochs + LINES - 1) / LINES;
    }

    /**
     * After an epoch.
     *
     * @param epoch counted from 1
     * @param loss the mean loss in it
     */
    public void show(int epoch, double loss) {
        eraseBar();
        if (epoch == 1 || epoch == epochs || epoch % every == 0) {
            int width = Integer.toString(epochs).length();
            out.println("epoch " + String.format("%" + width + "d", epoch) + "  loss " + Figures.of(loss));
        }
        if (terminal && epoch < epochs) {
            drawBar(epoch);
        }
    }

    private void drawBar(int epoch) {
        int filled = (int) ((long) BAR * epoch / epochs);
        out.print("[" + "=".repeat(filled) + " ".repeat(BAR - filled) + "] " + 100L * epoch / epochs + " %");
        out.flush();
    }

    private void eraseBar() {
        if (terminal) {
            out.print(CLEAR_LINE);
        }
    }

    /** Takes the bar away, also after a failure in the middle. */
    public void close() {
        eraseBar();
        out.flush();
    }
}
