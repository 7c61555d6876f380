package chainrule.symbolic.rewrite;

import chainrule.symbolic.Affine;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexQuotient;
import chainrule.symbolic.IndexRanges;
import chainrule.symbolic.Size;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an equation between subscripts says of bound indices. An equation m = 6 i + 2 j + u with u &lt; 2 and j &lt; 3 has one
 * solution, the digits of m in a mixed radix, wherever the smaller terms together stay below the next coefficient.
 *
 * @param values each index that is solved for
 * @param guard where there is a solution
 * @param added indices that the values need: the places of a window
 */
record WindowSolution(Map<Index, Affine> values, Expr guard, List<Index> added) {

    /** coefficient · digit, with 0 ≤ digit &lt; extent; the index itself, or counted from its end. */
    private record Digit(Index index, long coefficient, boolean fromEnd) {
        Affine greatest() {
            return index.extent().plus(-1).times(coefficient);
        }

        Affine value(Affine digit) {
            return fromEnd ? index.extent().plus(-1).minus(digit) : digit;
        }
    }

    /** The solution for all bound indices of equation = 0, or null where it may have several, or none is in it. */
    static WindowSolution of(Affine equation, List<Index> bound) {
        return of(equation, bound, new ArrayList<>());
    }

    /**
     * The same.
     *
     * @param asked takes the combinations of sizes on whose signs the solution depends
     */
    static WindowSolution of(Affine equation, List<Index> bound, List<Affine> asked) {
        List<Digit> digits = digits(equation, bound);
        return digits.isEmpty() || !areDigits(digits, asked) ? null : solve(rest(equation, digits), digits, asked);
    }

    /** The solution for the longest index with coefficient ±1, the others kept; null where there is none. */
    static WindowSolution forOne(Affine equation, List<Index> bound) {
        Index best = null;
        for (Index i : bound) {
            if (equation.solvedFor(i) != null
                    && (best == null || i.extent().valueOfSizes() > best.extent().valueOfSizes())) {
                best = i;
            }
        }
        if (best == null) {
            return null;
        }
        Affine value = equation.solvedFor(best);
        return new WindowSolution(Map.of(best, value), IndexRanges.guard(value, best.extent()), List.of());
    }

    /** ⌊i/3⌋ = m holds for the i of a window, 3 m + u with u &lt; 3; null where there is no such quotient. */
    static WindowSolution ofQuotient(Affine equation, List<Index> bound) {
        return ofQuotient(equation, bound, new ArrayList<>());
    }

    /** The same, with the combinations of sizes on whose signs the solution depends. */
    static WindowSolution ofQuotient(Affine equation, List<Index> bound, List<Affine> asked) {
        for (Affine.Part p : equation.parts()) {
            Affine whole = equation.solvedFor(p.term());
            if (p.term() instanceof IndexQuotient q && whole != null) {
                for (Index i : bound) {
                    if (!whole.hasInside(i) && whole.coefficient(i) == 0 && q.dividend().solvedFor(i) != null) {
                        return window(q, whole, i, asked);
                    }
                }
            }
        }
        return null;
    }

    private static WindowSolution window(IndexQuotient q, Affine whole, Index i, List<Affine> asked) {
        Index place = Index.fresh(Affine.constant(q.divisor()));
        Affine dividend = whole.times(q.divisor()).plus(Affine.of(place));
        Affine value = q.dividend().minus(dividend).solvedFor(i);
        return new WindowSolution(Map.of(i, value), guard(value, i.extent(), asked), List.of(place));
    }

    /** The bound indices, the largest coefficient first and positive; none where one stands in data or in a quotient. */
    private static List<Digit> digits(Affine equation, List<Index> bound) {
        List<Digit> digits = new ArrayList<>();
        long first = 0;
        for (Index i : bound) {
            if (equation.hasInside(i)) {
                return List.of();
            }
            long c = equation.coefficient(i);
            first = Math.abs(c) > Math.abs(first) ? c : first;
        }
        for (Index i : bound) {
            long c = equation.coefficient(i);
            if (c != 0) {
                digits.add(new Digit(i, Math.abs(c), (c > 0) != (first > 0)));
            }
        }
        digits.sort(Comparator.comparingLong(Digit::coefficient).reversed());
        return digits;
    }

    /** What the digits must add up to. */
    private static Affine rest(Affine equation, List<Digit> digits) {
        long sign = Long.signum(equation.coefficient(digits.get(0).index()));
        Affine rest = equation.times(-sign);
        for (Digit d : digits) {
            Affine own = Affine.of(d.index()).times(d.coefficient());
            rest = d.fromEnd() ? rest.minus(own).plus(d.greatest()) : rest.plus(own);
        }
        return rest;
    }

    private static boolean areDigits(List<Digit> digits, List<Affine> asked) {
        Affine below = Affine.ZERO;
        for (int k = digits.size() - 1; k >= 0; k--) {
            if (!isNonNegative(Affine.constant(digits.get(k).coefficient() - 1).minus(below), asked)) {
                return false;
            }
            below = below.plus(digits.get(k).greatest());
        }
        return true;
    }

    private static WindowSolution solve(Affine sum, List<Digit> digits, List<Affine> asked) {
        Map<Index, Affine> values = new LinkedHashMap<>();
        Digit first = digits.get(0);
        Expr guard = guard(sum, first.index().extent().times(first.coefficient()), asked);
        Affine left = sum;
        long room = 0;
        for (Digit d : digits) {
            Affine digit = IndexQuotient.of(left, d.coefficient());
            Affine end = d.index().extent().times(d.coefficient());
            if (room > 0 && !isNonNegative(end.plus(-room), asked)) {
                guard = both(guard, Exprs.apply(ElementaryFunction.LESS, Exprs.number(left), Exprs.number(end)));
            }
            left = left.minus(digit.times(d.coefficient()));
            room = d.coefficient();
            values.put(d.index(), d.value(digit));
        }
        return new WindowSolution(values, left.equals(Affine.ZERO) ? guard : both(guard, divides(sum, sum.minus(left))), List.of());
    }

    private static Expr divides(Affine sum, Affine reached) {
        return Exprs.apply(ElementaryFunction.EQUAL, Exprs.number(sum), Exprs.number(reached));
    }

    /** 0 ≤ sum &lt; end, without what always holds. */
    private static Expr guard(Affine sum, Affine end, List<Affine> asked) {
        boolean low = isNonNegative(IndexRanges.least(sum), asked);
        boolean high = isNonNegative(end.plus(-1).minus(IndexRanges.greatest(sum)), asked);
        Expr fromZero = Exprs.apply(ElementaryFunction.LESS_EQUAL, Exprs.zero(), Exprs.number(sum));
        Expr toEnd = Exprs.apply(ElementaryFunction.LESS, Exprs.number(sum), Exprs.number(end));
        return both(low ? Exprs.one() : fromZero, high ? Exprs.one() : toEnd);
    }

    private static Expr both(Expr a, Expr b) {
        return Exprs.apply(ElementaryFunction.AND, a, b);
    }

    /** Whatever the sizes are, or as they are where all have values: a small copy keeps the sign. */
    private static boolean isNonNegative(Affine sizes, List<Affine> asked) {
        asked.add(sizes);
        boolean known = sizes.parts().stream().allMatch(p -> p.term() instanceof Size s && !s.isFree());
        return IndexRanges.isNonNegative(sizes) || known && sizes.valueOfSizes() >= 0;
    }
}
