package chainrule.explanation;

import chainrule.derivation.Derivation;
import chainrule.derivation.Derived;
import chainrule.model.Assignment;
import chainrule.symbolic.Num;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Batch;
import chainrule.symbolic.eval.Tensor;
import java.util.List;

/**
 * Finds parameters whose gradient is 0 at every point of the check, though its formula does not say so: what comes after takes
 * back what they do, as a mean over the batch that is subtracted takes back a bias.
 */
final class VanishingGradients {

    /** What is left of terms that cancel. */
    private static final double ROUNDING = 1e-11;

    private VanishingGradients() {}

    static List<Symbol> of(Derivation derivation, CheckPoints points) {
        return derivation.adjoints().stream()
                .filter(d -> d.target().primal().role() == Symbol.Role.PARAMETER)
                .map(Derived::result)
                .filter(a -> !(a.value() instanceof Num))
                .filter(a -> vanishes(a, points.batches(points.excerpts().names(a, a.value()))))
                .map(a -> a.target().primal())
                .toList();
    }

    private static boolean vanishes(Assignment gradient, List<Batch> points) {
        return !points.isEmpty() && points.stream().allMatch(samples -> samples.size() > 1 && vanishes(gradient, samples));
    }

    /** The gradient of a batch is the mean of what its samples add; one that is 0 in each sample may be a matter of the point. */
    private static boolean vanishes(Assignment gradient, Batch samples) {
        List<Tensor> parts = samples.stream()
                .map(e -> e.evaluate(gradient.axes(), gradient.value()))
                .toList();
        for (int k = 0; k < parts.get(0).data().length; k++) {
            int element = k;
            double sum = parts.stream().mapToDouble(t -> t.data()[element]).sum();
            double size = parts.stream().mapToDouble(t -> Math.abs(t.data()[element])).sum();
            if (size == 0 || Math.abs(sum) > ROUNDING * size) {
                return false;
            }
        }
        return true;
    }
}
