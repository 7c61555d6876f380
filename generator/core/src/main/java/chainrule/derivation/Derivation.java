package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.model.TrainingProgram;
import chainrule.symbolic.rewrite.DerivedFunctions;
import java.util.List;

/**
 * A network's gradients with the way to them, checked line by line.
 *
 * @param functions the derivatives of the functions that the network names, each derived once
 * @param adjoints from the loss backwards, then the parameters in their order
 * @param closedForms for each parameter its gradient with short adjoints put in
 * @param stabilized what runs in another form than it is written, and by which rules
 * @param program what is emitted: the last lines
 * @param checkedPoints at how many random points every line was evaluated; 0 where the network has a value at none
 */
public record Derivation(
        Network network,
        List<DerivedFunctions.Derivation> functions,
        List<Derived> adjoints,
        List<Assignment> closedForms,
        List<Stabilized> stabilized,
        TrainingProgram program,
        int checkedPoints) {

    public Derivation {
        functions = List.copyOf(functions);
        adjoints = List.copyOf(adjoints);
        closedForms = List.copyOf(closedForms);
        stabilized = List.copyOf(stabilized);
    }

    /** A derivation whose lines are not checked yet. */
    Derivation(
            Network network,
            List<DerivedFunctions.Derivation> functions,
            List<Derived> adjoints,
            List<Assignment> closedForms,
            List<Stabilized> stabilized,
            TrainingProgram program) {
        this(network, functions, adjoints, closedForms, stabilized, program, 0);
    }

    /** The same, its lines checked at this many random points. */
    Derivation checked(int points) {
        return new Derivation(network, functions, adjoints, closedForms, stabilized, program, points);
    }
}
