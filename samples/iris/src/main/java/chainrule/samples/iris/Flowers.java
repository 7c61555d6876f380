package chainrule.samples.iris;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Some flowers.
 *
 * @param x four measurements each, one flower after the other
 * @param species the class of each
 */
record Flowers(float[] x, int[] species) {
    static final int MEASUREMENTS = 4;

    /** All that are in the file, as measured. */
    static Flowers read() throws IOException {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(Flowers.class.getResourceAsStream("iris.csv"), StandardCharsets.UTF_8))) {
            return parse(in.lines().skip(1).toList());
        }
    }

    private static Flowers parse(List<String> lines) {
        Flowers flowers = new Flowers(new float[lines.size() * MEASUREMENTS], new int[lines.size()]);
        for (int flower = 0; flower < lines.size(); flower++) {
            String[] fields = lines.get(flower).split(",");
            for (int i = 0; i < MEASUREMENTS; i++) {
                flowers.x[flower * MEASUREMENTS + i] = Float.parseFloat(fields[i]);
            }
            flowers.species[flower] = Integer.parseInt(fields[MEASUREMENTS]);
        }
        return flowers;
    }

    int count() {
        return species.length;
    }

    /** The flowers order[from] to order[to - 1]. */
    Flowers select(int[] order, int from, int to) {
        Flowers selected = new Flowers(new float[(to - from) * MEASUREMENTS], new int[to - from]);
        for (int k = from; k < to; k++) {
            System.arraycopy(x, order[k] * MEASUREMENTS, selected.x, (k - from) * MEASUREMENTS, MEASUREMENTS);
            selected.species[k - from] = species[order[k]];
        }
        return selected;
    }

    /** Brings each measurement to mean 0 and standard deviation 1, as they are among the flowers of {@code reference}. */
    Flowers standardized(Flowers reference) {
        float[] scaled = x.clone();
        for (int i = 0; i < MEASUREMENTS; i++) {
            double mean = reference.mean(i);
            double deviation = reference.deviation(i, mean);
            for (int flower = 0; flower < count(); flower++) {
                int place = flower * MEASUREMENTS + i;
                scaled[place] = (float) ((x[place] - mean) / deviation);
            }
        }
        return new Flowers(scaled, species);
    }

    private double mean(int i) {
        double sum = 0;
        for (int flower = 0; flower < count(); flower++) {
            sum += x[flower * MEASUREMENTS + i];
        }
        return sum / count();
    }

    private double deviation(int i, double mean) {
        double sum = 0;
        for (int flower = 0; flower < count(); flower++) {
            sum += Math.pow(x[flower * MEASUREMENTS + i] - mean, 2);
        }
        return Math.sqrt(sum / count());
    }
}
