package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.symbolic.Expr;
import chainrule.symbolic.IndexTerm;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Evaluator;
import chainrule.symbolic.eval.Measured;
import chainrule.symbolic.rewrite.DerivedFunctions;
import chainrule.symbolic.rewrite.Simplifier;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Evaluates every line of a derivation on both sides, at random points of a shrunken copy of the network, or of an {@link Excerpt}
 * where there is none: forms of one quantity against each other, each adjoint against difference quotients of the definitions that use its primal.
 */
public final class LineChecker {

    private static final int POINTS = 2;
    /** So many points are drawn for lines that had a kink at all before. */
    private static final int MOST_POINTS = 6;
    /** With more definitions than this, one point is enough: the same rules act again and again. */
    private static final int MANY_DEFINITIONS = 300;
    /** Relative to the size of the terms that were added up. */
    private static final double EQUAL = 1e-9;

    private final Derivation derivation;
    private final LineGroup lines;
    private final Map<Symbol, Symbol> adjointOf = new IdentityHashMap<>();
    /** The lines that were not yet compared with differences in all their elements, with those in which they were. */
    private final Map<Derived, BitSet> open = new IdentityHashMap<>();

    private LineChecker(Derivation derivation, LineGroup lines) {
        this.derivation = derivation;
        this.lines = lines;
        adjointOf.put(derivation.network().loss(), null);
        for (Derived d : derivation.adjoints()) {
            if (!d.result().value().isZero()) {
                adjointOf.put(d.target().primal(), d.target());
            }
        }
        lines.adjoints().forEach(d -> open.put(d, new BitSet()));
    }

    /**
     * @return at how many points the lines were checked; 0 if the network has a value nowhere that was tried
     * @throws LineCheckException if a line does not hold
     */
    public static int check(Derivation derivation) {
        return check(derivation, Excerpts.of(derivation));
    }

    static int check(Derivation derivation, Excerpts excerpts) {
        derivation.functions().forEach(LineChecker::checkFunction);
        Map<Excerpt, List<LineGroup>> groups = LineGroup.each(derivation, excerpts).stream()
                .collect(Collectors.groupingBy(g -> excerpts.around(g.names()), LinkedHashMap::new, Collectors.toList()));
        if (groups.isEmpty()) {
            return checkIn(excerpts.whole(), derivation, LineGroup.of(derivation));
        }
        int fewest = Integer.MAX_VALUE;
        for (Map.Entry<Excerpt, List<LineGroup>> e : groups.entrySet()) {
            fewest = Math.min(fewest, check(derivation, e.getValue(), e.getKey(), excerpts));
        }
        return fewest;
    }

    /**
     * Checks some lines in one excerpt.
     *
     * @throws LineCheckException if one fails there, where names may have more values than in the network
     */
    static int checkIn(Excerpt excerpt, Derivation derivation, LineGroup lines) {
        return new LineChecker(derivation, lines).run(excerpt);
    }

    /** In an excerpt names may have more values than in the network: lines that fail there are looked at one by one in larger ones. */
    private static int check(Derivation derivation, List<LineGroup> groups, Excerpt excerpt, Excerpts excerpts) {
        boolean isLast = excerpt == excerpts.whole();
        try {
            int points = checkIn(excerpt, derivation, LineGroup.joined(groups));
            if (points > 0 || isLast) {
                return points;
            }
        } catch (LineCheckException somewhere) {
            if (isLast) {
                throw somewhere;
            }
        }
        int fewest = Integer.MAX_VALUE;
        for (LineGroup g : groups) {
            Excerpt next = groups.size() > 1 ? excerpt : excerpts.larger(g.names(), excerpt);
            fewest = Math.min(fewest, check(derivation, List.of(g), next, excerpts));
        }
        return fewest;
    }

    /**
     * The derivation with the number of points at which it was checked.
     *
     * @throws LineCheckException if a line does not hold
     */
    public static Derivation checked(Derivation derivation) {
        return derivation.checked(check(derivation));
    }

    /**
     * Gives the adjoints their values at samples, and checks every line there.
     *
     * @param samples hold the values of all definitions
     * @throws LineCheckException if one does not hold
     */
    public static void requireAt(Derivation derivation, List<Environment> samples) {
        Evaluation.assign(samples, derivation.adjoints().stream().map(Derived::result).toList());
        new LineChecker(derivation, LineGroup.of(derivation)).checkAt(samples, 0);
    }

    private int run(Excerpt excerpt) {
        KinkSides sides = new KinkSides(excerpt.network().definitions());
        boolean many = derivation.network().definitions().size() > MANY_DEFINITIONS;
        int checked = 0;
        for (int seed = 1; seed <= (many ? 1 : POINTS); seed++) {
            List<Environment> samples = excerpt.draw(seed);
            if (!samples.isEmpty()) {
                samples.forEach(sides::look);
                checkAt(samples, seed);
                checked++;
            }
        }
        for (int seed = POINTS + 1; seed <= MOST_POINTS && checked > 0 && !many && !(open.isEmpty() && sides.allSeen()); seed++) {
            checkFurther(excerpt.draw(seed), sides, seed);
        }
        return checked;
    }

    /** Checks all lines at a point on another side of a kink; elsewhere those of which not all has been seen. */
    private void checkFurther(List<Environment> samples, KinkSides sides, long seed) {
        long other = samples.stream().filter(sides::look).count();
        if (other > 0) {
            checkAt(samples, seed);
        } else if (!samples.isEmpty() && !open.isEmpty()) {
            checkSlopes(List.copyOf(open.keySet()), samples, seed);
        }
    }

    private void checkSlopes(Collection<Derived> some, List<Environment> samples, long seed) {
        for (Derived d : some) {
            BitSet seen = open.getOrDefault(d, new BitSet());
            boolean all = false;
            for (Environment e : samples) {
                Random random = new Random(31 * seed + d.target().primal().name().hashCode());
                all |= new AdjointCheck(d, adjointOf, e, random).check(seen);
            }
            if (all) {
                open.remove(d);
            }
        }
    }

    private void checkAt(List<Environment> samples, long seed) {
        Map<Symbol, Assignment> results = results(derivation);
        for (Derived d : lines.adjoints()) {
            samples.forEach(e -> checkLines(d, e));
            checkSlopes(List.of(d), samples, seed);
        }
        for (Environment e : samples) {
            lines.closedForms().forEach(c -> compare(e, results.get(c.target()), c.value(), "adjoints put in"));
            lines.stabilized().forEach(s -> compare(e, s.written(), s.stable(), s.ruleNames()));
        }
    }

    private static Map<Symbol, Assignment> results(Derivation derivation) {
        Map<Symbol, Assignment> results = new HashMap<>();
        derivation.adjoints().forEach(d -> results.put(d.target(), d.result()));
        return results;
    }

    private void checkLines(Derived d, Environment e) {
        Places places = Places.of(e, d.axes());
        Evaluator evaluator = new Evaluator(e);
        for (int k = 0; k + 1 < d.lines().size(); k++) {
            Line line = d.lines().get(k);
            String reason = k == 0 ? d.lines().get(1).reason() : line.reason();
            for (int place = 0; place < places.count(); place++) {
                Map<IndexTerm, Integer> at = places.at(place);
                Measured value = product(evaluator, line.factors(), at);
                Measured last = evaluator.measure(d.result().value(), at);
                if (!value.agrees(last, EQUAL)) {
                    throw failure(d.target(), at, value.value(), last.value(), reason);
                }
            }
        }
    }

    private static Measured product(Evaluator evaluator, List<Expr> factors, Map<IndexTerm, Integer> at) {
        Measured product = null;
        for (Expr f : factors) {
            Measured next = evaluator.measure(f, at);
            product = product == null ? next : product.times(next);
        }
        return product;
    }

    /** Compares a value with an assignment's; a mean over the batch sample by sample, before it is taken. */
    private static void compare(Environment e, Assignment a, Expr other, String reason) {
        Places places = Places.of(e, a.axes());
        Evaluator evaluator = new Evaluator(e);
        for (int place = 0; place < places.count(); place++) {
            Map<IndexTerm, Integer> at = places.at(place);
            Measured value = evaluator.measure(other, at);
            Measured known = evaluator.measure(a.value(), at);
            if (!value.agrees(known, EQUAL)) {
                throw failure(a.target(), at, value.value(), known.value(), reason);
            }
        }
    }

    private static LineCheckException failure(
            Symbol target, Map<IndexTerm, Integer> at, double found, double expected, String reason) {
        return new LineCheckException("a line of the derivation of " + target + " does not hold at " + at
                + ": " + found + " against " + expected + " (rule: " + reason + ")");
    }

    /** Each step of a function's derivative, where both sides have values. */
    private static void checkFunction(DerivedFunctions.Derivation d) {
        Random random = new Random(7);
        for (int trial = 0; trial < 12; trial++) {
            Environment e = new Environment();
            double shift = trial % 3 == 0 ? 1.6 : 0;
            d.function().formals().forEach(f -> e.set(f, shift + 3 * random.nextDouble() - 1.5));
            for (Simplifier.Step step : d.steps()) {
                Measured before = new Evaluator(e).measure(step.before(), Map.of());
                Measured after = new Evaluator(e).measure(step.after(), Map.of());
                if (Double.isFinite(before.value()) && !before.agrees(after, EQUAL)) {
                    throw new LineCheckException("a line of the derivative of " + d.function().name()
                            + " does not hold: " + before.value() + " against " + after.value() + " (rule: "
                            + step.reason() + ")");
                }
            }
        }
    }
}
