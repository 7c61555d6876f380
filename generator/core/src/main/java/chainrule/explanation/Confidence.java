package chainrule.explanation;

import chainrule.derivation.Derivation;
import chainrule.derivation.Derived;
import chainrule.model.Assignment;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An output and the gradient before its function, where the output is a function of one name alone and the target is 0.
 *
 * @param before the value of that name
 * @param output the output there
 * @param gradient the size of the gradient of that name
 */
public record Confidence(double before, double output, double gradient) {

    private static final double[] VALUES = {0, 2, 4, 8};
    /** A gradient that shrinks to less than this part of what it was. */
    private static final double VANISHED = 0.1;

    /** From an output that says nothing to one that is confident and wrong; none where the gradient depends on more. */
    public static List<Confidence> of(Derivation derivation, Derived d) {
        List<Confidence> rows = new ArrayList<>();
        for (double z : VALUES) {
            at(derivation, d, z).ifPresent(rows::add);
        }
        return rows;
    }

    /** Whether the gradient is far smaller where the mistake is largest. */
    public static boolean vanishes(List<Confidence> rows) {
        return rows.get(rows.size() - 1).gradient() < VANISHED * rows.get(0).gradient();
    }

    private static Optional<Confidence> at(Derivation derivation, Derived d, double z) {
        Symbol v = d.target().primal();
        List<Assignment> outputs = derivation.network().definitions().stream()
                .filter(o -> derivation.network().outputs().contains(o.target())
                        && Accesses.symbols(o.value()).equals(Set.of(v))
                        && extents(o).equals(v.axes()))
                .toList();
        List<Symbol> targets = derivation.network().targets();
        boolean fits = outputs.size() == 1
                && targets.size() == 1
                && !targets.get(0).isInteger()
                && targets.get(0).axes().equals(v.axes());
        return fits ? evaluated(derivation, d, outputs.get(0), targets.get(0), z) : Optional.empty();
    }

    private static List<Affine> extents(Assignment a) {
        return a.axes().stream().map(Index::extent).toList();
    }

    private static Optional<Confidence> evaluated(
            Derivation derivation, Derived d, Assignment output, Symbol target, double z) {
        Symbol v = d.target().primal();
        Environment e = new Environment(Map.of());
        Tensor at = Tensor.zeros(e.shape(v));
        Arrays.fill(at.data(), z);
        e.set(v, at).set(target, Tensor.zeros(e.shape(target)));
        double found = e.assign(output.target(), output.axes(), output.value()).data()[0];
        for (Derived g : derivation.adjoints()) {
            if (!g.mean() && Accesses.symbols(g.result().value()).stream().allMatch(e::has)) {
                e.assign(g.target(), g.axes(), g.result().value());
            }
        }
        return e.has(d.target())
                ? Optional.of(new Confidence(z, found, Math.abs(e.get(d.target()).data()[0])))
                : Optional.empty();
    }
}
