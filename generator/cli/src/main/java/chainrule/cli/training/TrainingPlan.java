package chainrule.cli.training;

/**
 * How to train.
 *
 * @param epochs how often each sample is learned from, at least 1
 * @param seed of the split, the initial values and the order of the samples
 * @param testFraction of the samples that is held out, from 0 to less than 1
 * @param standardize whether inputs are brought to mean 0 and standard deviation 1 first
 */
public record TrainingPlan(int epochs, long seed, double testFraction, boolean standardize) {}
