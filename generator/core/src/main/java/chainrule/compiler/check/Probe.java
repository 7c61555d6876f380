package chainrule.compiler.check;

import chainrule.differences.DifferenceQuotients;
import chainrule.runtime.NeuralNetwork;
import java.util.Arrays;

/** The generated class at a point: its loss, also where a parameter is moved, and its gradients. */
final class Probe {
    private final NeuralNetwork network;
    private final Point point;
    private final int samples;
    private final Object[] inputs;
    private final Object[] targets;
    /** The loss at the point. */
    private double centre;

    Probe(NeuralNetwork network, Point point, int samples) {
        this.network = network;
        this.point = point;
        this.samples = samples;
        this.inputs = point.inputs().values().toArray();
        this.targets = point.targets().values().toArray();
        point.parameters().forEach((name, values) -> network.setParameter(name, values));
    }

    /** @throws ArithmeticException if it is not a finite number */
    double loss() {
        network.forward(inputs, samples);
        return network.loss(targets, samples);
    }

    void backward() {
        centre = loss();
        network.zeroGrad();
        network.backward();
    }

    double[] gradient(String parameter) {
        return (double[]) network.gradient(parameter);
    }

    double[] values(String parameter) {
        return point.parameters().get(parameter);
    }

    /** The slope of the loss, after a pass {@link #backward}, while a parameter moves along a direction. */
    DifferenceQuotients along(String parameter, double[] direction, double scale) {
        double[] moved = values(parameter).clone();
        try {
            return DifferenceQuotients.along(
                    direction, moved, () -> new double[] {lossAt(parameter, moved)}, new double[] {scale});
        } finally {
            network.setParameter(parameter, values(parameter));
        }
    }

    private double lossAt(String parameter, double[] values) {
        if (Arrays.equals(values, values(parameter))) {
            return centre;
        }
        network.setParameter(parameter, values);
        try {
            return loss();
        } catch (ArithmeticException hasNone) {
            return Double.NaN;
        }
    }
}
