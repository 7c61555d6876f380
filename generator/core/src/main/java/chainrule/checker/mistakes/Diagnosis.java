package chainrule.checker.mistakes;

import chainrule.analysis.lines.Meaning;
import chainrule.checker.reading.Reader;
import chainrule.checker.reading.Reading;
import chainrule.checker.truth.Comparison;
import chainrule.checker.truth.ExactComparison;
import chainrule.checker.truth.Match;
import chainrule.checker.truth.Truth;
import chainrule.symbolic.Expr;
import chainrule.symbolic.eval.Evaluator;
import chainrule.syntax.ExpressionSyntax;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the likely mistake in a wrong side: the first of the catalogue without which the side would be right. */
public final class Diagnosis {

    /** Looks for the mistake in a side. */
    @FunctionalInterface
    public interface Search {
        Optional<Found> of(Attempt a);
    }

    /**
     * A mistake that explains a side.
     *
     * @param correction the side without it, where the mistake is in what was written
     */
    public record Found(String name, String sentence, Optional<ExpressionSyntax> correction) {}

    /** How many corrections of one kind are tried; a side with more places has no simple mistake. */
    private static final int TRIALS = 400;

    private final Reader reader;
    private final Comparison comparison;
    private final ExactComparison exact;

    public Diagnosis(Reader reader, Comparison comparison, ExactComparison exact) {
        this.exact = exact;
        this.reader = reader;
        this.comparison = comparison;
    }

    public Optional<Found> of(Attempt a) {
        if (a.side().isToldApart()) { // no factor and no other truth is so near
            return single(a, Mistakes.FIRST).or(() -> single(a, Mistakes.CHANGES));
        }
        return single(a, Mistakes.FIRST)
                .or(() -> single(a, Mistakes.FACTORS))
                .or(() -> single(a, Mistakes.CHANGES))
                .or(() -> withFactor(a, true))
                .or(() -> single(a, Mistakes.LAST))
                .or(() -> withFactor(a, false));
    }

    private Optional<Found> single(Attempt a, List<Mistake> rows) {
        for (Mistake m : rows) {
            Optional<Found> found = guesses(m, a)
                    .filter(g -> g.isCertain() || explains(a, g))
                    .findFirst()
                    .map(g -> new Found(m.name(), m.sentence(g.words()), g.corrected()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Stream<Guess> guesses(Mistake m, Attempt a) {
        return m.trial().guesses(a).limit(TRIALS);
    }

    private boolean explains(Attempt a, Guess g) {
        if (g.corrected().isPresent()) {
            return readings(a, g.corrected().get()).anyMatch(f -> isEqual(f, a.truth()));
        }
        return !a.side().isToldApart()
                && a.side().formula().isPresent()
                && isEqual(a.side().formula().get(), g.mistaken().orElseThrow());
    }

    private boolean isEqual(Meaning f, Truth truth) {
        Match match = comparison.of(f, truth);
        return (match == Match.EQUAL || match == Match.IDENTITY) && !exact.tellsApart(f, truth.formula());
    }

    private Stream<Meaning> readings(Attempt a, ExpressionSyntax e) {
        return reader.plainReadings(e, a.indices()).stream().map(Reading::formula);
    }

    /** Two mistakes, of which one is a wrong factor; exact ones leave the layout alone. */
    private Optional<Found> withFactor(Attempt a, boolean exact) {
        for (Mistake m : Mistakes.CHANGES) {
            Optional<Found> found = guesses(m, a)
                    .flatMap(g -> ratios(a, g, exact).flatMap(r -> factor(a, r)).map(f -> both(m, g, f)).stream())
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<double[]> ratios(Attempt a, Guess g, boolean exact) {
        if (g.corrected().isPresent()) {
            return readings(a, g.corrected().get())
                    .flatMap(f -> comparison.ratios(f, a.truth(), exact).stream())
                    .findFirst();
        }
        return a.side().formula().flatMap(f -> comparison.ratios(f, g.mistaken().orElseThrow(), exact));
    }

    /** The row of the catalogue by whose factor a side is wrong. */
    private Optional<Found> factor(Attempt a, double[] ratios) {
        for (Mistake m : Mistakes.FACTORS) {
            Optional<Found> found = m.trial()
                    .guesses(a)
                    .filter(g -> isAtAllPoints(g.factor().orElseThrow(), ratios))
                    .findFirst()
                    .map(g -> new Found(m.name(), m.sentence(g.words()), Optional.empty()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private boolean isAtAllPoints(Expr factor, double[] ratios) {
        for (int k = 0; k < ratios.length; k++) {
            double value = new Evaluator(comparison.points().get(k).environment()).value(factor, Map.of());
            if (Math.abs(value - ratios[k]) > 1e-6 * Math.abs(value)) {
                return false;
            }
        }
        return true;
    }

    private static Found both(Mistake m, Guess g, Found factor) {
        return new Found(
                m.name() + ", " + factor.name(), m.sentence(g.words()) + " Besides: " + factor.sentence(), Optional.empty());
    }
}
