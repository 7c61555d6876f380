package chainrule.cli.training;

import chainrule.cli.data.Samples;
import chainrule.runtime.NeuralNetwork;
import java.util.Optional;

/**
 * How a network does on some samples, without learning from them.
 *
 * @param loss the mean over the samples
 * @param score in the terms of the data, if an output fits a target
 */
public record Evaluation(double loss, Optional<String> score) {

    /** Runs a network on rows of the samples, of which there is at least one. */
    public static Evaluation of(NeuralNetwork network, Samples samples, int[] rows) {
        Object[] inputs = Samples.buffers(samples.inputs(), network.capacity());
        Object[] targets = Samples.buffers(samples.targets(), network.capacity());
        Optional<Score> score = Score.of(network);
        double sum = 0;
        for (int from = 0; from < rows.length; from += network.capacity()) {
            int n = Math.min(network.capacity(), rows.length - from);
            Samples.gather(samples.inputs(), rows, from, n, inputs);
            Samples.gather(samples.targets(), rows, from, n, targets);
            network.forward(inputs, n);
            sum += n * network.loss(targets, n);
            score.ifPresent(s -> s.add(network, targets, n));
        }
        return new Evaluation(sum / rows.length, score.map(Score::words));
    }

    /** Such as {@code loss 0.0712, accuracy 0.9667 (29 of 30)}. */
    @Override
    public String toString() {
        return "loss " + Figures.of(loss) + score.map(words -> ", " + words).orElse("");
    }
}
