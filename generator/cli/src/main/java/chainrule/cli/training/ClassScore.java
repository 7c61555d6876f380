package chainrule.cli.training;

import chainrule.runtime.TensorInfo;

/** How often the class with the largest output is the right one. */
final class ClassScore extends Score {
    private long right;
    private long all;

    ClassScore(TensorInfo output, int targetIndex, TensorInfo target) {
        super(output, targetIndex, target);
    }

    @Override
    void add(Object output, int from, int values, double target) {
        int best = 0;
        for (int k = 1; k < values; k++) {
            best = predicted(output, from + k) > predicted(output, from + best) ? k : best;
        }
        right += best == (int) target ? 1 : 0;
        all++;
    }

    @Override
    String words() {
        return accuracy(right, all);
    }
}
