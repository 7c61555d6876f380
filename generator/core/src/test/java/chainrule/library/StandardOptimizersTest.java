package chainrule.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.derivation.Derivation;
import chainrule.generated.RandomBatch;
import chainrule.generated.Outcome;
import chainrule.model.Optimizer;
import chainrule.notation.ParseBack;
import chainrule.runtime.ElementType;
import chainrule.runtime.NeuralNetwork;
import chainrule.runtime.TensorInfo;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Evaluator;
import chainrule.syntax.FormalSyntax;
import chainrule.syntax.NumberSyntax;
import chainrule.syntax.OptimizerSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every optimizer of the standard library: what the generated class does to each element of each parameter, step by step, is what
 * its updates say, evaluated in their order; with the arguments' defaults and with other values.
 */
class StandardOptimizersTest {

    private static final int STEPS = 4;
    private static final int SAMPLES = 3;
    private static final String SPEC = """
            net Case {
              input x[3]
              target y[2]
              param W[2, 3] ~ glorot
              param b[2]
              output p = tanh(W*x + b)
              loss l = mse(p, y)
              step %s
            }
            """;

    private static final List<Subject> SUBJECTS = Subject.all(Library.optimizers().stream()
            .flatMap(o -> Stream.of(o.name(), call(o)))
            .distinct()
            .map(call -> new Case(call, String.format(SPEC, call)))
            .toList());

    static List<Subject> subjects() {
        return SUBJECTS;
    }

    /** With each argument halfway between its default and one half, so that none is 0 or 1. */
    private static String call(OptimizerSyntax o) {
        return o.name() + o.formals().stream()
                .map(f -> f.name() + " = " + (f.isTruth() ? Case.flipped(f) : (standard(f) + 0.5) / 2))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static double standard(FormalSyntax formal) {
        return formal.defaultValue()
                .filter(NumberSyntax.class::isInstance)
                .map(n -> ((NumberSyntax) n).value().doubleValue())
                .orElse(0.5);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void stepsAreWhatTheUpdatesSay(Subject call) {
        trace(call.derivation(), call.classes().create(ElementType.DOUBLE, SAMPLES), 1e-12);
        trace(call.derivation(), call.classes().create(ElementType.FLOAT, SAMPLES), 1e-5);
    }

    /** Twice, for initialize takes everything back to the start. */
    private static void trace(Derivation derivation, NeuralNetwork network, double tolerance) {
        Optimizer optimizer = derivation.network().optimizer().orElseThrow();
        for (int run = 0; run < 2; run++) {
            RandomBatch batch = RandomBatch.draw(derivation, SAMPLES, 7 + run);
            network.initialize(1);
            batch.setParameters(network);
            List<Element> elements = elements(optimizer, network);
            for (int step = 1; step <= STEPS; step++) {
                Outcome outcome = Outcome.generated(network, batch, SAMPLES);
                network.step();
                for (Element element : elements) {
                    element.step(outcome, step);
                    assertThat(element.value(network)).as("%s after step %d", element.name, step)
                            .isCloseTo(element.expected(), within(tolerance));
                }
            }
        }
    }

    private static List<Element> elements(Optimizer optimizer, NeuralNetwork network) {
        List<Element> elements = new ArrayList<>();
        for (TensorInfo info : network.parameters()) {
            for (int place = 0; place < info.size(); place++) {
                elements.add(new Element(optimizer, info, place, network));
            }
        }
        return elements;
    }

    /** One element with its states, by the Evaluator. */
    private static final class Element {
        private final Optimizer optimizer;
        private final TensorInfo parameter;
        private final int place;
        private final String name;
        private final Environment environment = new Environment();

        Element(Optimizer optimizer, TensorInfo parameter, int place, NeuralNetwork network) {
            this.optimizer = optimizer;
            this.parameter = parameter;
            this.place = place;
            this.name = parameter.name() + " at " + place;
            optimizer.hyperparameters().forEach(h -> environment.set(h.symbol(), h.value().doubleValue()));
            optimizer.states().forEach(s -> environment.set(s.symbol(), s.initial().doubleValue()));
            environment.set(optimizer.theta(), value(network));
        }

        void step(Outcome outcome, int step) {
            environment.set(optimizer.gradient(), outcome.gradients().get(parameter.name())[place]);
            environment.set(optimizer.stepCount(), step);
            for (Optimizer.Update update : optimizer.updates()) {
                environment.set(update.target(), new Evaluator(environment).value(update.value(), Map.of()));
            }
        }

        double expected() {
            return environment.get(optimizer.theta()).data()[0];
        }

        double value(NeuralNetwork network) {
            return parameter.type().get(network.parameter(parameter.name()), place);
        }
    }

    /** The updates, printed and read back, have the values of their terms. */
    @ParameterizedTest
    @MethodSource("subjects")
    void updatesReadBack(Subject call) {
        Optimizer optimizer = call.derivation().network().optimizer().orElseThrow();
        List<Symbol> numbers = new ArrayList<>(List.of(optimizer.theta(), optimizer.gradient(), optimizer.stepCount()));
        optimizer.hyperparameters().forEach(h -> numbers.add(h.symbol()));
        optimizer.states().forEach(s -> numbers.add(s.symbol()));
        optimizer.updates().forEach(update -> ParseBack.checkNumber(update.value(), numbers, Library.all()));
    }
}
