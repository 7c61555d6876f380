package chainrule.samples.digits;

import chainrule.runtime.SeededRandom;
import java.io.IOException;
import java.io.PrintStream;
import java.util.stream.IntStream;

/** Trains {@link Digits} on four fifths of the images, and tests it on the others. */
public final class TrainDigits {
    private static final int EPOCHS = 40;
    private static final int BATCH = 32;

    private final SeededRandom random;
    private final Images training;
    private final Images heldOut;
    private final Digits net = new Digits(BATCH);

    TrainDigits(Images all, long seed) {
        this.random = new SeededRandom(seed);
        int[] order = shuffled(all.count());
        int test = all.count() / 5;
        this.training = all.select(order, test, all.count());
        this.heldOut = all.select(order, 0, test);
        net.initialize(seed);
    }

    /** Trains with a fixed seed. */
    public static void main(String[] args) throws IOException {
        TrainDigits digits = new TrainDigits(Images.read(), 1);
        digits.train(System.out);
        System.out.printf("accuracy on the images held out: %.3f%n", digits.accuracy());
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
            Images batch = training.select(order, from, Math.min(from + BATCH, training.count()));
            net.forward(batch.pixels(), batch.count());
            sum += batch.count() * net.loss(batch.digits(), batch.count());
            net.zeroGrad();
            net.backward();
            net.step();
        }
        return sum / training.count();
    }

    /** The fraction of the images held out that the network reads rightly. */
    double accuracy() {
        int right = 0;
        for (int image = 0; image < heldOut.count(); image++) {
            Images one = heldOut.select(new int[] {image}, 0, 1);
            net.predict(one.pixels(), 1);
            right += mostLikely(net.p()) == one.digits()[0] ? 1 : 0;
        }
        return (double) right / heldOut.count();
    }

    private static int mostLikely(float[] probabilities) {
        int best = 0;
        for (int digit = 1; digit < 10; digit++) {
            best = probabilities[digit] > probabilities[best] ? digit : best;
        }
        return best;
    }
}
