package chainrule.explanation;

import chainrule.derivation.Derivation;
import chainrule.derivation.Derived;
import chainrule.derivation.Evaluation;
import chainrule.model.Network;
import chainrule.model.Parameter;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Batch;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Evaluator;
import chainrule.symbolic.eval.Tensor;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** A network of its full size with its parameters as they are initialized, at samples of random data. */
final class StartPoint {

    private static final long SEED = 1;

    private final Random random = new Random(SEED);
    private final Network network;

    private StartPoint(Network network) {
        this.network = network;
    }

    /** The samples with the values of all names and of their adjoints; inputs are normal, targets between 0 and 1. */
    static Batch of(Derivation derivation, int count) {
        StartPoint start = new StartPoint(derivation.network());
        Batch samples = start.samples(count);
        Evaluation.assign(samples, derivation.network().definitions());
        Evaluation.assign(samples, derivation.adjoints().stream().map(Derived::result).toList());
        return samples;
    }

    private Batch samples(int count) {
        Batch samples = Batch.of(Map.of(), count);
        Environment first = samples.first();
        network.parameters().forEach(p -> first.set(p.symbol(), initial(p, first)));
        network.parameters().forEach(p -> samples.share(p.symbol(), first.get(p.symbol())));
        for (Environment e : samples) {
            network.inputs().forEach(s -> e.set(s, data(s, e, false)));
            network.targets().forEach(s -> e.set(s, data(s, e, true)));
        }
        return samples;
    }

    private Tensor initial(Parameter p, Environment shape) {
        Tensor t = Tensor.zeros(shape.shape(p.symbol()));
        for (int k = 0; k < t.data().length; k++) {
            Environment draws = new Environment()
                    .set(Parameter.UNIFORM, random.nextDouble())
                    .set(Parameter.NORMAL, random.nextGaussian());
            t.data()[k] = new Evaluator(draws).value(p.initializer(), Map.of());
        }
        return t;
    }

    private Tensor data(Symbol s, Environment e, boolean target) {
        Tensor t = Tensor.zeros(e.shape(s));
        IntStream.range(0, t.data().length).forEach(k -> t.data()[k] = number(s, e, target));
        return t;
    }

    /** Whatever the data, in the range that the specification declares. */
    private double number(Symbol s, Environment e, boolean target) {
        if (s.isInteger()) {
            return random.nextInt(e.extent(s.classes()));
        }
        double value = target ? random.nextDouble() : random.nextGaussian();
        return Math.max(s.range().low(), Math.min(s.range().high(), value));
    }
}
