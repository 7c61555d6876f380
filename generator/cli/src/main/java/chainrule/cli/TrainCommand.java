package chainrule.cli;

import chainrule.cli.data.CsvData;
import chainrule.cli.data.CsvFile;
import chainrule.cli.training.SavedEpochs;
import chainrule.cli.training.Training;
import chainrule.cli.training.TrainingPlan;
import chainrule.compiler.CompileRequest;
import chainrule.compiler.GeneratedClass;
import chainrule.compiler.InMemoryCompiler;
import chainrule.compiler.LoadedNetwork;
import chainrule.compiler.NetworkStudy;
import chainrule.report.Format;
import chainrule.report.View;
import chainrule.source.Counts;
import chainrule.symbolic.notation.Layout;
import chainrule.runtime.NeuralNetwork;
import chainrule.runtime.TensorInfo;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code train}: generates the class of a network, compiles it and lets it learn from a CSV file. */
@Command(
        name = "train",
        addMethodSubcommands = false,
        description = {
            "Generate the class of a network, compile it and train it.",
            "Each row of FILE.csv is a sample; its columns are the inputs, then the targets, in the order of"
                    + " declaration. A first row of titles, without a number or an empty field, is a header. A class is"
                    + " a number from 0, or a name; names are numbered in alphabetical order. A file that ends in .gz is"
                    + " decompressed."
        })
final class TrainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @ParentCommand
    private Chainrule parent;

    @Mixin
    private SpecOptions options;

    @Parameters(paramLabel = "SPEC", description = "A .net file.")
    private Path spec;

    @Option(names = "--data", paramLabel = "FILE.csv", required = true, description = "The samples.")
    private Path data;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "100",
            description = "How often each sample is learned from (default: ${DEFAULT-VALUE}).")
    private int epochs;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "16",
            description = "Samples for each step (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed, the same result (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--test-fraction",
            paramLabel = "F",
            defaultValue = "0.2",
            description = "The part of the samples held out for a test (default: ${DEFAULT-VALUE}).")
    private double testFraction;

    @Option(
            names = "--standardize",
            description = "Bring inputs to mean 0 and standard deviation 1, as measured on the samples to train on.")
    private boolean standardize;

    @Option(names = "--derive", description = "Print the derivation first.")
    private boolean derive;

    @Option(names = "--save", paramLabel = "FILE.npz", description = "Where the parameters go after each epoch.")
    private Path save;

    @Override
    public Integer call() throws IOException {
        check(epochs >= 1, "--epochs: expected a number from 1, got " + epochs);
        check(batch >= 1, "--batch: expected a number from 1, got " + batch);
        check(testFraction >= 0 && testFraction < 1, "--test-fraction: expected 0 to less than 1, got " + testFraction);
        CsvFile.check(data);
        if (save != null) {
            OutputFile.checkReplaceable(save, spec, data);
        }
        CompileRequest request = options.request(spec, "", false);
        Specs specs = Specs.of(command);
        NetworkStudy study = specs.derived(request);
        Specs.requireStep(study.derived(), request);
        if (derive) {
            out().println(View.of(Format.TEXT).print(specs.good(study.document(Layout.GRADIENT, Optional.empty()))));
        }
        GeneratedClass generated = study.generate();
        LoadedNetwork loaded = new InMemoryCompiler().load(generated);
        out().println(words(generated, loaded.create(1)));
        train(loaded);
        if (save != null) {
            out().println("saved the parameters as " + save);
        }
        return 0;
    }

    private static String words(GeneratedClass generated, NeuralNetwork network) {
        int parameters =
                network.parameters().stream().mapToInt(TensorInfo::size).sum();
        return "generated and compiled the class " + generated.simpleName() + ": "
                + Counts.of(generated.source().lines().count(), "line") + ", " + Counts.of(parameters, "parameter");
    }

    private void train(LoadedNetwork loaded) throws IOException {
        NeuralNetwork one = loaded.create(1);
        CsvData samples = CsvFile.read(data, one.inputs(), one.targets());
        NeuralNetwork network = loaded.create(Math.min(batch, samples.samples().count()));
        TrainingPlan plan = new TrainingPlan(epochs, seed, testFraction, standardize);
        Training training = new Training(plan, out(), parent.terminal().isWatched());
        if (save == null) {
            training.run(network, samples, epoch -> {});
        } else {
            try (SavedEpochs saved = new SavedEpochs(network, save)) {
                training.run(network, samples, saved);
            }
        }
    }

    private PrintWriter out() {
        return command.commandLine().getOut();
    }

    private void check(boolean holds, String message) {
        if (!holds) {
            throw new ParameterException(command.commandLine(), message);
        }
    }
}
