package chainrule.samples.xor;

import java.io.PrintStream;

/** Trains {@link Xor} on its four points, and prints what it answers. */
public final class TrainXor {
    private static final int STEPS = 2000;
    private static final float[] INPUTS = {0, 0, 0, 1, 1, 0, 1, 1};
    private static final float[] TARGETS = {0, 1, 1, 0};

    private TrainXor() {}

    /** Trains with a fixed seed. */
    public static void main(String[] args) {
        Xor net = train(42, System.out);
        net.predict(INPUTS, 4);
        for (int s = 0; s < 4; s++) {
            System.out.printf("%.0f xor %.0f: %.3f%n", INPUTS[2 * s], INPUTS[2 * s + 1], net.p()[s]);
        }
    }

    static Xor train(long seed, PrintStream out) {
        Xor net = new Xor(4);
        net.initialize(seed);
        for (int step = 1; step <= STEPS; step++) {
            net.forward(INPUTS, 4);
            double loss = net.loss(TARGETS, 4);
            net.zeroGrad();
            net.backward();
            net.step();
            if (step % 200 == 0) {
                out.printf("step %4d  loss %.4f%n", step, loss);
            }
        }
        return net;
    }
}
