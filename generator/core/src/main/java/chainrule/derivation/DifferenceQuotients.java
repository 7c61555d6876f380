package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Tensor;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * An adjoint against central differences: S̄ = Σ over the consumers v of Σ v̄ · ∂v/∂S, with ∂v/∂S by changing an element of S
 * a little in v's definition alone. The cost of a network is therefore linear in its definitions. The adjoint of what a batch
 * shares is the mean of this over the samples.
 */
final class DifferenceQuotients {

    private static final double STEP = 1e-5;
    private static final double TOLERANCE = 1e-6;
    /** Two step sizes that differ by more than this, relatively, have a kink between them: the place is skipped. */
    private static final double KINK = 1e-4;

    private final Map<Symbol, Symbol> adjointOf = new IdentityHashMap<>();
    private final Network network;
    private final List<Environment> samples;

    /** @param samples hold the values of all adjoints */
    DifferenceQuotients(Derivation derivation, List<Environment> samples) {
        this.network = derivation.network();
        this.samples = samples;
        derivation.adjoints().forEach(d -> adjointOf.put(d.target().primal(), d.target()));
    }

    void check(Derived d) {
        Tensor adjoint = samples.get(0).get(d.target());
        for (int place = 0; place < adjoint.data().length; place++) {
            if (d.mean()) {
                compare(d, place, samples, adjoint);
            } else {
                for (Environment e : samples) {
                    compare(d, place, List.of(e), e.get(d.target()));
                }
            }
        }
    }

    /** The adjoint's value against the mean of the quotients in some samples. */
    private void compare(Derived d, int place, List<Environment> some, Tensor adjoint) {
        double value = adjoint.data()[place];
        double coarse = mean(d, place, some, STEP);
        double fine = mean(d, place, some, STEP / 4);
        double scale = some.stream().mapToDouble(e -> scale(d, e)).max().orElseThrow() + Math.abs(value);
        if (Math.abs(coarse - fine) <= KINK * scale
                && Math.abs(value - fine) > TOLERANCE * Math.max(1, scale) + Math.abs(coarse - fine)) {
            throw new LineCheckException("the adjoint of " + d.target().primal() + " is " + value
                    + " where difference quotients give " + fine + " (rule: "
                    + d.lines().get(0).reason() + ")");
        }
    }

    private double mean(Derived d, int place, List<Environment> some, double step) {
        return some.stream().mapToDouble(e -> quotient(d, e, place, step)).sum() / some.size();
    }

    private static double scale(Derived d, Environment e) {
        double scale = 0;
        for (Assignment consumer : d.consumers()) {
            for (double v : e.get(consumer.target()).data()) {
                scale = Math.max(scale, Math.abs(v));
            }
        }
        return scale;
    }

    private double quotient(Derived d, Environment e, int place, double step) {
        double[] values = e.get(d.target().primal()).data();
        double kept = values[place];
        double h = step * Math.max(1, Math.abs(kept));
        double sum = 0;
        for (Assignment consumer : d.consumers()) {
            values[place] = kept + h;
            double[] up = e.evaluate(consumer.axes(), consumer.value()).data();
            values[place] = kept - h;
            double[] down = e.evaluate(consumer.axes(), consumer.value()).data();
            values[place] = kept;
            for (int k = 0; k < up.length; k++) {
                sum += weight(consumer, e, k) * (up[k] - down[k]) / (2 * h);
            }
        }
        return sum;
    }

    private double weight(Assignment consumer, Environment e, int k) {
        return consumer.target() == network.loss() ? 1 : e.get(adjointOf.get(consumer.target())).data()[k];
    }
}
