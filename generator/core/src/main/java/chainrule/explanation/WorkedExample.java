package chainrule.explanation;

import chainrule.derivation.Derivation;
import chainrule.derivation.Derived;
import chainrule.derivation.Evaluation;
import chainrule.derivation.ExamplePoint;
import chainrule.derivation.LineChecker;
import chainrule.model.Network;
import chainrule.model.Optimizer;
import chainrule.model.Parameter;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Batch;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Evaluator;
import chainrule.symbolic.eval.Tensor;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A derivation in numbers.
 *
 * @param samples the values of all names and adjoints; one, or a few where the network names the batch
 * @param checked whether every line was checked at these numbers, too: in a large network that would take long
 * @param step what an update of the parameters does, where the specification says how to update
 */
public record WorkedExample(Batch samples, boolean checked, Optional<Environment> step) {

    /** Elements of parameters and data up to which lines are compared with difference quotients. */
    private static final int MOST_ELEMENTS = 500;

    /** The sample whose numbers are shown. */
    public Environment shown() {
        return samples.first();
    }

    /**
     * @param sizes for sizes that may be any number
     * @param given values of some inputs, targets and parameters; the rest is drawn
     * @return empty if the network has no finite value there, or a declared fact does not hold
     * @throws chainrule.derivation.LineCheckException if a line of the derivation does not hold there
     */
    public static Optional<WorkedExample> of(
            Derivation derivation, Map<Size, Integer> sizes, Map<Symbol, Tensor> given, long seed) {
        Network network = derivation.network();
        Batch samples = ExamplePoint.draw(network, sizes, given, seed);
        if (samples.isEmpty()) {
            return Optional.empty();
        }
        boolean small = elements(network, samples.first()) <= MOST_ELEMENTS;
        if (small) {
            LineChecker.requireAt(derivation, samples);
        } else {
            Evaluation.assign(samples, derivation.adjoints().stream().map(Derived::result).toList());
        }
        return Optional.of(new WorkedExample(
                samples,
                small,
                network.optimizer().filter(o -> samples.size() == 1).map(o -> stepped(derivation, o, sizes, samples.first()))));
    }

    private static int elements(Network network, Environment e) {
        return Stream.concat(network.inputs().stream(), network.parameters().stream().map(Parameter::symbol))
                .mapToInt(s -> e.get(s).data().length)
                .sum();
    }

    /** The same sample after the first update. */
    private static Environment stepped(Derivation d, Optimizer o, Map<Size, Integer> sizes, Environment before) {
        Environment after = new Environment(sizes);
        d.network().inputs().forEach(s -> after.set(s, before.get(s)));
        d.network().targets().forEach(s -> after.set(s, before.get(s)));
        for (Parameter p : d.network().parameters()) {
            Tensor gradient = d.adjoints().stream()
                    .filter(a -> a.target().primal() == p.symbol())
                    .map(a -> before.get(a.target()))
                    .findFirst()
                    .orElseGet(() -> Tensor.zeros(before.shape(p.symbol())));
            after.set(p.symbol(), updated(o, before.get(p.symbol()), gradient));
        }
        Evaluation.assign(after, d.network().definitions());
        return after;
    }

    private static Tensor updated(Optimizer o, Tensor theta, Tensor gradient) {
        Tensor result = theta.copy();
        for (int k = 0; k < result.data().length; k++) {
            Environment e = new Environment()
                    .set(o.theta(), theta.data()[k])
                    .set(o.gradient(), gradient.data()[k])
                    .set(o.stepCount(), 1);
            o.hyperparameters().forEach(h -> e.set(h.symbol(), h.value().doubleValue()));
            o.states().forEach(s -> e.set(s.symbol(), s.initial().doubleValue()));
            o.updates().forEach(u -> e.set(u.target(), new Evaluator(e).value(u.value(), Map.of())));
            result.data()[k] = e.get(o.theta()).data()[0];
        }
        return result;
    }
}
