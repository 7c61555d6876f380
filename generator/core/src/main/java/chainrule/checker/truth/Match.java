package chainrule.checker.truth;

/** How a formula stands to the truth; better ones first. */
public enum Match {
    /** The same object. */
    EQUAL,
    /** A number that is meant as that number times the identity. */
    IDENTITY,
    /** The transpose, or a row for a column. */
    LAYOUT,
    /** The entries of a diagonal object. */
    DIAGONAL,
    /** A smaller object that repeats along the axes that are left out. */
    SHORTHAND,
    NONE
}
