package chainrule.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Rational;
import chainrule.testing.Derivations;
import chainrule.testing.ExampleSpecs;
import chainrule.testing.RecurrentSpecs;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What exact arithmetic says of lines, and that it sees what rounding hides. */
class ExactCheckTest {

    private static final String SPEC = "net N {\n input x[3]\n target t class[4]\n h = x |> dense(5) |> sigmoid\n"
            + " z = h |> dense(4)\n output p = softmax(z)\n loss l = -log(p[t])\n}";

    private static List<Exactness> all(String spec) {
        return all(Derivations.of(spec));
    }

    private static List<Exactness> all(Derivation d) {
        ExactMarks marks = new ExactMarks();
        ExactLines.mark(d, Excerpts.of(d), marks);
        return marks.all();
    }

    @Test
    void everyLineWithoutAKinkIsExact() {
        assertThat(all(ExampleSpecs.samples().get("HomeworkBce"))).contains(Exactness.EXACT).doesNotContain(Exactness.NONE);
        assertThat(all(RecurrentSpecs.SCALAR)).containsOnly(Exactness.EXACT);
        assertThat(all(RecurrentSpecs.LSTM)).containsOnly(Exactness.EXACT);
        assertThat(all(SPEC)).hasSizeGreaterThan(8).doesNotContain(Exactness.NONE);
    }

    @Test
    void linesWithKinksAreCheckedBranchByBranch() {
        assertThat(all(ExampleSpecs.samples().get("HomeworkMse")))
                .contains(Exactness.EXACT, Exactness.BY_BRANCH)
                .doesNotContain(Exactness.NONE, Exactness.ON_SOME_BRANCHES);
    }

    @Test
    void rootsAndErrorFunctionsAreExactToo() {
        assertThat(all("net N {\n input x[3]\n param w[3]\n z = w .* x\n m = mean(z)\n v = mean((z - m)^2)\n"
                        + " n = (z - m)/sqrt(v + 1e-5)\n loss l = sum(erf(n - z) .* tanh(z)) + atan(m)\n}"))
                .containsOnly(Exactness.EXACT);
    }

    /** A step without an exact value takes the whole recurrence with it. */
    @Test
    void aRecurrenceWithoutExactValues() {
        assertThat(all("net N {\n input x[4]\n param u = 0.6\n h[t] = exp(u + h[t-1 else 0] + x[t])\n loss l = sum(h)\n}"))
                .contains(Exactness.NONE);
        assertThat(all("net N {\n input x[4]\n param u = 0.6\n h[t] = exp(u*h[t-1 else 0] + x[t])\n loss l = sum(h)\n}"))
                .containsOnly(Exactness.EXACT);
    }

    private static Derivation broken(int adjoint, int line, Rational factor) {
        Derivation d = Derivations.of(SPEC);
        List<Derived> adjoints = new ArrayList<>(d.adjoints());
        Derived old = adjoints.get(adjoint);
        List<Line> lines = new ArrayList<>(old.lines());
        Line l = lines.get(line);
        lines.set(line, new Line(List.of(Exprs.times(factor, l.value())), l.reason(), Optional.empty()));
        adjoints.set(adjoint, new Derived(old.target(), old.axes(), old.consumers(), lines, old.mean()));
        return new Derivation(d.network(), d.functions(), adjoints, d.closedForms(), d.stabilized(), d.program());
    }

    /** A factor that differs from 1 by less than double precision can tell. */
    @Test
    void aDifferenceBelowRoundingIsSeen() {
        Rational nearlyOne = new Rational(BigInteger.TEN.pow(20).add(BigInteger.ONE), BigInteger.TEN.pow(20));
        assertThat(LineChecker.check(broken(1, 1, nearlyOne))).isPositive();
        assertThatThrownBy(() -> all(broken(1, 1, nearlyOne)))
                .isInstanceOf(LineCheckException.class)
                .hasMessageContaining("exact arithmetic (rule: put in");
        assertThatThrownBy(() -> all(broken(0, 0, nearlyOne)))
                .isInstanceOf(LineCheckException.class)
                .hasMessageContaining("rule: chain rule");
    }

    /** Facts hold at exact points: an equation is solved for an element, a matrix mirrored, what is positive has a root. */
    @Test
    void linesThatRestOnFacts() {
        assertThat(all("net N {\n input x[4]\n target y[3]\n param W[3, 4]\n assume sum(y) = 1\n assume y >= 0\n"
                        + " output p = softmax(W*x)\n loss l = -sum(y .* log(p))\n}"))
                .doesNotContain(Exactness.NONE);
        assertThat(all("net N {\n input x[4]\n param A[4, 4]\n assume A symmetric\n loss l = logdet(A*A) + x'*A*x\n}"))
                .containsOnly(Exactness.EXACT);
        assertThat(all("net N {\n input p[4]\n input u[3]\n param w[4]\n assume p > 0\n assume norm2(u) = 1\n"
                        + " loss l = sum(sqrt(p) .* w^2) + sum(u^2)*sum(log(p) .* exp(w .* p))\n}"))
                .containsOnly(Exactness.EXACT);
    }

    @Test
    void theBatchSideBySide() {
        assertThat(all("net N {\n input x[4]\n target y[3]\n param W[3, 4]\n z = W*x\n m = mean[batch](z)\n"
                        + " v = mean[batch]((z - m)^2)\n n = (z - m)/sqrt(v + 1e-5)\n output n\n loss l = mse(n, y)\n}"))
                .containsOnly(Exactness.EXACT);
    }

    /** Another term is compared at the same points, as the checker of students' lines does. */
    @Test
    void termsOfOthers() {
        Derivation d = Derivations.of(ExampleSpecs.samples().get("HomeworkBce"));
        Derived first = d.adjoints().get(0);
        Expr value = first.result().value();
        ExactCheck check = ExactCheck.of(d);
        assertThat(check.compare(first.axes(), value, first.lines().get(0).value())).isEqualTo(Exactness.EXACT);
        assertThat(check.compare(first.axes(), value, Exprs.add(value, Exprs.num(Rational.of(1, 1_000_000_000)))))
                .isEqualTo(Exactness.DIFFERENT);
    }
}
