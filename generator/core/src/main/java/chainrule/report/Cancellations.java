package chainrule.report;

import chainrule.derivation.Derived;
import chainrule.explanation.Cancellation;
import chainrule.symbolic.notation.MathNode;
import java.util.Optional;

/** What cancels in one of two derivations, in a sentence. */
final class Cancellations {

    private Cancellations() {}

    /**
     * @param d the gradient, if the derivation has it
     * @param so the sentences so far
     * @param compared whether there is something to compare it with
     */
    static Prose say(Half half, Optional<Derived> d, Prose so, boolean compared) {
        Optional<Cancellation> found = d.filter(x -> compared)
                .flatMap(x -> Cancellation.in(half.names().derivation(), x));
        return found.map(c -> said(half, d.get(), c, so)).orElse(so);
    }

    private static Prose said(Half half, Derived d, Cancellation c, Prose so) {
        MathNode through = Material.name(c.through());
        MathNode local = new MathNode.Derivative(through, Material.name(d.target().primal()));
        Prose head = so.words(" In " + half.label() + " ")
                .words(c.function().map(f -> f + "\u2032 cancels: ").orElse(""))
                .words("the factor ")
                .formula(half.material().notation().node(c.axes(), c.factor()))
                .words(" of ")
                .formula(local);
        return head.words(" cancels against the denominator of ")
                .formula(new MathNode.Name(c.through().name(), true))
                .words(".");
    }
}
