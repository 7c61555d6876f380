package chainrule.compiler.check;

import chainrule.derivation.Evaluation;
import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.model.Parameter;
import chainrule.model.TrainingProgram;
import chainrule.runtime.ElementType;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Batch;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Measured;
import chainrule.symbolic.eval.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Loss and gradients at a point as the Evaluator has them: the definitions and adjoints of the derivation's last lines, for
 * the samples of a batch.
 *
 * @param loss the mean over the samples, with what was added up to reach it
 * @param gradients by the name of the parameter, likewise
 */
record Reference(Measured loss, Map<String, Tensor> gradients) {

    static Reference at(TrainingProgram program, Point point, int samples) {
        Batch batch = Batch.of(Map.of(), samples);
        for (int sample = 0; sample < samples; sample++) {
            fill(batch.sample(sample), program.network(), point, sample);
        }
        evaluate(program, batch);
        Tensor loss = Tensor.mean(batch.values(program.network().loss()));
        Map<String, Tensor> gradients = new HashMap<>();
        for (Assignment adjoint : program.backward()) {
            Symbol primal = adjoint.target().primal();
            if (primal != null && primal.role() == Symbol.Role.PARAMETER) {
                gradients.put(primal.name(), Tensor.mean(batch.values(adjoint.target())));
            }
        }
        return new Reference(new Measured(loss.data()[0], loss.scales()[0]), gradients);
    }

    private static void fill(Environment environment, Network network, Point point, int sample) {
        set(environment, network.inputs(), point.inputs(), sample);
        set(environment, network.targets(), point.targets(), sample);
        for (Parameter parameter : network.parameters()) {
            Symbol symbol = parameter.symbol();
            environment.set(
                    symbol,
                    new Tensor(environment.shape(symbol), point.parameters().get(symbol.name())));
        }
    }

    private static void set(Environment environment, List<Symbol> symbols, Map<String, Object> data, int sample) {
        for (Symbol symbol : symbols) {
            Tensor tensor = Tensor.zeros(environment.shape(symbol));
            ElementType type = symbol.isInteger() ? ElementType.INT : ElementType.DOUBLE;
            int size = tensor.data().length;
            Arrays.setAll(tensor.data(), i -> type.get(data.get(symbol.name()), sample * size + i));
            environment.set(symbol, tensor);
        }
    }

    /**
     * The definitions in the stable forms that run: that they equal what is written is checked line by line where the
     * derivation is, and far out the written forms have lost their digits.
     */
    private static void evaluate(TrainingProgram program, Batch batch) {
        Evaluation.assign(batch, program.forward());
        Evaluation.assign(batch, program.backward());
    }
}
