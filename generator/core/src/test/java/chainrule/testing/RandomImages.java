package chainrule.testing;

import java.util.List;
import java.util.Random;

/** Random convolutions with padding, stride and channels, and pooling, some of it over what relu made equal. */
final class RandomImages {

    /** What is left of an image: a vector. */
    record Features(String name, int length) {}

    private static final int[] SIDES = {4, 5, 6, 7};

    private final Random random;
    private final List<String> statements;
    private String name = "im";
    private int channels;
    private int height;
    private int width;

    private RandomImages(Random random, List<String> statements) {
        this.random = random;
        this.statements = statements;
    }

    /** Adds an input and what is made of it. */
    static Features statements(Random random, List<String> statements) {
        RandomImages images = new RandomImages(random, statements);
        images.input();
        int layers = 1 + random.nextInt(2);
        for (int k = 0; k < layers; k++) {
            images.layer(k);
        }
        return images.features();
    }

    private void input() {
        channels = 1 + random.nextInt(3);
        height = SIDES[random.nextInt(SIDES.length)];
        width = SIDES[random.nextInt(SIDES.length)];
        statements.add("input im[" + channels + ", " + height + ", " + width + "]");
    }

    private void layer(int k) {
        convolve("c" + k);
        if (random.nextInt(3) > 0) {
            next("r" + k, random.nextBoolean() ? "relu(" + name + ")" : "tanh(" + name + ")");
        }
        if (height >= 2 && width >= 2 && random.nextBoolean()) {
            pool("p" + k);
        }
    }

    private void next(String defined, String body) {
        statements.add(defined + " = " + body);
        name = defined;
    }

    private void convolve(String defined) {
        int filters = 1 + random.nextInt(3);
        int size = Math.min(2 + random.nextInt(2), Math.min(height, width));
        int stride = 1 + random.nextInt(2);
        boolean padded = random.nextBoolean();
        int pad = padded ? size / 2 : 0;
        int rows = (height + 2 * pad - size) / stride + 1;
        int columns = (width + 2 * pad - size) / stride + 1;
        statements.add("param K" + defined + "[" + filters + ", " + channels + ", " + size + ", " + size + "] ~ he");
        statements.add("param B" + defined + "[" + filters + "] ~ normal(std = 0.3)");
        String range = padded ? "i: " + rows + ", j: " + columns : "i, j";
        statements.add(defined + "[f, " + range + "] = sum[c, u, v](K" + defined + "[f, c, u, v] * " + name + "[c, "
                + place("i", "u", stride, pad) + ", " + place("j", "v", stride, pad) + (padded ? " else 0" : "") + "]) + B"
                + defined + "[f]");
        name = defined;
        channels = filters;
        height = rows;
        width = columns;
    }

    private static String place(String at, String inside, int stride, int pad) {
        return (stride == 1 ? at : stride + "*" + at) + " + " + inside + (pad == 0 ? "" : " - " + pad);
    }

    private void pool(String defined) {
        String reduction = random.nextInt(3) > 0 ? "max" : "mean";
        statements.add(defined + "[f, i, j] = " + reduction + "[u: 2, v: 2](" + name + "[f, 2*i + u, 2*j + v])");
        name = defined;
        height /= 2;
        width /= 2;
    }

    private Features features() {
        if (random.nextBoolean()) {
            statements.add("g[f] = mean[i, j](" + name + "[f, i, j])");
            return new Features("g", channels);
        }
        int units = 2 + random.nextInt(3);
        statements.add("param F[" + units + ", " + channels + ", " + height + ", " + width + "] ~ glorot");
        statements.add("g[k] = sum[f, i, j](F[k, f, i, j] * " + name + "[f, i, j])");
        return new Features("g", units);
    }
}
