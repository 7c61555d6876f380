package chainrule.report;

/**
 * How a document is shown.
 *
 * @param ascii whether text uses only characters that every keyboard has; other formats have their own signs
 * @param unfolded whether text and LaTeX print what other formats fold
 * @param width the columns that text may use
 */
public record View(Format format, boolean ascii, boolean unfolded, int width) {

    /** What a line of text is best read in. */
    public static final int WIDEST = 100;

    /** The format as it is read without further wishes. */
    public static View of(Format format) {
        return new View(format, false, false, WIDEST);
    }

    public String print(Document document) {
        return switch (format) {
            case TEXT -> TextLayout.of(document, this);
            case MARKDOWN -> MarkdownLayout.of(document);
            case LATEX -> LatexLayout.of(document, unfolded);
            case JSON -> JsonLayout.of(document);
            case HTML -> HtmlLayout.of(document);
        };
    }
}
