package chainrule.explanation;

import chainrule.derivation.Inside;
import chainrule.derivation.LineCheckException;
import chainrule.derivation.Places;
import chainrule.differences.Balance;
import chainrule.differences.DifferenceQuotients;
import chainrule.differences.Direction;
import chainrule.differences.Verdict;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexTerm;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.calculus.OperationDifferential;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Evaluator;
import chainrule.symbolic.eval.Measured;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Checks the differential of one operation: the variable moves in a random direction, and each d of the line is the slope of
 * what it is the differential of.
 */
final class DifferentialCheck {

    /** Places of a tensor at which a line is checked. */
    private static final int MOST_PLACES = 4;

    private final Environment environment;
    private final double[] values;
    private final double[] direction;

    DifferentialCheck(Environment environment, Symbol variable) {
        this.environment = environment;
        this.values = environment.get(variable).data();
        this.direction = Direction.of(values, new double[values.length], new Random(values.length));
    }

    /** A term at a place. */
    private record Number(Expr term, Map<IndexTerm, Integer> at) {

        Measured in(Environment e) {
            return new Evaluator(e).measure(term, at);
        }
    }

    /**
     * Whether there was a place at which they could be compared.
     *
     * @throws LineCheckException if the two sides differ
     */
    boolean require(OperationDifferential d) {
        Set<Index> free = new LinkedHashSet<>(d.term().freeIndices());
        d.parts().forEach(p -> {
            free.addAll(p.coefficient().freeIndices());
            p.bound().forEach(free::remove);
        });
        Places places = Places.of(environment, List.copyOf(free));
        int stride = Math.max(1, places.count() / MOST_PLACES);
        boolean compared = false;
        for (int place = 0; place < places.count(); place += stride) {
            Map<IndexTerm, Integer> at = places.at(place);
            if (Inside.holds(environment, d.term(), at)) { // else on a branch that is not taken
                compared |= require(d, at);
            }
        }
        return compared;
    }

    private boolean require(OperationDifferential d, Map<IndexTerm, Integer> at) {
        List<Number> numbers = new ArrayList<>(List.of(new Number(d.term(), at)));
        List<Double> coefficients = new ArrayList<>();
        for (OperationDifferential.Part p : d.parts()) {
            Places bound = Places.of(environment, p.bound());
            for (int k = 0; k < bound.count(); k++) {
                Map<IndexTerm, Integer> inner = new HashMap<>(at);
                inner.putAll(bound.at(k));
                double coefficient = new Evaluator(environment).value(p.coefficient(), inner);
                if (coefficient != 0) { // what a factor 0 guards may have no value
                    numbers.add(new Number(p.operand(), inner));
                    coefficients.add(coefficient);
                }
            }
        }
        DifferenceQuotients quotients = DifferenceQuotients.along(
                direction,
                values,
                () -> numbers.stream().mapToDouble(n -> n.in(environment).value()).toArray(),
                numbers.stream().mapToDouble(n -> n.in(environment).scale()).toArray());
        return IntStream.range(0, quotients.count()).allMatch(quotients::isSmooth) && compare(d, quotients, coefficients);
    }

    private static boolean compare(OperationDifferential d, DifferenceQuotients quotients, List<Double> coefficients) {
        Balance balance = new Balance();
        balance.know(1, quotients, 0);
        for (int k = 0; k < coefficients.size(); k++) {
            balance.claim(coefficients.get(k), quotients, k + 1);
        }
        if (balance.verdict() == Verdict.DIFFERS) {
            throw new LineCheckException("a line of the explanation of d(" + d.term() + "), " + d.rule() + " gives " + balance);
        }
        return balance.verdict() == Verdict.AGREES;
    }
}
