package chainrule.derivation;

import chainrule.model.Fact;
import chainrule.symbolic.Access;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.exact.ExactEvaluator;
import chainrule.symbolic.exact.ExactNumber;
import chainrule.symbolic.exact.ExactPoint;
import chainrule.symbolic.exact.NotExactException;
import chainrule.symbolic.exact.Padic;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Moves the p-adic values of a point to where the declared facts hold, as its real values do already: a matrix is mirrored, an
 * equation is solved for one element by Newton's method, each step of which doubles the digits.
 */
final class ExactFacts {

    private static final int MOST_STEPS = 8;
    /** An equation holds where so many digits of its sides are the same. */
    private static final int HOLDS = 10;
    /** From where the one element may start, if its own value leads nowhere. */
    private static final long[] STARTS = {1, 0, 2};

    private final ExactPoint point;
    private final Set<Element> solved = new HashSet<>();

    private record Element(Symbol of, int place) {}

    private ExactFacts(ExactPoint point) {
        this.point = point;
    }

    /** @throws NotExactException if a fact does not hold afterwards */
    static void impose(List<Fact> facts, ExactPoint point) {
        ExactFacts imposed = new ExactFacts(point);
        for (Fact f : facts) {
            if (f instanceof Fact.Symmetry s) {
                imposed.mirror(s.matrix());
            }
        }
        for (Fact f : facts) {
            if (f instanceof Fact.Equality e) {
                imposed.solve(e);
            }
        }
        if (!facts.stream().allMatch(imposed::holds)) {
            throw new NotExactException("a point where the facts hold was not found");
        }
    }

    private void mirror(Symbol matrix) {
        ExactNumber[] a = point.values(matrix);
        int n = point.extent(matrix.axes().get(0));
        for (int k = 0; k < a.length; k++) {
            if (k % n > k / n) {
                a[k % n * n + k / n] = a[k];
            }
        }
    }

    private boolean holds(Fact f) {
        if (f instanceof Fact.Equality e) {
            for (int place = 0; place < point.count(e.axes()); place++) {
                if (residual(e, place).padic().valuation() < HOLDS) {
                    return false;
                }
            }
        }
        return true;
    }

    private ExactNumber residual(Fact.Equality f, int place) {
        return new ExactEvaluator(point).value(f.axes(), difference(f), place);
    }

    private static Expr difference(Fact.Equality f) {
        return Exprs.subtract(f.left(), f.right());
    }

    private void solve(Fact.Equality f) {
        Symbol s = Accesses.of(difference(f)).stream()
                .map(Access::symbol)
                .filter(x -> x.call() == null && point.has(x) && !x.isInteger())
                .findFirst()
                .orElseThrow();
        for (int place = 0; place < point.count(f.axes()); place++) {
            Element element = steepest(f, place, s);
            solved.add(element);
            start(f, place, element);
            for (int step = 0; step < MOST_STEPS && !residual(f, place).padic().isZero(); step++) {
                Padic correction = residual(f, place).padic().dividedBy(slope(f, place, element));
                move(element, Padic.of(0).minus(correction.lifted()));
            }
        }
    }

    /** The element on which an equation depends most, of those that no other equation was solved for. */
    private Element steepest(Fact.Equality f, int place, Symbol s) {
        Element best = null;
        int least = Integer.MAX_VALUE;
        for (int k = 0; k < point.values(s).length; k++) {
            Element element = new Element(s, k);
            Padic slope = slope(f, place, element);
            if (!solved.contains(element) && !slope.isZero() && slope.valuation() < least) {
                best = element;
                least = slope.valuation();
            }
        }
        if (best == null) {
            throw new NotExactException("an equation that no element solves");
        }
        return best;
    }

    /** A number from which Newton's method leads to a solution: where the equation holds modulo the prime. */
    private void start(Fact.Equality f, int place, Element element) {
        ExactNumber own = point.values(element.of())[element.place()];
        for (int k = 0; k < STARTS.length && residual(f, place).padic().valuation() < 1; k++) {
            point.set(element.of(), element.place(), new ExactNumber(Padic.of(STARTS[k]), own.real()));
        }
    }

    private Padic slope(Fact.Equality f, int place, Element element) {
        return ExactQuotients.of(point, element.of(), element.place(), () -> residual(f, place)).padic();
    }

    private void move(Element element, Padic by) {
        point.set(element.of(), element.place(), point.values(element.of())[element.place()].movedBy(by));
    }
}
