package chainrule.cli.training;

import chainrule.runtime.ElementType;
import chainrule.runtime.NeuralNetwork;
import chainrule.runtime.TensorInfo;
import java.util.List;
import java.util.Optional;

/** How good predictions are, in the terms of the data: compares a target with an output, batch by batch. */
abstract class Score {
    private final TensorInfo output;
    private final int targetIndex;
    private final TensorInfo target;

    Score(TensorInfo output, int targetIndex, TensorInfo target) {
        this.output = output;
        this.targetIndex = targetIndex;
        this.target = target;
    }

    /** One for the first target that an output fits: a value for each class, or for each number. */
    static Optional<Score> of(NeuralNetwork network) {
        List<TensorInfo> targets = network.targets();
        for (int i = 0; i < targets.size(); i++) {
            for (TensorInfo output : network.outputs()) {
                TensorInfo target = targets.get(i);
                if (target.type() == ElementType.INT && output.size() == target.size() * target.classes()) {
                    return Optional.of(new ClassScore(output, i, target));
                } else if (output.size() == target.size() && target.classes() <= 2) {
                    return Optional.of(new NumberScore(output, i, target));
                }
            }
        }
        return Optional.empty();
    }

    /** Counts the samples that the network has just seen. */
    final void add(NeuralNetwork network, Object[] targets, int n) {
        Object predicted = network.output(output.name());
        int values = output.size() / target.size();
        for (int i = 0; i < n * target.size(); i++) {
            add(predicted, i * values, values, target.type().get(targets[targetIndex], i));
        }
    }

    /** Counts one value of a target; its prediction is some values of an output. */
    abstract void add(Object output, int from, int values, double target);

    final double predicted(Object array, int index) {
        return output.type().get(array, index);
    }

    /** Such as {@code accuracy 0.967 (29 of 30)}. */
    abstract String words();

    static String accuracy(long right, long all) {
        return "accuracy " + Figures.of((double) right / all) + " (" + right + " of " + all + ")";
    }
}
