package chainrule.cli;

import chainrule.cli.data.NpzBatch;
import chainrule.cli.data.UserError;
import chainrule.compiler.CompileRequest;
import chainrule.compiler.LoadedNetwork;
import chainrule.compiler.NetworkStudy;
import chainrule.runtime.NeuralNetwork;
import chainrule.runtime.Npz;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run}: runs the generated class on given arrays, for comparison with other frameworks. */
@Command(
        name = "run",
        addMethodSubcommands = false,
        description = {
            "Run the generated class on arrays in NumPy's format.",
            "IN.npz holds an array for each parameter, input and target, by name; inputs and targets have the batch"
                    + " as first axis. OUT.npz gets `loss`, the outputs and `grad.<parameter>` as they are before the"
                    + " first training step, and `param.<parameter>` as they are after the last, or before a loss that is no number."
        })
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private SpecOptions options;

    @Parameters(paramLabel = "SPEC", description = "A .net file.")
    private Path spec;

    @Option(names = "--load", paramLabel = "IN.npz", required = true, description = "Parameters, inputs and targets.")
    private Path in;

    @Option(names = "--save", paramLabel = "OUT.npz", required = true, description = "Where the results go.")
    private Path out;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "0",
            description = "Training steps on this batch (default: ${DEFAULT-VALUE}).")
    private int steps;

    @Option(names = "--double", description = "Calculate with doubles instead of floats.")
    private boolean doublePrecision;

    @Override
    public Integer call() throws IOException {
        if (steps < 0) {
            throw new ParameterException(command.commandLine(), "--steps: expected a number from 0, got " + steps);
        }
        OutputFile.check(out, spec, in);
        CompileRequest request = options.request(spec, "", doublePrecision);
        NetworkStudy study = Specs.of(command).derived(request);
        if (steps > 0) {
            Specs.requireStep(study.derived(), request);
        }
        LoadedNetwork loaded = Specs.load(study);
        NpzBatch batch = NpzBatch.read(in, loaded.create(1));
        NeuralNetwork network = create(loaded, batch.size());
        batch.setParameters(network);
        BatchRun done = BatchRun.of(network, batch, steps);
        Npz.write(out, done.results());
        done.problem().ifPresent(sentence -> {
            throw new UserError(sentence + "; " + out + " has what there is");
        });
        return 0;
    }

    /** @throws UserError if no array can hold what so many samples need */
    private static NeuralNetwork create(LoadedNetwork loaded, int samples) {
        try {
            return loaded.create(samples);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage());
        }
    }
}
