package chainrule.generated;

import chainrule.runtime.NeuralNetwork;
import chainrule.runtime.TensorInfo;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * The gradients of a generated class, in double precision, against central differences of its own loss. An element at which the
 * slopes to the left and to the right differ is at a kink and is skipped.
 */
final class Differences {

    private static final double[] STEPS = {1e-3, 1e-4, 1e-5};
    /** In a large network some kink is near wherever one steps. */
    private static final double[] SMALL_STEPS = {1e-4, 1e-5, 1e-6, 1e-7};
    private static final double TOLERANCE = 1e-5;
    private static final double ROUNDINGS = 1e-14;

    private final NeuralNetwork network;
    private final Object[] inputs;
    private final Object[] targets;
    private final int samples;

    Differences(NeuralNetwork network, RandomBatch batch, int samples) {
        this.network = network;
        this.inputs = batch.inputs(network);
        this.targets = batch.targets(network);
        this.samples = samples;
    }

    /** The first gradient that is not the slope of the loss, if there is one. */
    Optional<Failure> check(Map<String, double[]> gradients) {
        for (TensorInfo info : network.parameters()) {
            double[] values = (double[]) network.parameter(info.name());
            double[] gradient = gradients.get(info.name());
            for (int k = 0; k < values.length; k++) {
                if (!agrees(info.name(), values, k, gradient[k])) {
                    return Optional.of(new Failure(
                            "differences", info.name() + " at " + k + ": the gradient is " + gradient[k]
                                    + ", the slope of the loss " + slope(info.name(), values, k, STEPS[1])));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the loss changes along a random direction, in which all parameters move at once, as the gradients say. */
    Optional<Failure> alongADirection(Map<String, double[]> gradients, long seed) {
        Random random = new Random(seed);
        Map<String, double[]> direction = new LinkedHashMap<>();
        double expected = 0;
        double size = 0;
        for (TensorInfo info : network.parameters()) {
            double[] gradient = gradients.get(info.name());
            double[] along = random.doubles(gradient.length, -1, 1).toArray();
            direction.put(info.name(), along);
            for (int k = 0; k < along.length; k++) {
                expected += gradient[k] * along[k];
                size += Math.abs(gradient[k] * along[k]);
            }
        }
        double nearest = Double.NaN;
        for (double step : SMALL_STEPS) {
            double wide = (moved(direction, step) - moved(direction, -step)) / (2 * step);
            double narrow = (moved(direction, step / 2) - moved(direction, -step / 2)) / step;
            double slope = (4 * narrow - wide) / 3;
            double noise = ROUNDINGS * Math.max(1, Math.abs(moved(direction, 0))) / step;
            if (Math.abs(slope - expected) <= TOLERANCE * Math.max(1e-2, size) + noise) {
                return Optional.empty();
            }
            nearest = slope;
        }
        return Optional.of(new Failure(
                "differences", "along a direction: the gradients say " + expected + ", the loss changes by " + nearest));
    }

    private double moved(Map<String, double[]> direction, double distance) {
        Map<String, double[]> kept = new LinkedHashMap<>();
        direction.forEach((name, along) -> {
            double[] values = (double[]) network.parameter(name);
            kept.put(name, values);
            double[] moved = new double[values.length];
            Arrays.setAll(moved, k -> values[k] + distance * along[k]);
            network.setParameter(name, moved);
        });
        network.forward(inputs, samples);
        double loss = network.loss(targets, samples);
        kept.forEach(network::setParameter);
        return loss;
    }

    private boolean agrees(String parameter, double[] values, int k, double gradient) {
        for (double step : STEPS) {
            double noise = ROUNDINGS * Math.max(1, Math.abs(loss(parameter, values, k, 0))) / step;
            double error = Math.abs(slope(parameter, values, k, step) - gradient);
            if (error <= TOLERANCE * Math.max(1e-2, Math.abs(gradient)) + noise) {
                return true;
            }
        }
        return isKink(parameter, values, k);
    }

    /** Richardson's extrapolation of two central differences. */
    private double slope(String parameter, double[] values, int k, double step) {
        double wide = (loss(parameter, values, k, step) - loss(parameter, values, k, -step)) / (2 * step);
        double narrow = (loss(parameter, values, k, step / 2) - loss(parameter, values, k, -step / 2)) / step;
        return (4 * narrow - wide) / 3;
    }

    private boolean isKink(String parameter, double[] values, int k) {
        double step = 1e-6;
        double centre = loss(parameter, values, k, 0);
        double right = (loss(parameter, values, k, step) - centre) / step;
        double left = (centre - loss(parameter, values, k, -step)) / step;
        return Math.abs(right - left) > 1e-3 * Math.max(Math.abs(right), Math.abs(left));
    }

    /** With one element moved. */
    private double loss(String parameter, double[] values, int k, double distance) {
        double centre = values[k];
        values[k] = centre + distance;
        network.setParameter(parameter, values);
        network.forward(inputs, samples);
        double loss = network.loss(targets, samples);
        values[k] = centre;
        network.setParameter(parameter, values);
        return loss;
    }
}
