package chainrule.checker.truth;

/** Which definitions a way from one name to another may pass through. */
public enum Ways {
    /** All of them: the total derivative. */
    ALL,
    /** Those that the specification does not name: the derivative of one formula as a reader sees it. */
    UNNAMED,
    /** None. */
    NONE
}
