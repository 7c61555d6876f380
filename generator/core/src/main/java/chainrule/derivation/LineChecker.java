package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.symbolic.Expr;
import chainrule.symbolic.IndexTerm;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Batch;
import chainrule.symbolic.eval.Environment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Evaluates every line of a derivation on both sides, at random points of a shrunken copy of the network, or of an {@link Excerpt}
 * where there is none: forms of one quantity against each other, each adjoint against difference quotients of the definitions that
 * use its primal.
 */
public final class LineChecker {

    private static final int POINTS = 2;
    /** So many points are drawn for lines that had a kink at all before. */
    private static final int MOST_POINTS = 6;
    /** So many are for lines that could not be compared at those, if any; in a network of many definitions there are fewer. */
    private static final int FOR_OPEN_LINES = 12;
    private static final int FEW = 4;
    /** How far these are drawn, by turns: near 0 less saturates and fewer kinks meet, far away lies what is seldom reached. */
    private static final double[] SPREADS = {1, 0.5, 2, 0.2, 1, 0.05};
    /** With more definitions than this, one point is enough: the same rules act again and again. */
    private static final int MANY_DEFINITIONS = 300;

    private final Derivation derivation;
    private final Excerpts excerpts;
    private final LineGroup lines;
    private final Map<Symbol, Symbol> adjointOf = new IdentityHashMap<>();
    private final OpenLines open;

    private LineChecker(Derivation derivation, Excerpts excerpts, LineGroup lines) {
        this.derivation = derivation;
        this.excerpts = excerpts;
        this.lines = lines;
        this.open = new OpenLines(lines);
        adjointOf.put(derivation.network().loss(), null);
        for (Derived d : derivation.adjoints()) {
            if (!d.result().value().isZero()) {
                adjointOf.put(d.target().primal(), d.target());
            }
        }
    }

    /**
     * @return at how many points the lines were checked; 0 if the network has a value nowhere that was tried
     * @throws LineCheckException if a line does not hold
     */
    public static int check(Derivation derivation) {
        return check(derivation, Excerpts.of(derivation)).points();
    }

    static Coverage check(Derivation derivation, Excerpts excerpts) {
        Map<Excerpt, List<LineGroup>> groups = new LinkedHashMap<>();
        LineGroup.each(derivation, excerpts)
                .forEach(g -> groups.computeIfAbsent(excerpts.around(g.names()), e -> new ArrayList<>()).add(g));
        return groups.entrySet().stream()
                .map(e -> check(derivation, excerpts, e.getValue(), e.getKey()))
                .reduce(Coverage::and)
                .orElseThrow();
    }

    /**
     * Checks some lines in one excerpt.
     *
     * @throws LineCheckException if one fails there, where names may have more values than in the network
     */
    static Coverage checkIn(Excerpt excerpt, Derivation derivation, Excerpts excerpts, LineGroup lines) {
        return new LineChecker(derivation, excerpts, lines).run(excerpt);
    }

    /** In an excerpt names may have more values than in the network: lines that fail there are looked at one by one in larger ones. */
    private static Coverage check(Derivation derivation, Excerpts excerpts, List<LineGroup> groups, Excerpt excerpt) {
        boolean isLast = excerpt == excerpts.whole();
        try {
            Coverage seen = checkIn(excerpt, derivation, excerpts, LineGroup.joined(groups));
            if (seen.points() > 0 || isLast) {
                return seen;
            }
        } catch (LineCheckException somewhere) {
            if (isLast) {
                throw somewhere;
            }
        }
        return groups.stream()
                .map(g -> check(
                        derivation, excerpts, List.of(g), groups.size() > 1 ? excerpt : excerpts.larger(g.names(), excerpt)))
                .reduce(Coverage::and)
                .orElseThrow();
    }

    /**
     * The derivation with what was seen of it.
     *
     * @throws LineCheckException if a line does not hold
     */
    public static Derivation checked(Derivation derivation) {
        return derivation.checked(check(derivation, Excerpts.of(derivation)));
    }

    /**
     * Gives the adjoints their values at samples, and checks every line there.
     *
     * @param samples hold the values of all definitions
     * @throws LineCheckException if one does not hold
     */
    public static void requireAt(Derivation derivation, Batch samples) {
        Evaluation.assign(samples, derivation.adjoints().stream().map(Derived::result).toList());
        new LineChecker(derivation, Excerpts.of(derivation), LineGroup.of(derivation)).checkLines(samples, 0, line -> true);
    }

    private Coverage run(Excerpt excerpt) {
        lines.functions().forEach(d -> open.see(d, FunctionCheck.compared(d), FunctionCheck.count(d)));
        KinkSides sides = new KinkSides(excerpt.network().definitions());
        boolean many = derivation.network().definitions().size() > MANY_DEFINITIONS;
        int checked = 0;
        for (int seed = 1; seed <= (many ? 1 : POINTS); seed++) {
            Batch samples = excerpt.draw(seed, 1);
            if (!samples.isEmpty()) {
                samples.forEach(sides::look);
                checkAt(excerpt, samples, seed);
                checked++;
            }
        }
        for (int seed = POINTS + 1; seed <= MOST_POINTS && checked > 0 && !many && !(open.isEmpty() && sides.allSeen()); seed++) {
            checkFurther(excerpt, excerpt.draw(seed, 1), sides, seed);
        }
        for (int k = 0; k < (many ? FEW : FOR_OPEN_LINES) && checked > 0 && !open.isEmpty(); k++) {
            int seed = MOST_POINTS + k + 1;
            Batch samples = excerpt.draw(seed, SPREADS[k % SPREADS.length]);
            checkFurther(excerpt, samples, sides, seed);
            samples.forEach(e -> checkBeside(e, seed));
        }
        if (checked > 0) {
            open.closeExactly(lines, derivation, excerpts);
        }
        return new Coverage(checked, open.all());
    }

    /** Checks all lines at a point on another side of a kink; elsewhere those of which not all has been seen. */
    private void checkFurther(Excerpt excerpt, Batch samples, KinkSides sides, long seed) {
        long other = samples.stream().filter(sides::look).count();
        if (other > 0) {
            checkAt(excerpt, samples, seed);
        } else if (!samples.isEmpty() && !open.isEmpty()) {
            excerpt.assignAdjoints(samples);
            checkLines(samples, seed, open::isOpen);
        }
    }

    private void checkAt(Excerpt excerpt, Batch samples, long seed) {
        excerpt.assignAdjoints(samples);
        checkLines(samples, seed, line -> true);
    }

    private void checkLines(Batch samples, long seed, Predicate<Object> wanted) {
        Map<Symbol, Assignment> results = new HashMap<>();
        derivation.adjoints().forEach(d -> results.put(d.target(), d.result()));
        for (Derived d : lines.adjoints()) {
            samples.forEach(e -> checkForms(d, e, wanted));
            if (wanted.test(d)) {
                samples.forEach(e -> checkSlopes(d, e, seed));
            }
        }
        for (Environment e : samples) {
            Equality equality = new Equality(e);
            lines.closedForms().stream()
                    .filter(wanted)
                    .forEach(c -> compare(e, equality, c, results.get(c.target()), List.of(c.value()), "adjoints put in"));
            lines.stabilized().stream()
                    .filter(wanted)
                    .forEach(s -> compare(e, equality, s, s.written(), List.of(s.stable()), s.ruleNames()));
        }
    }

    private void checkSlopes(Derived d, Environment e, long seed) {
        Random random = new Random(31 * seed + d.target().primal().name().hashCode());
        AdjointCheck check = new AdjointCheck(d, adjointOf, e, random);
        open.see(d, check.compared(), check.count());
    }

    /**
     * Some elements are at a kink at every point, as where a clipped value is clipped again. The chain rule's line holds wherever
     * the name is, whether its definition has that value or not, if it says nothing of the name's range: one that agrees there
     * has been compared.
     */
    private void checkBeside(Environment e, long seed) {
        for (Derived d : lines.adjoints()) {
            if (open.isOpen(d)) {
                MovedPrimal.in(e, d, new Random(seed), () -> {
                    AdjointCheck check = new AdjointCheck(d, adjointOf, e, new Random(seed));
                    open.see(d, check.agreeing(), check.count());
                });
            }
        }
    }

    private void checkForms(Derived d, Environment e, Predicate<Object> wanted) {
        Equality equality = new Equality(e);
        for (int k = 0; k + 1 < d.lines().size(); k++) {
            Line line = d.lines().get(k);
            if (wanted.test(line)) {
                String reason = k == 0 ? d.lines().get(1).reason() : line.reason();
                compare(e, equality, line, d.result(), line.factors(), reason);
            }
        }
    }

    /** Compares factors with an assignment's value; a mean over the batch sample by sample, before it is taken. */
    private void compare(
            Environment e, Equality equality, Object line, Assignment a, List<Expr> factors, String reason) {
        Places places = Places.of(e, a.axes());
        BitSet compared = new BitSet();
        for (int place = 0; place < places.count(); place++) {
            Map<IndexTerm, Integer> at = places.at(place);
            Equality.Outcome sides = equality.of(factors, a.value(), at);
            if (sides.differs()) {
                throw new LineCheckException("a line of the derivation of " + a.target() + " does not hold at " + at + ": "
                        + sides.left() + " against " + sides.right() + " (rule: " + reason + ")");
            }
            compared.set(place, sides.agrees());
        }
        open.see(line, compared, places.count());
    }
}
