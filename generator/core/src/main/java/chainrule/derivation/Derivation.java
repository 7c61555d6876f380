package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.model.TrainingProgram;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.rewrite.DerivedFunctions;
import java.util.List;
import java.util.Map;

/**
 * A network's gradients with the way to them, checked line by line.
 *
 * @param functions the derivatives of the functions that the network names, each derived once
 * @param adjoints from the loss backwards, then the parameters in their order
 * @param closedForms for each parameter its gradient with short adjoints put in
 * @param stabilized what runs in another form than it is written, and by which rules
 * @param program what is emitted: the last lines
 * @param checkedPoints at how many random points every line was evaluated; 0 where the network has a value at none
 * @param exactness for an adjoint's symbol how far each of its lines was checked in exact arithmetic; nothing where none was
 */
public record Derivation(
        Network network,
        List<DerivedFunctions.Derivation> functions,
        List<Derived> adjoints,
        List<Assignment> closedForms,
        List<Stabilized> stabilized,
        TrainingProgram program,
        int checkedPoints,
        Map<Symbol, List<Exactness>> exactness) {

    public Derivation {
        functions = List.copyOf(functions);
        adjoints = List.copyOf(adjoints);
        closedForms = List.copyOf(closedForms);
        stabilized = List.copyOf(stabilized);
        exactness = Map.copyOf(exactness);
    }

    /** A derivation whose lines are not checked yet. */
    Derivation(
            Network network,
            List<DerivedFunctions.Derivation> functions,
            List<Derived> adjoints,
            List<Assignment> closedForms,
            List<Stabilized> stabilized,
            TrainingProgram program) {
        this(network, functions, adjoints, closedForms, stabilized, program, 0, Map.of());
    }

    /** The same, its lines checked at this many random points, and exactly as far as it says. */
    Derivation checked(int points, Map<Symbol, List<Exactness>> exactness) {
        return new Derivation(network, functions, adjoints, closedForms, stabilized, program, points, exactness);
    }

    /** How far a line of an adjoint was checked in exact arithmetic. */
    public Exactness exactness(Derived d, int line) {
        List<Exactness> lines = exactness.get(d.target());
        return lines == null ? Exactness.NONE : lines.get(line);
    }
}
