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
 * @param coverage which lines were checked
 */
public record Derivation(
        Network network,
        List<DerivedFunctions.Derivation> functions,
        List<Derived> adjoints,
        List<Assignment> closedForms,
        List<Stabilized> stabilized,
        TrainingProgram program,
        Coverage coverage) {

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
        this(network, functions, adjoints, closedForms, stabilized, program, Coverage.NONE);
    }

    /** The same with what the check of its lines has seen. */
    Derivation checked(Coverage seen) {
        return new Derivation(network, functions, adjoints, closedForms, stabilized, program, seen);
    }

    /** At how many random points its lines were evaluated; 0 where the network has a value at none. */
    public int checkedPoints() {
        return coverage.points();
    }
}
