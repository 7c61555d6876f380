package chainrule.report;

import java.util.Locale;

/** The formats of a document. */
public enum Format {
    TEXT,
    MARKDOWN,
    LATEX,
    JSON,
    HTML;

    /** As a user names it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
