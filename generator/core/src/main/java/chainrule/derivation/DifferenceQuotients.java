package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Tensor;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * An adjoint against central differences: S̄ = Σ over the consumers v of Σ v̄ · ∂v/∂S, with ∂v/∂S by changing an element of S
 * a little in v's definition alone. The cost of a network is therefore linear in its definitions.
 */
final class DifferenceQuotients {

    private static final double STEP = 1e-5;
    private static final double TOLERANCE = 1e-6;
    /** Two step sizes that differ by more than this, relatively, have a kink between them: the place is skipped. */
    private static final double KINK = 1e-4;

    private final Network network;
    private final Environment e;
    private final Map<Symbol, Tensor> adjoints = new IdentityHashMap<>();

    /** @param e holds the values of all adjoints */
    DifferenceQuotients(Derivation derivation, Environment e) {
        this.network = derivation.network();
        this.e = e;
        derivation.adjoints().forEach(d -> adjoints.put(d.target().primal(), e.get(d.target())));
    }

    void check(Derived d) {
        Symbol primal = d.target().primal();
        Tensor values = e.get(primal);
        Tensor adjoint = adjoints.get(primal);
        for (int place = 0; place < values.data().length; place++) {
            double coarse = quotient(d, values, place, STEP);
            double fine = quotient(d, values, place, STEP / 4);
            double scale = scale(d) + Math.abs(adjoint.data()[place]);
            if (Math.abs(coarse - fine) <= KINK * scale
                    && Math.abs(adjoint.data()[place] - fine)
                            > TOLERANCE * Math.max(1, scale) + Math.abs(coarse - fine)) {
                throw new LineCheckException("the adjoint of " + primal + " is " + adjoint.data()[place]
                        + " where difference quotients give " + fine + " (rule: "
                        + d.lines().get(0).reason() + ")");
            }
        }
    }

    private double scale(Derived d) {
        double scale = 0;
        for (Assignment consumer : d.consumers()) {
            for (double v : e.get(consumer.target()).data()) {
                scale = Math.max(scale, Math.abs(v));
            }
        }
        return scale;
    }

    private double quotient(Derived d, Tensor values, int place, double step) {
        double kept = values.data()[place];
        double h = step * Math.max(1, Math.abs(kept));
        double sum = 0;
        for (Assignment consumer : d.consumers()) {
            values.data()[place] = kept + h;
            double[] up = e.evaluate(consumer.axes(), consumer.value()).data();
            values.data()[place] = kept - h;
            double[] down = e.evaluate(consumer.axes(), consumer.value()).data();
            values.data()[place] = kept;
            for (int k = 0; k < up.length; k++) {
                sum += weight(consumer, k) * (up[k] - down[k]) / (2 * h);
            }
        }
        return sum;
    }

    private double weight(Assignment consumer, int k) {
        return consumer.target() == network.loss() ? 1 : adjoints.get(consumer.target()).data()[k];
    }
}
