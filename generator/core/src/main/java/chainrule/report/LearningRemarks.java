package chainrule.report;

import chainrule.explanation.Lookup;
import chainrule.source.Counts;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.notation.MathNode;

/** Which parameters learn little or nothing, and why. */
final class LearningRemarks {

    private LearningRemarks() {}

    static Prose lookup(Lookup l) {
        String most = l.most() == 1 ? "1 is not" : "at most " + l.most() + " are not";
        return Prose.of("Sparse gradient: ").formula(gradient(l.parameter())).words(" is 0 but where ")
                .formula(Material.name(l.by()))
                .words(" points: of " + Counts.of(l.rows(), "row") + " along axis " + l.axis() + " " + most + ".");
    }

    static Prose vanishing(Symbol parameter) {
        return Prose.of(Material.name(parameter))
                .words(" cannot learn, as far as was tried: ").formula(gradient(parameter))
                .words(" was 0 up to rounding at every point of the check, for what comes after takes back its effect.");
    }

    static Prose still(Symbol parameter) {
        return Prose.of(Material.name(parameter))
                .words(" does not start to learn: ").formula(gradient(parameter))
                .words(" is 0 for every sample that was tried while all parameters have their first values.");
    }

    static Prose alike(Symbol parameter) {
        return Prose.of("The rows of ").formula(Material.name(parameter))
                .words(" start equal and get equal gradients: the units that they make stay copies of each other. Start them with"
                        + " different numbers.");
    }

    private static MathNode gradient(Symbol parameter) {
        return new MathNode.Name(parameter.name(), true);
    }
}
