package chainrule.cli;

import chainrule.cli.data.NpzBatch;
import chainrule.cli.data.UserError;
import chainrule.compiler.CompileRequest;
import chainrule.compiler.LoadedNetwork;
import chainrule.compiler.NetworkStudy;
import chainrule.runtime.NeuralNetwork;
import chainrule.runtime.NpyArray;
import chainrule.runtime.Npz;
import chainrule.runtime.TensorInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
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
        description = {
            "Run the generated class on arrays in NumPy's format.",
            "IN.npz holds an array for each parameter, input and target, by name; inputs and targets have the batch"
                    + " as first axis. OUT.npz gets `loss`, the outputs and `grad.<parameter>` as they are before the"
                    + " first training step, and `param.<parameter>` as they are after the last."
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
        OutputFile.check(out);
        CompileRequest request = options.request(spec, "", doublePrecision);
        NetworkStudy study = Specs.of(command).derived(request);
        if (steps > 0) {
            Specs.requireStep(study.derived(), request);
        }
        LoadedNetwork loaded = Specs.load(study);
        NpzBatch batch = NpzBatch.read(in, loaded.create(1));
        NeuralNetwork network = loaded.create(batch.size());
        batch.setParameters(network);
        Npz.write(out, results(network, batch));
        return 0;
    }

    private Map<String, NpyArray> results(NeuralNetwork network, NpzBatch batch) {
        Map<String, NpyArray> results = new LinkedHashMap<>();
        try {
            results.put("loss", NpyArray.ofValue(batch.gradients(network)));
            network.outputs().forEach(info -> results.put(info.name(), output(network, info, batch.size())));
            put("grad.", network, results);
            for (int step = 0; step < steps; step++) {
                network.step();
                if (step + 1 < steps) {
                    batch.gradients(network);
                }
            }
            put("param.", network, results);
            return results;
        } catch (ArithmeticException e) {
            throw new UserError(e.getMessage());
        }
    }

    private static NpyArray output(NeuralNetwork network, TensorInfo info, int samples) {
        Object values = network.output(info.name());
        int length = samples * info.size();
        Object copy = info.type().allocate(length);
        System.arraycopy(values, 0, copy, 0, length);
        return NpyArray.of(copy, NpzBatch.shape(info, samples));
    }

    private static void put(String prefix, NeuralNetwork network, Map<String, NpyArray> results) {
        for (TensorInfo info : network.parameters()) {
            Object values = prefix.equals("grad.") ? network.gradient(info.name()) : network.parameter(info.name());
            results.put(prefix + info.name(), NpyArray.of(values, info.shape()));
        }
    }
}
