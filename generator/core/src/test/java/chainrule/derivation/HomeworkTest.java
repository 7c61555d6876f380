package chainrule.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.symbolic.notation.Notation;
import chainrule.symbolic.notation.Style;
import chainrule.testing.Derivations;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The three networks of a deep-learning course come out as their solution has them, derived and not looked up. */
class HomeworkTest {

    private static final Notation NOTATION = new Notation(Style.TEXTBOOK, "l");

    private static Derivation network(String dims, String f, String g, String loss) {
        return network(dims, f, g, loss, "K");
    }

    private static final String SIZES = "  dim n = 4\n  dim h = 5\n  dim K = 3\n";

    private static List<String> closedForms(Derivation d) {
        return d.closedForms().stream()
                .map(a -> NOTATION.name(a.target()) + " = " + NOTATION.formula(a.axes(), a.value()))
                .toList();
    }

    private static List<String> lines(Derivation d, String adjointOf) {
        List<String> lines = new ArrayList<>();
        for (Derived a : d.adjoints()) {
            if (a.target().primal().name().equals(adjointOf)) {
                a.lines().forEach(l -> lines.add(l.reason() + ": "
                        + l.factors().stream()
                                .map(f -> NOTATION.formula(a.axes(), f))
                                .collect(Collectors.joining(" × "))));
            }
        }
        return lines;
    }

    @Test
    void regressionWithReluAndSquaredError() {
        Derivation d = network(SIZES, "relu", "identity", "mse");
        assertThat(closedForms(d))
                .containsExactly(
                        "∂l/∂W₁ = (2/K) ((W₂ᵀ (ŷ − y)) ⊙ (if z₁ > 0 then 1 else 0)) xᵀ",
                        "∂l/∂b₁ = (2/K) (W₂ᵀ (ŷ − y)) ⊙ (if z₁ > 0 then 1 else 0)",
                        "∂l/∂W₂ = (2/K) (ŷ − y) z₂ᵀ",
                        "∂l/∂b₂ = (2/K) (ŷ − y)");
        assertThat(LineChecker.check(d)).isEqualTo(2);
    }

    @Test
    void logisticUnitsWithSquaredError() {
        Derivation d = network(SIZES, "sigmoid", "sigmoid", "mse");
        assertThat(closedForms(d))
                .containsExactly(
                        "∂l/∂W₁ = (2/K) ((W₂ᵀ ((ŷ − y) ⊙ ŷ ⊙ (1 − ŷ))) ⊙ z₂ ⊙ (1 − z₂)) xᵀ",
                        "∂l/∂b₁ = (2/K) (W₂ᵀ ((ŷ − y) ⊙ ŷ ⊙ (1 − ŷ))) ⊙ z₂ ⊙ (1 − z₂)",
                        "∂l/∂W₂ = (2/K) ((ŷ − y) ⊙ ŷ ⊙ (1 − ŷ)) z₂ᵀ",
                        "∂l/∂b₂ = (2/K) (ŷ − y) ⊙ ŷ ⊙ (1 − ŷ)");
        assertThat(LineChecker.check(d)).isEqualTo(2);
    }

    @Test
    void logisticUnitsWithCrossEntropy() {
        Derivation d = network(SIZES, "sigmoid", "sigmoid", "bce");
        assertThat(closedForms(d))
                .containsExactly(
                        "∂l/∂W₁ = (1/K) ((W₂ᵀ (ŷ − y)) ⊙ z₂ ⊙ (1 − z₂)) xᵀ",
                        "∂l/∂b₁ = (1/K) (W₂ᵀ (ŷ − y)) ⊙ z₂ ⊙ (1 − z₂)",
                        "∂l/∂W₂ = (1/K) (ŷ − y) z₂ᵀ",
                        "∂l/∂b₂ = (1/K) (ŷ − y)");
        assertThat(lines(d, "z3"))
                .containsExactly(
                        "chain rule: ∂l/∂ŷ ⊙ ŷ ⊙ (1 − ŷ)",
                        "put in: (1/K) ((ŷ − y)/(ŷ ⊙ (1 − ŷ))) × ŷ ⊙ (1 − ŷ)",
                        "common factors cancel: (1/K) (ŷ − y)");
        assertThat(LineChecker.check(d)).isEqualTo(2);
    }

    @Test
    void withOneOutputTheFactorIsGone() {
        Derivation d = network("  dim n = 2\n  dim h = 4\n", "sigmoid", "sigmoid", "bce", "1");
        assertThat(closedForms(d)).contains("∂l/∂W₂ = (ŷ − y) z₂ᵀ", "∂l/∂b₂ = ŷ − y");
    }

    private static Derivation network(String dims, String f, String g, String loss, String outputs) {
        return Derivations.of("net Homework {\n" + dims
                + "  input x[n]\n  target y[" + outputs + "]\n"
                + "  param W1[h, n] ~ glorot\n  param b1[h]\n  param W2[" + outputs + ", h] ~ glorot\n  param b2["
                + outputs + "]\n"
                + "  z1 = W1*x + b1\n  z2 = " + f + "(z1)\n  z3 = W2*z2 + b2\n  yhat = " + g + "(z3)\n"
                + "  output yhat\n  loss l = " + loss + "(yhat, y)\n}\n");
    }
}
