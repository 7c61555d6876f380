package chainrule.source;

/** How grave a diagnostic is: an error stops the compilation, a warning does not. */
public enum Severity {
    ERROR("error"),
    WARNING("warning");

    private final String word;

    Severity(String word) {
        this.word = word;
    }

    /** The word that a printed diagnostic carries. */
    public String word() {
        return word;
    }
}
