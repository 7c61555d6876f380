package chainrule.generated;

/**
 * What is wrong with a network.
 *
 * @param kind what a smaller network must have in common to count as failing in the same way
 * @param message for a person
 */
public record Failure(String kind, String message) {

    /** The same with a remark in front, such as the precision, which becomes part of the kind. */
    Failure in(String context) {
        return new Failure(context + " " + kind, context + " " + kind + ": " + message);
    }

    static Failure of(Throwable thrown) {
        String at = thrown.getStackTrace().length == 0 ? "" : " at " + thrown.getStackTrace()[0];
        return new Failure(thrown.getClass().getSimpleName(), thrown.getMessage() + at);
    }
}
