package chainrule.plan;

/** A number that is the same throughout a call. */
public sealed interface Quantity {

    /** The number of samples. */
    record BatchSize() implements Quantity {}

    /** 1 over the number of samples. */
    record BatchShare() implements Quantity {}

    /** The number of the optimizer's step, 1 on the first. */
    record StepCount() implements Quantity {}

    /** The ratio of a circle's circumference to its diameter. */
    record Constant(double value) implements Quantity {}

    /** An argument of the optimizer, by its place among them. */
    record HyperparameterValue(int position) implements Quantity {}
}
