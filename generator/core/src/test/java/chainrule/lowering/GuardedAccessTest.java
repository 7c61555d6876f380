package chainrule.lowering;

import static org.assertj.core.api.Assertions.assertThatCode;

import chainrule.testing.Derivations;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a condition keeps inside its axis stays under it, wherever it is computed. */
class GuardedAccessTest {

    private static final String CONVOLUTION = """
            layer conv3(x[c, h, w], out) {
              param K[out, c, 3, 3] ~ he
              param b[out]
              y[o, i: h, j: w] = sum[q, u, v](K[o, q, u, v]*x[q, i + u - 1, j + v - 1 else 0]) + b[o]
            }
            net Padded {
              input  x[2, 4, 3]
              target t class[3]
              h = x |> conv3(2) |> %s |> conv3(2)
              r = relu(%s)
              g[o] = mean[i, j](r[o, i, j])
              z = g |> dense(3)
              loss l = cross_entropy(z, t)
            }
            """;

    private static final String RECURRENCE = """
            net Recurrence {
              input x[5, 3]
              param A[3, 3] ~ normal(0.5)
              param c[3] ~ normal(0.5)
              a[s, k] = x[s, k] + (if s == 0 then c[k] else %s)
              loss l = sum(a)
            }
            """;

    @ParameterizedTest
    @ValueSource(strings = {
        "max[i](a[s - 1, i else 0] + A[i, k])",
        "prod[i](a[s - 1, i else 0] + A[i, k])",
        "log(sum[i](exp(a[s - 1, i else 0] + A[i, k])))",
        "min[i](tanh(a[s - 1, i else 1]) * A[i, k]) + max[i](a[s - 1, i else 0] - 0.1*A[k, i])",
    })
    void ofAnEarlierStep(String step) {
        plan(RECURRENCE.formatted(step));
    }

    @ParameterizedTest
    @ValueSource(strings = {"relu", "tanh", "sigmoid", "softplus", "identity"})
    void ofAPaddedConvolution(String activation) {
        plan(CONVOLUTION.formatted(activation, "h"));
        plan(CONVOLUTION.formatted(activation, "x + h"));
    }

    private static void plan(String spec) {
        assertThatCode(() -> KernelPlanner.plan(Derivations.of(spec).program())).as(spec).doesNotThrowAnyException();
    }
}
