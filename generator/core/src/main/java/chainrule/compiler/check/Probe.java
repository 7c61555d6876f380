package chainrule.compiler.check;

import chainrule.runtime.NeuralNetwork;

/** The generated class at a point: its loss, also where one element of a parameter is moved, and its gradients. */
final class Probe {
    private final NeuralNetwork network;
    private final Point point;
    private final int samples;
    private final Object[] inputs;
    private final Object[] targets;

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
        loss();
        network.zeroGrad();
        network.backward();
    }

    double[] gradient(String parameter) {
        return (double[]) network.gradient(parameter);
    }

    /** The loss as a function of one element of a parameter, relative to the point. */
    Line along(String parameter, int element) {
        double[] values = point.parameters().get(parameter).clone();
        double centre = values[element];
        return distance -> {
            values[element] = centre + distance;
            network.setParameter(parameter, values);
            double loss = loss();
            values[element] = centre;
            network.setParameter(parameter, values);
            return loss;
        };
    }

    /** A function of one variable, of which the value at 0 and around it matter. */
    @FunctionalInterface
    interface Line {
        double at(double distance);
    }
}
