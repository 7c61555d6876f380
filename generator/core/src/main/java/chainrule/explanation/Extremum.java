package chainrule.explanation;

/**
 * An extremum that a gradient passes: where several values attain it there is no derivative, and a convention stands in for it.
 *
 * @param name as it is written
 * @param isReduction whether it is over all elements: these share evenly; otherwise it is that of two values, and one of them counts
 */
public record Extremum(String name, boolean isReduction) {}
