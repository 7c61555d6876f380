package chainrule.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.model.Assignment;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Rational;
import chainrule.testing.Derivations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A check that cannot fail is a defect: each kind of line is broken on purpose, and the checker names the rule. */
class LineCheckerTest {

    private static final String SPEC = "net N {\n input x[3]\n target t class[4]\n h = x |> dense(5) |> sigmoid\n"
            + " z = h |> dense(4)\n output p = softmax(z)\n loss l = -log(p[t])\n}";

    private static Derivation broken(int adjoint, int line, UnaryOperator<Line> change) {
        Derivation d = Derivations.of(SPEC);
        List<Derived> adjoints = new ArrayList<>(d.adjoints());
        Derived old = adjoints.get(adjoint);
        List<Line> lines = new ArrayList<>(old.lines());
        lines.set(line, change.apply(lines.get(line)));
        adjoints.set(adjoint, new Derived(old.target(), old.axes(), old.consumers(), lines, old.mean()));
        return new Derivation(d.network(), d.functions(), adjoints, d.closedForms(), d.stabilized(), d.program());
    }

    private static Line negated(Line line) {
        return new Line(List.of(Exprs.negate(line.value())), line.reason(), Optional.empty());
    }

    @Test
    void aWrongSignInAStep() {
        assertThatThrownBy(() -> LineChecker.check(broken(1, 1, LineCheckerTest::negated)))
                .isInstanceOf(LineCheckException.class)
                .hasMessageContaining("does not hold")
                .hasMessageContaining("rule: put in");
    }

    @Test
    void aWrongChainRule() {
        assertThatThrownBy(() -> LineChecker.check(broken(0, 0, LineCheckerTest::negated)))
                .isInstanceOf(LineCheckException.class)
                .hasMessageContaining("difference quotients")
                .hasMessageContaining("rule: chain rule");
    }

    @Test
    void aFactorThatIsOnePercentOff() {
        assertThatThrownBy(() -> LineChecker.check(broken(2, 0, l ->
                        Line.of(Exprs.times(Rational.of(101, 100), l.value()), l.reason()))))
                .isInstanceOf(LineCheckException.class);
    }

    @Test
    void aWrongStableForm() {
        Derivation d = Derivations.of(SPEC);
        List<Stabilized> wrong = d.stabilized().stream()
                .map(s -> new Stabilized(s.written(), Exprs.add(s.stable(), Exprs.num(Rational.of(1, 1000000))), s.steps()))
                .toList();
        Derivation changed =
                new Derivation(d.network(), d.functions(), d.adjoints(), d.closedForms(), wrong, d.program());
        assertThatThrownBy(() -> LineChecker.check(changed))
                .isInstanceOf(LineCheckException.class)
                .hasMessageContaining("shift by the maximum");
    }

    @Test
    void aWrongClosedForm() {
        Derivation d = Derivations.of(SPEC);
        List<Assignment> wrong =
                d.closedForms().stream().map(a -> a.withValue(Exprs.negate(a.value()))).toList();
        Derivation changed = new Derivation(d.network(), d.functions(), d.adjoints(), wrong, d.stabilized(), d.program());
        assertThatThrownBy(() -> LineChecker.check(changed)).isInstanceOf(LineCheckException.class);
    }

    /** What cancels is compared relative to what was added up: 0 is right where rounding leaves 3e-16. */
    @Test
    void aClosedFormThatIsZero() {
        Derivation d = Derivations.of("net N {\n param z[3]\n param c\n p = softmax(z)\n q = sum(p*c)\n loss l = q^2\n}");
        assertThat(d.closedForms().get(0).value().isZero()).isTrue();
        assertThat(LineChecker.check(d)).isEqualTo(2);
    }
}
