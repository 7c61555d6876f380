package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.model.TrainingProgram;
import chainrule.symbolic.rewrite.DerivedFunctions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

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

    /** The names by whose derivatives, and the functions in whose, there are lines that could be compared nowhere. */
    public List<String> open() {
        List<String> names = new ArrayList<>();
        functions.stream().filter(f -> !coverage.has(f, 0)).forEach(f -> names.add(f.function().name()));
        adjoints.stream()
                .filter(d -> IntStream.range(0, d.lines().size()).anyMatch(k -> !coverage.has(d, k)))
                .forEach(d -> names.add(d.target().primal().name()));
        closedForms.stream().filter(a -> !coverage.has(a, 0)).forEach(a -> names.add(a.target().primal().name()));
        stabilized.stream().filter(f -> !coverage.has(f, 0)).forEach(f -> names.add(f.written().target().name()));
        return names.stream().distinct().toList();
    }
}
