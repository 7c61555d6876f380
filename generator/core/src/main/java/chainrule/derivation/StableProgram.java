package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.model.Block;
import chainrule.model.Network;
import chainrule.model.TrainingProgram;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Expr;
import chainrule.symbolic.NamedFunction;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.rewrite.Definition;
import chainrule.symbolic.rewrite.ShiftedMeans;
import chainrule.symbolic.rewrite.Stabilizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What runs. Each definition runs in a stable form, each adjoint in that of its last line; where that would divide by what can
 * round to 0, {@link StableAdjoints} has another.
 */
final class StableProgram {

    private final Network network;
    private final Preactivations parts;
    private final ShiftedMeans means;
    private final Stabilizer stabilizer;
    private final List<Assignment> forward = new ArrayList<>();
    private final List<Stabilized> stabilized = new ArrayList<>();
    private final StableAdjoints adjoints;

    StableProgram(Theory theory, Network network, Uses uses, List<NamedFunction> library) {
        this.network = network;
        this.parts = Preactivations.of(network, uses);
        this.means = new ShiftedMeans(parts.definitions().stream()
                .map(a -> new Definition(a.target(), a.axes(), a.value()))
                .toList());
        this.stabilizer = new Stabilizer(theory.laws(), parts.definitions().stream()
                .filter(a -> uses.isTransparent(a.target()) || parts.names(a.target()) || uses.isStep(a.target()))
                .map(a -> new Definition(a.target(), a.axes(), a.value()))
                .toList());
        this.adjoints = new StableAdjoints(theory, network, library, parts, stabilizer);
        parts.definitions().forEach(a -> stabilizer.look(a.value()));
        parts.definitions().forEach(this::define);
    }

    private void define(Assignment a) {
        Expr shifted = means.of(a.target(), a.value());
        Stabilizer.Result result = stabilizer.run(shifted);
        List<Stabilizer.Step> steps = new ArrayList<>(result.steps());
        if (shifted != a.value()) {
            steps.add(0, new Stabilizer.Step(List.of(ShiftedMeans.RULE), a.value(), shifted));
        }
        forward.add(a.withValue(result.value()));
        adjoints.define(a, shifted == a.value() ? result.smooth() : a.value());
        if (!steps.isEmpty() && !parts.names(a.target())) {
            Assignment written = a.withValue(parts.putInto(a.value()));
            stabilized.add(new Stabilized(written, parts.putInto(result.value()), parts.putInto(steps)));
        }
    }

    /** The assignments that run in another form than they are written in. */
    List<Stabilized> stabilized() {
        return List.copyOf(stabilized);
    }

    /** @param derived the adjoints as they are written, consumers first */
    TrainingProgram of(List<Derived> derived) {
        List<Assignment> backward = needed(adjoints.of(derived));
        backward.forEach(a -> adjoints.formOf(a.target()).ifPresent(stabilized::add));
        return new TrainingProgram(network, withoutIdleParts(neededForward(backward), backward), backward);
    }

    /** The adjoints that a parameter's gradient is computed from, and the gradients themselves. */
    private static List<Assignment> needed(List<Assignment> all) {
        Set<Symbol> gradients = new HashSet<>();
        all.stream()
                .map(Assignment::target)
                .filter(s -> s.primal().role() == Symbol.Role.PARAMETER)
                .forEach(gradients::add);
        Set<Symbol> wanted = Block.needed(all, gradients);
        return all.stream().filter(a -> wanted.contains(a.target())).toList();
    }

    private List<Assignment> neededForward(List<Assignment> backward) {
        Set<Symbol> results = new HashSet<>(network.outputs());
        results.add(network.loss());
        backward.forEach(a -> results.addAll(Accesses.symbols(a.value())));
        Set<Symbol> wanted = Block.needed(forward, results);
        return forward.stream().filter(a -> wanted.contains(a.target())).toList();
    }

    /** A part that only the definition uses that it was taken from goes back into it. */
    private List<Assignment> withoutIdleParts(List<Assignment> kept, List<Assignment> backward) {
        Set<Symbol> once = new HashSet<>();
        Set<Symbol> again = new HashSet<>();
        backward.forEach(a -> again.addAll(Accesses.symbols(a.value())));
        for (Assignment a : kept) {
            for (Symbol s : Accesses.symbols(a.value())) {
                if (!once.add(s)) {
                    again.add(s);
                }
            }
        }
        List<Assignment> all = new ArrayList<>();
        for (Assignment a : kept) {
            if (!parts.names(a.target()) || again.contains(a.target())) {
                all.add(a.withValue(putIn(a.value(), again)));
            }
        }
        return all;
    }

    private Expr putIn(Expr e, Set<Symbol> again) {
        Expr result = e;
        for (Symbol s : Accesses.symbols(e)) {
            if (parts.names(s) && !again.contains(s)) {
                result = forward.stream().filter(a -> a.target() == s).findFirst().orElseThrow().putInto(result);
            }
        }
        return result;
    }
}
