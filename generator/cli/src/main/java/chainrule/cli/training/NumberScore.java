package chainrule.cli.training;

import chainrule.runtime.TensorInfo;

/**
 * How close a number is to its target: how often on the right side of 1/2 where all targets are 0 or 1 and all predictions
 * between them, else the root of the mean squared error.
 */
final class NumberScore extends Score {
    private boolean isYesOrNo = true;
    private long right;
    private long all;
    private double squares;

    NumberScore(TensorInfo output, int targetIndex, TensorInfo target) {
        super(output, targetIndex, target);
    }

    @Override
    void add(Object output, int from, int values, double target) {
        double predicted = predicted(output, from);
        isYesOrNo &= (target == 0 || target == 1) && predicted >= 0 && predicted <= 1;
        right += predicted >= 0.5 == target >= 0.5 ? 1 : 0;
        squares += (predicted - target) * (predicted - target);
        all++;
    }

    @Override
    String words() {
        return isYesOrNo ? accuracy(right, all) : "RMSE " + Figures.of(Math.sqrt(squares / all));
    }
}
