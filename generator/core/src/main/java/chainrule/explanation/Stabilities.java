package chainrule.explanation;

import chainrule.derivation.Derivation;
import chainrule.derivation.Stabilized;
import chainrule.derivation.Uses;
import chainrule.symbolic.Range;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Measures what each stable form of a derivation is better at. */
final class Stabilities {

    private final Derivation derivation;
    private final Uses uses;
    private final CheckPoints points;
    private final DefinedRanges ranges;
    private final FormKeys keys = new FormKeys();
    private final Map<List<Object>, Measured> known = new HashMap<>();

    private Stabilities(Derivation derivation, Uses uses, CheckPoints points) {
        this.derivation = derivation;
        this.uses = uses;
        this.points = points;
        this.ranges = new DefinedRanges(uses);
    }

    static List<Stability> of(Derivation derivation, Uses uses, CheckPoints points) {
        Stabilities measured = new Stabilities(derivation, uses, points);
        return derivation.stabilized().stream().map(measured::measure).toList();
    }

    private Stability measure(Stabilized form) {
        return new Stability(
                form,
                derivation.checkedPoints() == 0
                        ? List.of()
                        : BothForms.of(form, derivation, uses).map(b -> known(form, b)).orElse(List.of()));
    }

    private List<Stability.Sweep> known(Stabilized form, BothForms forms) {
        List<Object> key = new ArrayList<>(keys.of(forms));
        forms.drivers().forEach(s -> key.add(ranges.of(s)));
        Measured measured = known.get(key);
        if (measured == null) {
            measured = new Measured(forms.drivers(), sweeps(form, forms));
            known.put(key, measured);
        }
        return measured.of(forms.drivers());
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
    private List<Stability.Sweep> sweeps(Stabilized form, BothForms forms) {
        List<Stability.Sweep> sweeps = new ArrayList<>();
        add(sweeps, forms, forms.drivers(), false);
        if (BothForms.joinsElements(form, Set.copyOf(forms.drivers()))) {
            add(sweeps, forms, forms.drivers(), true);
        }
        if (forms.drivers().size() > 1) {
            forms.drivers().forEach(s -> add(sweeps, forms, List.of(s), false));
        }
        return sweeps;
    }

    private void add(List<Stability.Sweep> sweeps, BothForms forms, List<Symbol> moved, boolean oneElement) {
        FormValues values = new FormValues(forms, points.points(forms.symbols()).get(0), moved, oneElement);
        Range range = moved.stream().map(ranges::of).reduce(Range.REALS, Range::and);
        SweepMeasurement.of(values, range)
                .filter(m -> sweeps.stream().noneMatch(s -> m.isLike(s.accuracies())))
                .ifPresent(m -> sweeps.add(new Stability.Sweep(moved, oneElement, m.accuracies())));
    }
}
