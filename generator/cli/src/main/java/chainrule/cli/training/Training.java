package chainrule.cli.training;

import chainrule.cli.data.CsvData;
import chainrule.cli.data.Samples;
import chainrule.cli.data.UserError;
import chainrule.runtime.NeuralNetwork;
import chainrule.runtime.SeededRandom;
import chainrule.source.Counts;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Trains a network on data and tells a person about it. */
public final class Training {
    private final PrintWriter out;
    private final boolean terminal;
    private final TrainingPlan plan;

    /** @param terminal whether a person watches */
    public Training(TrainingPlan plan, PrintWriter out, boolean terminal) {
        this.plan = plan;
        this.out = out;
        this.terminal = terminal;
    }

    /**
     * Trains a network from its initial values.
     *
     * @param afterEpoch what is done after each epoch
     * @throws UserError if the loss is not a finite number on the way
     * @throws IOException if what is done after an epoch fails
     */
    public void run(NeuralNetwork network, CsvData data, AfterEpoch afterEpoch) throws IOException {
        Samples samples = data.samples();
        SeededRandom random = new SeededRandom(plan.seed());
        Split split = Split.of(samples.count(), plan.testFraction(), random);
        describe(data, split);
        if (plan.standardize()) {
            standardize(samples, split);
        }
        network.initialize(plan.seed());
        try {
            train(new Trainer(network, samples, split.training(), random), afterEpoch);
            out.println("training  " + Evaluation.of(network, samples, split.training()));
            if (split.heldOut().length > 0) {
                out.println("held out  " + Evaluation.of(network, samples, split.heldOut()));
            }
        } catch (ArithmeticException e) {
            throw new UserError(e.getMessage() + afterEpoch.inTheEnd());
        }
    }

    private void describe(CsvData data, Split split) {
        String header = data.header().isPresent() ? " (line " + data.header().getAsLong() + " is a header)" : "";
        out.println(Counts.of(data.samples().count(), "sample") + header + ": " + split.training().length + " to train on, "
                + split.heldOut().length + " held out, seed " + plan.seed());
        data.classNames()
                .forEach((info, names) -> out.println("classes of " + info.name() + ": "
                        + IntStream.range(0, names.size())
                                .mapToObj(i -> i + " = " + names.get(i))
                                .collect(Collectors.joining(", "))));
    }

    private void standardize(Samples samples, Split split) {
        for (Standardization one : Standardization.of(samples, split.training())) {
            one.apply(samples.count());
            String name = one.input().info().name();
            out.println("mean of " + name + ": " + words(one.means()));
            out.println("standard deviation of " + name + ": " + words(one.deviations()));
        }
    }

    private static String words(double[] values) {
        return Arrays.stream(values).mapToObj(Figures::of).collect(Collectors.joining(", "));
    }

    private void train(Trainer trainer, AfterEpoch afterEpoch) throws IOException {
        Progress progress = new Progress(out, terminal, plan.epochs());
        try {
            for (int epoch = 1; epoch <= plan.epochs(); epoch++) {
                double loss = trainer.epoch();
                afterEpoch.done(epoch);
                progress.show(epoch, loss);
            }
        } finally {
            progress.close();
        }
    }
}
