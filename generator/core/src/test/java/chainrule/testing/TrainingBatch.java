package chainrule.testing;

import chainrule.runtime.ElementType;
import chainrule.runtime.NeuralNetwork;
import chainrule.runtime.TensorInfo;
import java.util.List;
import java.util.Random;

/** A network with a full batch of random data, all numbers between 0 and 1. */
public final class TrainingBatch {

    private final NeuralNetwork network;
    private final Object[] inputs;
    private final Object[] targets;
    private final Random random = new Random(7);

    /** Initializes the network. */
    public TrainingBatch(NeuralNetwork network) {
        this.network = network;
        network.initialize(1);
        inputs = arrays(network.inputs());
        targets = arrays(network.targets());
    }

    /** How many samples there are: the network's capacity. */
    public int size() {
        return network.capacity();
    }

    private Object[] arrays(List<TensorInfo> infos) {
        return infos.stream().map(this::array).toArray();
    }

    private Object array(TensorInfo info) {
        int length = info.size() * network.capacity();
        if (info.type() == ElementType.INT) {
            return random.ints(length, 0, info.classes()).toArray();
        }
        double[] values = random.doubles(length).toArray();
        return info.type() == ElementType.DOUBLE ? values : floats(values);
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int k = 0; k < floats.length; k++) {
            floats[k] = (float) values[k];
        }
        return floats;
    }

    /**
     * The five steps.
     *
     * @param n how many samples of the batch take part
     * @return the loss before the step
     */
    public double train(int n) {
        network.forward(inputs, n);
        double loss = network.loss(targets, n);
        network.zeroGrad();
        network.backward();
        network.step();
        return loss;
    }

    /** Predicts for the whole batch. */
    public void predict() {
        network.predict(inputs, network.capacity());
    }
}
