package chainrule.samples.homework;

import chainrule.runtime.SeededRandom;
import java.io.PrintStream;

/** Trains the three networks of the homework, step by step as it asks, and prints how their losses fall. */
public final class Homework {
    private static final int STEPS = 5000;
    private static final int SHOWN_EVERY = 500;

    /** The four points of "one of the two, but not both". */
    private static final float[] XOR_INPUTS = {0, 0, 0, 1, 1, 0, 1, 1};

    private static final float[] XOR_TARGETS = {0, 1, 1, 0};

    private final PrintStream out;

    Homework(PrintStream out) {
        this.out = out;
    }

    /** Trains all three. */
    public static void main(String[] args) {
        Homework homework = new Homework(System.out);
        homework.regression();
        homework.sigmoidWithSquaredError();
        homework.sigmoidWithCrossEntropy();
    }

    /** Network A learns y1 = x1 x2 and y2 = x1² - x2² from 64 points, and returns its last loss. */
    double regression() {
        float[] x = new float[2 * 64];
        float[] y = new float[2 * 64];
        SeededRandom random = new SeededRandom(42);
        for (int s = 0; s < 64; s++) {
            x[2 * s] = (float) (2 * random.uniform01() - 1);
            x[2 * s + 1] = (float) (2 * random.uniform01() - 1);
            y[2 * s] = x[2 * s] * x[2 * s + 1];
            y[2 * s + 1] = x[2 * s] * x[2 * s] - x[2 * s + 1] * x[2 * s + 1];
        }
        HomeworkMse net = new HomeworkMse(64);
        net.initialize(42);
        double loss = 0;
        for (int step = 1; step <= STEPS; step++) {
            net.forward(x, 64); // 1 prediction
            loss = net.loss(y, 64); // 2 loss
            net.zeroGrad(); // 3 clear the gradients
            net.backward(); // 4 gradients
            net.step(); // 5 update
            show("A (ReLU, MSE)", step, loss);
        }
        return loss;
    }

    /** Network B learns xor, and returns its last loss. */
    double sigmoidWithSquaredError() {
        HomeworkSigmoid net = new HomeworkSigmoid(4);
        net.initialize(42);
        net.rate(1);
        double loss = 0;
        for (int step = 1; step <= STEPS; step++) {
            net.forward(XOR_INPUTS, 4);
            loss = net.loss(XOR_TARGETS, 4);
            net.zeroGrad();
            net.backward();
            net.step();
            show("B (sigmoid, MSE)", step, loss);
        }
        return loss;
    }

    /** Network C learns xor, and returns its last loss. */
    double sigmoidWithCrossEntropy() {
        HomeworkBce net = new HomeworkBce(4);
        net.initialize(42);
        net.rate(1);
        double loss = 0;
        for (int step = 1; step <= STEPS; step++) {
            net.forward(XOR_INPUTS, 4);
            loss = net.loss(XOR_TARGETS, 4);
            net.zeroGrad();
            net.backward();
            net.step();
            show("C (sigmoid, BCE)", step, loss);
        }
        return loss;
    }

    private void show(String network, int step, double loss) {
        if (step == 1 || step % SHOWN_EVERY == 0) {
            out.printf("%-18s step %4d  loss %.5f%n", network, step, loss);
        }
    }
}
