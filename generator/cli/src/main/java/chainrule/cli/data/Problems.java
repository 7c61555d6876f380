package chainrule.cli.data;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a file: the first of its problems in words, the rest as a number. */
final class Problems {
    private static final int SHOWN = 20;

    private final String file;
    private final List<String> lines = new ArrayList<>();
    private int count;

    Problems(String file) {
        this.file = file;
    }

    void add(long line, String message) {
        if (count++ < SHOWN) {
            lines.add(file + ":" + line + ": error: " + message);
        }
    }

    /** @throws UserError if there are any */
    void throwIfAny() {
        if (count > SHOWN) {
            lines.add("and " + (count - SHOWN) + " more");
        }
        if (count > 0) {
            throw new UserError(lines);
        }
    }
}
