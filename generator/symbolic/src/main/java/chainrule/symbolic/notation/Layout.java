package chainrule.symbolic.notation;

/** How the derivative of a number is laid out. */
public enum Layout {
    /** In the shape of the variable: ∂l/∂x of a column is a column. */
    GRADIENT,
    /** In numerator layout, as rows: ∂l/∂x of a column is a row, ∂l/∂W of an m × n matrix is n × m. */
    NUMERATOR
}
