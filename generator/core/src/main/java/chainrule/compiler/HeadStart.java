package chainrule.compiler;

import chainrule.library.StandardLibrary;

/** What every compilation needs, begun while there is something else to do. */
public final class HeadStart {

    private HeadStart() {}

    /** Begins; nothing need wait for it, and what it makes is made without it where it is needed. */
    public static void begin() {
        Thread thread = new Thread(HeadStart::run, "chainrule head start");
        thread.setDaemon(true);
        thread.start();
    }

    private static void run() {
        try {
            StandardLibrary.parsed();
        } catch (RuntimeException | Error e) {
            // Whoever needs it meets the same, and can say so.
        }
    }
}
