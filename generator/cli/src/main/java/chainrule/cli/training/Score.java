package chainrule.cli.training;

import chainrule.cli.data.Samples;
import chainrule.runtime.TensorInfo;

/**
 * How good predictions are, in the terms of the data: counts over the values of a target.
 *
 * @param output the output that predicts it
 * @param target the target
 * @param measure how the two are compared
 */
record Score(TensorInfo output, Samples.Tensor target, Measure measure) {

    /** Compares one value of a target with its prediction. */
    interface Measure {
        /**
         * @param output one sample's predictions
         * @param target one sample's targets
         * @param element which value of the target
         */
        double of(double[] output, double[] target, int element);

        /** The words for a mean of this measure. */
        String words(double mean, int count);
    }
}
