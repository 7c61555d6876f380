package chainrule.report;

import java.util.Locale;

/** The views of a document. */
public enum Format {
    TEXT,
    MARKDOWN,
    LATEX,
    JSON,
    HTML;

    /** @param ascii whether text uses only characters that every keyboard has; other formats have their own signs */
    public String print(Document document, boolean ascii) {
        return switch (this) {
            case TEXT -> TextLayout.of(document, ascii);
            case MARKDOWN -> MarkdownLayout.of(document);
            case LATEX -> LatexLayout.of(document);
            case JSON -> JsonLayout.of(document);
            case HTML -> HtmlLayout.of(document);
        };
    }

    /** As a user names it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
