package chainrule.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.model.Assignment;
import chainrule.symbolic.Symbol;
import chainrule.testing.Derivations;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A parameter that is only shifted along and then cancels has the gradient 0; one that does not cancel has not. */
class InvarianceTest {

    private static final String NET = """
            net N {
              input x[4]
              target t class[3]
              param W[3, 4] ~ glorot
              param b[3]
              param c
              %s
              loss l = cross_entropy(h, t)
            }
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "z = W*x + b; m = mean[batch](z); v = mean[batch]((z - m)^2); h = (z - m)/sqrt(v + 0.01) + c*x[0] | b",
        "z = W*x + b; m = mean[batch](z); v = mean[batch](z^2); h = (z - m)/sqrt(v + 0.01) + c*x[0] |",
        "z = W*x + c; m = mean(z); v = mean((z - m)^2); h = (z - m)/sqrt(v + 0.01) + b | c",
        "z = W*x + b; m = mean(z); v = mean((z - m)^2); h = (z - m)/sqrt(v + 0.01) .* x[0] + c*x[0] |",
        "z = W*x + 2*c; h[i] = z[i] - z[0] + b[i] | c",
        "z = W*x + 2*c; h[i] = z[i] - i*z[0] + b[i]*x[0] |",
        "z = tanh(W*x) + c; h = z + b | c",
        "z = tanh(W*x + c); h = z + b |",
    })
    void isProvedWhereItHolds(String lines, String invariant) {
        Derivation d = LineChecker.checked(Derivations.of(NET.formatted(lines.replace("; ", "\n"))));
        List<String> zero = d.program().backward().stream()
                .filter(a -> a.value().isZero() && a.target().primal().role() == Symbol.Role.PARAMETER)
                .map(Assignment::target)
                .map(s -> s.primal().name())
                .toList();
        assertThat(zero).isEqualTo(invariant == null ? List.of() : List.of(invariant));
    }
}
