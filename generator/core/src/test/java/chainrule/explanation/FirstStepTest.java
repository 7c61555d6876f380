package chainrule.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.derivation.Derivation;
import chainrule.testing.Fixtures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A recurrence whose first step is told apart by `if`: its slopes depend on the step. */
class FirstStepTest {

    private static final String NET = """
            net FirstStep {
              input x[4, 3]
              param A[3, 3] ~ normal(0.5)
              param c[3] ~ normal(0.5)
              a[s, k] = x[s, k] + (%s)
              loss l = sum(a)
            }
            """;

    @ParameterizedTest
    @ValueSource(strings = {
        "if s == 0 then 0 else log(sum[i](exp(a[s - 1, i else 0] + A[i, k]))) + c[k]",
        "if s == 0 then c[k] else if s == 1 then tanh(a[s - 1, k else 0]) else sum[i](a[s - 2, i else 0] * A[i, k])",
        "if s == 3 then c[k] else max[i](a[s + 1, i else 0] * A[i, k])",
    })
    void isExplained(String step) {
        Derivation d = Fixtures.checked(NET.formatted(step));
        assertThat(d.checkedPoints()).isPositive();
        Explanation explanation = Explanation.of(d);
        assertThat(explanation.locals()).isNotEmpty();
        assertThat(explanation.slopes()).allSatisfy(s -> assertThat(s.evidence()).isNotNull());
    }
}
