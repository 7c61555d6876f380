package chainrule.report;

import chainrule.explanation.Stability;
import chainrule.symbolic.notation.MathNode;
import java.util.ArrayList;
import java.util.List;

/** Where a written form fails, and the errors of both forms, as a table. */
final class StabilityTable {

    private static final List<String> HEADS =
            List.of("precision", "as written it fails for", "its largest finite error", "largest error as it runs");
    /** Where an error of so few units is does not matter. */
    private static final double SMALL = 10;

    private static final List<Double> BOUNDS = List.of(1.0, 2.0, 5.0);

    private StabilityTable() {}

    static Document.Table of(Stability s) {
        List<List<Prose>> rows = new ArrayList<>();
        for (Stability.Sweep sweep : s.sweeps()) {
            for (Stability.Accuracy a : sweep.accuracies()) {
                rows.add(List.of(
                        Prose.of(a.precision().type()),
                        failures(sweep, a.failures()),
                        error(sweep, a.written()),
                        error(sweep, a.stable())));
            }
        }
        return new Document.Table(HEADS, rows);
    }

    private static Prose failures(Stability.Sweep sweep, List<Stability.Failure> failures) {
        if (failures.isEmpty()) {
            return moved(sweep).words(": nothing that was tried");
        }
        Prose p = Prose.NONE;
        for (Stability.Failure f : failures) {
            p = range(sweep, p.isEmpty() ? p : p.words("; "), f).words(": " + kind(f.kind()));
        }
        return p;
    }

    private static String kind(Stability.Kind kind) {
        return switch (kind) {
            case INFINITE -> "Infinity";
            case NOT_A_NUMBER -> "NaN";
            case INEXACT -> "half of the digits lost";
        };
    }

    private static Prose range(Stability.Sweep sweep, Prose start, Stability.Failure f) {
        if (Double.isInfinite(f.from()) && Double.isInfinite(f.to())) {
            return moved(sweep, start).words(" of any size");
        }
        if (Double.isInfinite(f.from())) {
            return moved(sweep, start).words(" ≤ " + number(f.to()));
        }
        return Double.isInfinite(f.to())
                ? moved(sweep, start).words(" ≥ " + number(f.from()))
                : moved(sweep, start).words(" from " + number(f.from()) + " to " + number(f.to()));
    }

    private static Prose moved(Stability.Sweep sweep) {
        return moved(sweep, Prose.NONE);
    }

    /** e.g. z₃, or the first element alone: z[0] */
    private static Prose moved(Stability.Sweep sweep, Prose start) {
        List<MathNode> names = new ArrayList<>();
        for (var s : sweep.moved()) {
            boolean one = sweep.oneElement() && !s.axes().isEmpty();
            MathNode name = Material.name(s);
            List<MathNode> first = s.axes().stream().<MathNode>map(x -> new MathNode.Number("0")).toList();
            names.add(one ? new MathNode.Subscripted(name, first) : name);
        }
        return start.formulas(names);
    }

    /** To as many digits as do not depend on the machine. */
    private static Prose error(Stability.Sweep sweep, Stability.Error e) {
        if (e.ulps() > SMALL) {
            Prose p = Prose.of(Numbers.measured(e.ulps(), 1) + " ulp at ");
            return moved(sweep, p).words(" = " + Numbers.measured(e.at(), 2));
        }
        double bound = BOUNDS.stream().filter(b -> e.ulps() <= b).findFirst().orElse(SMALL);
        return Prose.of("up to " + Numbers.measured(bound, 1) + " ulp");
    }

    private static String number(double t) {
        return Numbers.measured(t, 3);
    }
}
