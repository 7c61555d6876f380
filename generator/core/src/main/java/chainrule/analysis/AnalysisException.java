package chainrule.analysis;

/** Ends the analysis of one definition; what was wrong has been reported. */
public final class AnalysisException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AnalysisException() {
        super(null, null, false, false);
    }
}
