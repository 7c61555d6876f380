package chainrule.cli.training;

import chainrule.cli.data.Samples;
import chainrule.runtime.NeuralNetwork;
import chainrule.runtime.SeededRandom;

/** Trains a network on some samples, in batches of its capacity; the last batch of an epoch may be smaller. */
public final class Trainer {
    private final NeuralNetwork network;
    private final Samples samples;
    private final int[] order;
    private final SeededRandom random;
    private final Object[] inputs;
    private final Object[] targets;

    /**
     * @param rows the samples to train on
     * @param random which gives every epoch its order
     */
    public Trainer(NeuralNetwork network, Samples samples, int[] rows, SeededRandom random) {
        this.network = network;
        this.samples = samples;
        this.order = rows.clone();
        this.random = random;
        this.inputs = Samples.buffers(samples.inputs(), network.capacity());
        this.targets = Samples.buffers(samples.targets(), network.capacity());
    }

    /**
     * Trains on every sample once, and returns the mean of their losses on the way.
     *
     * @throws ArithmeticException if a loss is not a finite number
     */
    public double epoch() {
        random.shuffle(order);
        double sum = 0;
        for (int from = 0; from < order.length; from += network.capacity()) {
            int n = Math.min(network.capacity(), order.length - from);
            sum += n * step(from, n);
        }
        return sum / order.length;
    }

    private double step(int from, int n) {
        Samples.gather(samples.inputs(), order, from, n, inputs);
        Samples.gather(samples.targets(), order, from, n, targets);
        network.forward(inputs, n);
        double loss = network.loss(targets, n);
        network.zeroGrad();
        network.backward();
        network.step();
        return loss;
    }
}
