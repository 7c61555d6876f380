package chainrule.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.report.DerivationDocument;
import chainrule.report.Format;
import chainrule.report.View;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Rational;
import chainrule.symbolic.notation.Layout;
import chainrule.testing.Derivations;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No line that could not be compared passes for checked: it is compared elsewhere, or said to be open. */
class CoverageTest {

    /** c is −1 everywhere, and there d jumps. */
    private static final String ALWAYS_AT_A_JUMP = "net N {\n input x[3]\n param w[3]\n z = -2 - (w .* x)^2\n"
            + " c = if z < -1 then -1 else z\n d = if c < -1 then 3 else 0.5*c + tanh(c)\n loss l = sum(d) + sum(z)\n}\n";

    private static int place(Derivation d, String primal) {
        for (int k = 0; k < d.adjoints().size(); k++) {
            if (d.adjoints().get(k).target().primal().name().equals(primal)) {
                return k;
            }
        }
        throw new AssertionError(primal);
    }

    /** The chain rule's line of c, of a single line, times a number. */
    private static Derivation scaled(Derivation d, Rational factor) {
        List<Derived> adjoints = new ArrayList<>(d.adjoints());
        int place = place(d, "c");
        Derived c = adjoints.get(place);
        List<Line> lines = c.lines().stream().map(l -> Line.of(Exprs.times(factor, l.value()), l.reason())).toList();
        adjoints.set(place, new Derived(c.target(), c.axes(), c.consumers(), lines, c.mean()));
        return new Derivation(d.network(), d.functions(), adjoints, List.of(), d.stabilized(), d.program());
    }

    @Test
    void aLineIsComparedBesideAJumpThatIsEverywhere() {
        Derivation right = LineChecker.checked(Derivations.of(ALWAYS_AT_A_JUMP));
        assertThat(right.open()).isEmpty();
        assertThat(right.checkedPoints()).isEqualTo(2);
    }

    @Test
    void aWrongLineIsNotClosedThere() {
        for (Rational factor : List.of(Rational.of(2), Rational.of(-1), Rational.of(1001, 1000))) {
            Derivation wrong = LineChecker.checked(scaled(Derivations.of(ALWAYS_AT_A_JUMP), factor));
            assertThat(wrong.open()).as("times %s", factor).contains("c");
            assertThat(wrong.coverage().has(wrong.adjoints().get(place(wrong, "c")), 0)).isFalse();
            assertThat(wrong.coverage().has(wrong.adjoints().get(place(wrong, "d")), 0)).isTrue();
        }
    }

    @Test
    void whatIsOpenIsMarked() {
        Derivation d = LineChecker.checked(Derivations.of(ALWAYS_AT_A_JUMP));
        String text = View.of(Format.TEXT).print(DerivationDocument.of(d, Layout.GRADIENT));
        assertThat(text.lines().filter(l -> l.strip().startsWith("? "))).anyMatch(l -> l.contains("∂d/∂c"));
        assertThat(text.replaceAll("\\s+", " ")).contains("Lines marked ? could be compared at none.");
        Derivation smooth = LineChecker.checked(Derivations.of(
                "net N {\n input x[3]\n param w[3]\n z = w .* x\n d = tanh(z)\n loss l = sum(d) + sum(z)\n}\n"));
        assertThat(View.of(Format.TEXT).print(DerivationDocument.of(smooth, Layout.GRADIENT))).doesNotContain("?");
    }

    /** Values are there far away only. */
    @Test
    void functionsAreComparedWhereTheyHaveValues() {
        Derivation d = LineChecker.checked(Derivations.of("fn far(z) = sqrt(z - 40)*log(z - 30)\n"
                + "net N {\n input x[3]\n param w[3]\n h = far(50 + (w .* x))\n loss l = sum(h)\n}\n"));
        assertThat(d.functions()).isNotEmpty();
        assertThat(d.open()).isEmpty();
    }
}
