package chainrule.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.model.Assignment;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Apply;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Range;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.exact.ExactDomain;
import chainrule.symbolic.exact.ExactPoint;
import chainrule.testing.Derivations;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each side of each kink, and each combination that one number meets, is looked at: a form that is wrong on one of them is found. */
class BranchesTest {

    private static final String HEAD = "net N {\n input x[5]\n param W[3, 5]\n z = W*x\n ";

    static Stream<String> networks() {
        return Stream.of(
                HEAD + "h = relu(z)\n loss l = sum(h^2) + sum(h)\n}",
                HEAD + "h = if z > 0 then z else 0.5*(exp(z) - 1)\n loss l = sum(h^2) + sum(h)\n}",
                HEAD + "h = if z <= -3 then 0 else if z >= 3 then z else z .* (z + 3)/6\n loss l = sum(h^2) + sum(h)\n}",
                HEAD + "target t[3]\n loss l = sum(if abs(z - t) <= 0.7 then (z - t)^2/2 else 0.7*(abs(z - t) - 0.35))\n}",
                HEAD + "h = clip(z, -0.4, 2)\n loss l = sum(h^2) + sum(h)\n}",
                HEAD + "c = abs(z - 1) .* z\n h[i: 2] = max[u: 2](c[i + u])\n loss l = sum(h^2) + sum(h)\n}",
                "net Pool {\n input x[6, 6]\n param K[2, 2]\n"
                        + " c[i: 5, j: 5] = sum[u: 2, v: 2](K[u, v]*x[i + u, j + v])\n"
                        + " m[i: 2, j: 2] = max[u: 2, v: 2](c[2*i + u, 2*j + v])\n loss l = sum(m^2) + sum(m)\n}");
    }

    private static ExactMarks marks(Derivation d) {
        ExactMarks marks = new ExactMarks();
        ExactLines.mark(d, Excerpts.of(d), marks);
        return marks;
    }

    @ParameterizedTest
    @MethodSource("networks")
    void everySideIsSeen(String spec) {
        assertThat(marks(Derivations.of(spec)).all())
                .contains(Exactness.BY_BRANCH)
                .doesNotContain(Exactness.NONE, Exactness.ON_SOME_BRANCHES);
    }

    private static final Expr STRAY = Exprs.num(Rational.of(1, 7));

    /** A term with one of its kinks wrong on one side; the same where it has fewer kinks. */
    private static Expr broken(Expr e, int[] kinks, boolean first) {
        // What a condition compares may be a little wrong and the condition the same.
        Expr inner = e instanceof Conditional c
                ? Exprs.conditional(c.condition(), broken(c.then(), kinks, first), broken(c.otherwise(), kinks, first))
                : e.mapChildren(x -> broken(x, kinks, first));
        if (inner != e || !isKink(e) || kinks[0]-- != 0) {
            return inner;
        }
        Expr condition = e instanceof Conditional c ? c.condition() : condition((Apply) e);
        return first
                ? Exprs.conditional(condition, Exprs.add(e, STRAY), e)
                : Exprs.conditional(condition, e, Exprs.add(e, STRAY));
    }

    private static boolean isKink(Expr e) {
        return e instanceof Conditional || e instanceof Apply a && KINKS.contains(a.function());
    }

    private static final Set<ElementaryFunction> KINKS =
            Set.of(ElementaryFunction.MAX, ElementaryFunction.MIN, ElementaryFunction.SIGN, ElementaryFunction.ABS);

    private static Expr condition(Apply a) {
        Expr other = a.arguments().size() == 2 ? a.arguments().get(1) : Exprs.zero();
        return Exprs.apply(ElementaryFunction.LESS, a.arguments().get(0), other);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void aLineThatIsWrongInOneBranch(String spec) {
        Derivation d = Derivations.of(spec);
        int tried = 0;
        for (int k = 0; k < d.adjoints().size(); k++) {
            Expr right = d.adjoints().get(k).lines().get(0).value();
            for (int n = 0; n < 8; n++) {
                Expr wrong = broken(right, new int[] {n / 2}, n % 2 == 0);
                if (wrong != right) {
                    Derivation broken = with(d, k, Line.of(wrong, "broken"));
                    assertThatThrownBy(() -> marks(broken), "%s", wrong).isInstanceOf(LineCheckException.class);
                    tried++;
                }
            }
        }
        assertThat(tried).isGreaterThan(1);
    }

    private static Derivation with(Derivation d, int adjoint, Line first) {
        Derived old = d.adjoints().get(adjoint);
        List<Line> lines = new ArrayList<>(old.lines());
        lines.set(0, first);
        List<Derived> adjoints = new ArrayList<>(d.adjoints());
        adjoints.set(adjoint, new Derived(old.target(), old.axes(), old.consumers(), lines, old.mean()));
        return new Derivation(d.network(), d.functions(), adjoints, d.closedForms(), d.stabilized(), d.program());
    }

    // ---- two kinks that one number meets: their combinations ----

    private static final Symbol A = Symbol.formal("a", Range.REALS);
    private static final Symbol B = Symbol.formal("b", Range.REALS);

    private static ExactCheck ofTwoNumbers() {
        return new ExactCheck((seed, spread) -> {
            Random random = new Random(ExactPoints.apart(seed));
            Environment reals = new Environment();
            Stream.of(A, B).forEach(s -> reals.set(s, spread * (random.nextDouble() - 0.5)));
            ExactPoint point = new ExactPoint(reals);
            Stream.of(A, B).forEach(s -> point.draw(s, ExactDomain.MULTIPLES, random));
            return List.of(point);
        });
    }

    private static Expr positive(Symbol s) {
        return Exprs.indicator(Exprs.apply(ElementaryFunction.LESS, Exprs.zero(), Exprs.access(s)));
    }

    /** (a > 0) (b > 0), of which each pair of sides may be another formula. */
    private static Exactness withCorner(UnaryOperator<Expr> corner) {
        Expr product = Exprs.mul(positive(A), positive(B));
        return ofTwoNumbers().compare(List.of(), product, corner.apply(product));
    }

    @Test
    void everyCombinationOfTwoKinksIsSeen() {
        Expr a = positive(A);
        Expr b = positive(B);
        Expr notA = Exprs.subtract(Exprs.one(), a);
        Expr notB = Exprs.subtract(Exprs.one(), b);
        assertThat(withCorner(p -> p)).isEqualTo(Exactness.BY_BRANCH);
        for (Expr corner : List.of(Exprs.mul(a, b), Exprs.mul(a, notB), Exprs.mul(notA, b), Exprs.mul(notA, notB))) {
            assertThat(withCorner(p -> Exprs.add(p, corner))).as("%s", corner).isEqualTo(Exactness.DIFFERENT);
        }
    }

    @Test
    void aSideThatIsOutOfReachIsSaidToBeSo() {
        Expr far = Exprs.apply(ElementaryFunction.MAX, Exprs.access(A), Exprs.num(1000));
        assertThat(ofTwoNumbers().compare(List.of(), far, far)).isEqualTo(Exactness.ON_SOME_BRANCHES);
    }

    /** Whichever element is the largest: a form that is right but for the last of them is found. */
    @Test
    void everyElementOfAMaximumIsSeen() {
        Derivation d = Derivations.of(HEAD + "h = max[i](z[i])\n loss l = h^2\n}");
        Assignment h = d.network().definitions().get(1);
        Reduce max = (Reduce) h.value();
        Symbol z = d.network().definitions().get(0).target();
        Affine last = max.extents().get(0).minus(Affine.constant(1));
        Expr stray = Exprs.indicator(Exprs.apply(ElementaryFunction.EQUAL, Exprs.access(z, List.of(last)), max));
        ExactCheck check = ExactCheck.of(d);
        assertThat(check.compare(List.of(), max, max)).isEqualTo(Exactness.BY_BRANCH);
        assertThat(check.compare(List.of(), max, Exprs.add(max, stray))).isEqualTo(Exactness.DIFFERENT);
    }
}
