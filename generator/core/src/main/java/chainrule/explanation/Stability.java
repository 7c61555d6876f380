package chainrule.explanation;

import chainrule.derivation.Stabilized;
import chainrule.precision.Precision;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.rewrite.RewriteRule;
import chainrule.symbolic.rewrite.Stabilizer;
import java.util.List;

/**
 * What a stable form is better at, measured: both forms are evaluated as generated code does while the quantity that drives
 * them runs from far below 0 to far above, and compared with a value to many digits.
 *
 * @param form what runs in another form
 * @param sweeps one for each way of moving that shows something; none where nothing could be measured
 */
public record Stability(Stabilized form, List<Sweep> sweeps) {

    public Stability {
        sweeps = List.copyOf(sweeps);
    }

    /** Whether the same rules made another form, and the same was measured. */
    public boolean isLike(Stability other) {
        return rules().equals(other.rules())
                && sweeps.stream().map(Sweep::accuracies).toList().equals(
                        other.sweeps.stream().map(Sweep::accuracies).toList());
    }

    private List<List<RewriteRule>> rules() {
        return form.steps().stream().map(Stabilizer.Step::rules).toList();
    }

    /**
     * Symbols whose elements take one value after another.
     *
     * @param moved they move together
     * @param oneElement whether only the first element of each moves, and the others stay
     */
    public record Sweep(List<Symbol> moved, boolean oneElement, List<Accuracy> accuracies) {
        public Sweep {
            moved = List.copyOf(moved);
            accuracies = List.copyOf(accuracies);
        }
    }

    /**
     * How both forms fare in one precision.
     *
     * @param failures where the written form fails, from low to high
     * @param written the largest error of the written form where its value is finite
     * @param stable the same of the form that runs
     */
    public record Accuracy(Precision precision, List<Failure> failures, Error written, Error stable) {
        public Accuracy {
            failures = List.copyOf(failures);
        }
    }

    /** From and to are infinite where the failure goes on beyond what was tried. */
    public record Failure(Kind kind, double from, double to) {}

    /** In what way a value is wrong though the mathematics has one that the precision can hold. */
    public enum Kind {
        INFINITE,
        NOT_A_NUMBER,
        /** Less than half of the binary digits are right. */
        INEXACT
    }

    /** An error in units of the last place of the true value, and where it is. */
    public record Error(double ulps, double at) {}
}
