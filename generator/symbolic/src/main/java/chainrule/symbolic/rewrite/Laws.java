package chainrule.symbolic.rewrite;

import chainrule.symbolic.calculus.DifferentialTable;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The tables that a derivation rests on. There is one of each, {@link #STANDARD}; tests of the line checks pass broken ones.
 *
 * @param algebra laws that shorten
 * @param logarithms laws that bring what is under a logarithm to where a stable form applies
 * @param stability equal forms that round well
 * @param complement laws that bring 1 − p to where nothing cancels
 * @param inverses laws of inverses and determinants
 * @param strategies every strategy as it is applied
 * @param differentials the coefficients that the chain rule multiplies
 */
public record Laws(
        RuleSet algebra,
        RuleSet logarithms,
        RuleSet stability,
        RuleSet complement,
        List<TensorLaw> inverses,
        UnaryOperator<Strategy> strategies,
        DifferentialTable differentials) {

    public static final Laws STANDARD = new Laws(
            RuleTables.ALGEBRA,
            RuleTables.LOGARITHMS,
            RuleTables.STABILITY,
            RuleTables.COMPLEMENT,
            TensorLaw.ALL,
            UnaryOperator.identity(),
            DifferentialTable.STANDARD);

    /** With other strategies. */
    public Laws withStrategies(UnaryOperator<Strategy> others) {
        return new Laws(algebra, logarithms, stability, complement, inverses, others, differentials);
    }

    /** Without common denominators and factors, in which what is finite term by term may be divided by 0. */
    public Laws termByTerm() {
        List<Strategy> joining = List.of(Strategies.FRACTION, Strategies.EXPAND, Strategies.FACTOR);
        return withStrategies(s -> joining.stream().anyMatch(j -> j == s) ? Strategies.NONE : strategies.apply(s));
    }

    /** With other laws of inverses and determinants. */
    public Laws withInverses(List<TensorLaw> others) {
        return new Laws(algebra, logarithms, stability, complement, others, strategies, differentials);
    }

    /** With another table of differentials. */
    public Laws withDifferentials(DifferentialTable others) {
        return new Laws(algebra, logarithms, stability, complement, inverses, strategies, others);
    }

    /** Applies strategies as these laws have them. */
    Simplifier simplifier(List<Strategy> plain) {
        return new Simplifier(plain.stream().map(strategies).toList());
    }
}
