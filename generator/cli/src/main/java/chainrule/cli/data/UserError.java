package chainrule.cli.data;

import java.util.List;

/** A mistake in a spec or in data: lines for the user, and no stack trace. */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    /** A sentence about no place in particular. */
    public UserError(String sentence) {
        this(List.of("error: " + sentence));
    }

    /** Lines to print as they are; none if all has been said. */
    public UserError(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    /** What to print. */
    public List<String> lines() {
        return lines;
    }
}
