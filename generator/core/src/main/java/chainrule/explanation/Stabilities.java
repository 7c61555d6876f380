package chainrule.explanation;

import chainrule.derivation.Derivation;
import chainrule.derivation.Stabilized;
import chainrule.derivation.Uses;
import chainrule.model.Assignment;
import chainrule.symbolic.Range;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.rewrite.Complements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Measures what each stable form of a derivation is better at. The forms are found and looked into where this is made; the
 * measurement makes no terms and has values of its own, so that it may run beside what makes terms and moves values.
 */
final class Stabilities {

    /** Copies of the points that are measured at. */
    private final Map<Environment, Environment> points = new IdentityHashMap<>();
    private final DefinedRanges ranges;
    private final FormKeys keys = new FormKeys();
    private final List<Form> forms = new ArrayList<>();
    private final Map<List<Object>, Measured> known = new HashMap<>();

    /** A stable form, and both forms down to what drives them where that can be measured, with a key of what is measured. */
    private record Form(Stabilized stabilized, Optional<BothForms> both, Optional<Environment> point, List<Object> key) {}

    private Stabilities(Derivation derivation, Uses uses, CheckPoints points) {
        this.ranges = new DefinedRanges(uses);
        for (Stabilized s : derivation.stabilized()) {
            Optional<BothForms> both =
                    derivation.checkedPoints() == 0 || isOfComplements(s) ? Optional.empty() : BothForms.of(s, derivation, uses);
            Optional<Environment> point = both.flatMap(b -> points.points(b.symbols()).stream().findFirst());
            Optional<Environment> copy = point.map(p -> this.points.computeIfAbsent(p, Environment::copy));
            forms.add(new Form(s, both, copy, both.map(this::key).orElse(List.of())));
            both.ifPresent(b -> Reduce.openAll(
                    Stream.of(b.written(), b.stable()).flatMap(List::stream).map(Assignment::value).toList()));
        }
    }

    static Stabilities of(Derivation derivation, Uses uses, CheckPoints points) {
        return new Stabilities(derivation, uses, points);
    }

    /** Whether a form is better only where a target is at the end of its range: targets are inside theirs here. */
    private static boolean isOfComplements(Stabilized form) {
        return form.steps().stream().allMatch(s -> s.rules().equals(List.of(Complements.RULE)));
    }

    private List<Object> key(BothForms forms) {
        List<Object> key = new ArrayList<>(keys.of(forms));
        forms.drivers().forEach(s -> key.add(ranges.of(s)));
        return key;
    }

    List<Stability> measured() {
        return forms.stream()
                .map(f -> new Stability(f.stabilized(), f.both().map(b -> known(f, b)).orElse(List.of())))
                .toList();
    }

    private List<Stability.Sweep> known(Form form, BothForms both) {
        Measured measured = known.get(form.key());
        if (measured == null) {
            measured = new Measured(both.drivers(), sweeps(form, both));
            known.put(form.key(), measured);
        }
        return measured.of(both.drivers());
    }

    /** Sweeps over the drivers of one form, to be read as those of another one. */
    private record Measured(List<Symbol> drivers, List<Stability.Sweep> sweeps) {
        List<Stability.Sweep> of(List<Symbol> others) {
            return sweeps.stream()
                    .map(s -> new Stability.Sweep(
                            s.moved().stream().map(d -> others.get(drivers.indexOf(d))).toList(),
                            s.oneElement(),
                            s.accuracies()))
                    .toList();
        }
    }

    /** All drivers together, the first element of each alone, and each driver alone; none that shows what another does. */
    private List<Stability.Sweep> sweeps(Form form, BothForms forms) {
        List<Stability.Sweep> sweeps = new ArrayList<>();
        add(sweeps, form, forms.drivers(), false);
        if (BothForms.joinsElements(form.stabilized(), Set.copyOf(forms.drivers()))) {
            add(sweeps, form, forms.drivers(), true);
        }
        if (forms.drivers().size() > 1) {
            forms.drivers().forEach(s -> add(sweeps, form, List.of(s), false));
        }
        return sweeps;
    }

    private void add(List<Stability.Sweep> sweeps, Form form, List<Symbol> moved, boolean oneElement) {
        FormValues values = new FormValues(form.both().orElseThrow(), form.point().orElseThrow(), moved, oneElement);
        Range range = moved.stream().map(ranges::of).reduce(Range.REALS, Range::and);
        SweepMeasurement.of(values, range)
                .filter(m -> sweeps.stream().noneMatch(s -> m.isLike(s.accuracies())))
                .ifPresent(m -> sweeps.add(new Stability.Sweep(moved, oneElement, m.accuracies())));
    }
}
