package chainrule.samples.iris;

import chainrule.runtime.SeededRandom;
import java.io.IOException;
import java.io.PrintStream;
import java.util.stream.IntStream;

/** Trains {@link Iris} on four fifths of the flowers, and tests it on the others. */
public final class TrainIris {
    private static final int EPOCHS = 60;
    private static final int BATCH = 16;

    private final SeededRandom random;
    private final Flowers training;
    private final Flowers heldOut;
    private final Iris net = new Iris(BATCH);

    TrainIris(Flowers all, long seed) {
        this.random = new SeededRandom(seed);
        int[] order = shuffled(all.count());
        int test = all.count() / 5;
        Flowers measured = all.select(order, test, all.count());
        this.training = measured.standardized(measured);
        this.heldOut = all.select(order, 0, test).standardized(measured);
        net.initialize(seed);
    }

    /** Trains with a fixed seed. */
    public static void main(String[] args) throws IOException {
        TrainIris iris = new TrainIris(Flowers.read(), 1);
        iris.train(System.out);
        System.out.printf("accuracy on the flowers held out: %.3f%n", iris.accuracy());
    }

    private int[] shuffled(int count) {
        int[] order = IntStream.range(0, count).toArray();
        random.shuffle(order);
        return order;
    }

    void train(PrintStream out) {
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            double loss = epoch();
            if (epoch == 1 || epoch % 5 == 0) {
                out.printf("epoch %2d  loss %.4f%n", epoch, loss);
            }
        }
    }

    /** The mean loss on the way. The last batch is smaller than the others. */
    private double epoch() {
        int[] order = shuffled(training.count());
        double sum = 0;
        for (int from = 0; from < training.count(); from += BATCH) {
            Flowers batch = training.select(order, from, Math.min(from + BATCH, training.count()));
            net.forward(batch.x(), batch.count());
            sum += batch.count() * net.loss(batch.species(), batch.count());
            net.zeroGrad();
            net.backward();
            net.step();
        }
        return sum / training.count();
    }

    /** The fraction of the flowers held out that the network names rightly. */
    double accuracy() {
        int right = 0;
        for (int flower = 0; flower < heldOut.count(); flower++) {
            Flowers one = heldOut.select(new int[] {flower}, 0, 1);
            net.predict(one.x(), 1);
            right += mostLikely(net.p()) == one.species()[0] ? 1 : 0;
        }
        return (double) right / heldOut.count();
    }

    private static int mostLikely(float[] probabilities) {
        int best = 0;
        for (int k = 1; k < 3; k++) {
            best = probabilities[k] > probabilities[best] ? k : best;
        }
        return best;
    }
}
