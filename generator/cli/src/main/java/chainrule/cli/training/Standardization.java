package chainrule.cli.training;

import chainrule.cli.data.Samples;
import chainrule.runtime.ElementType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Shifts and scales the elements of an input to mean 0 and standard deviation 1 over some rows. An element that never
 * changes is only shifted.
 *
 * @param input the input, which is changed in place
 * @param means for each element
 * @param deviations for each element; 1 where there is none
 */
record Standardization(Samples.Tensor input, double[] means, double[] deviations) {

    /** One for each input that is not made of classes. */
    static List<Standardization> of(Samples samples, int[] rows) {
        List<Standardization> all = new ArrayList<>();
        for (Samples.Tensor input : samples.inputs()) {
            if (input.info().type() != ElementType.INT) {
                all.add(of(input, rows));
            }
        }
        return all;
    }

    private static Standardization of(Samples.Tensor input, int[] rows) {
        int size = input.info().size();
        double[] means = new double[size];
        double[] deviations = new double[size];
        for (int i = 0; i < size; i++) {
            int element = i;
            double mean = Arrays.stream(rows)
                    .mapToDouble(row -> input.get(row, element))
                    .average()
                    .orElse(0);
            double variance = Arrays.stream(rows)
                    .mapToDouble(row -> Math.pow(input.get(row, element) - mean, 2))
                    .average()
                    .orElse(0);
            means[i] = mean;
            deviations[i] = variance == 0 ? 1 : Math.sqrt(variance);
        }
        return new Standardization(input, means, deviations);
    }

    /** Changes all samples. */
    void apply(int samples) {
        ElementType type = input.info().type();
        for (int i = 0; i < samples * means.length; i++) {
            int element = i % means.length;
            type.set(input.values(), i, (type.get(input.values(), i) - means[element]) / deviations[element]);
        }
    }
}
