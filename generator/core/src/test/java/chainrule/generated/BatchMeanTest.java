package chainrule.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.derivation.Derivation;
import chainrule.derivation.LineChecker;
import chainrule.report.DerivationDocument;
import chainrule.report.Format;
import chainrule.report.View;
import chainrule.runtime.ElementType;
import chainrule.runtime.NeuralNetwork;
import chainrule.symbolic.notation.Layout;
import chainrule.testing.Derivations;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** mean[batch]: what the samples of a batch share, with its adjoint; like a network whose one sample is the whole batch. */
class BatchMeanTest {

    private static final String NORMALIZED = """
            layer batch_norm(x[n]) {
              param g[n] = 1.5
              param b[n] = 0.2
              mu = mean[batch](x)
              v  = mean[batch]((x - mu)^2)
              g .* (x - mu) / sqrt(v + 1e-5) + b
            }
            net Normalized {
              input  x[3]
              target y[2]
              h = x |> dense(4) |> batch_norm |> tanh
              p = h |> dense(2)
              output p
              loss l = mse(p, y)
              step sgd(rate = 0.1)
            }
            """;

    private static final int N = 5;

    /** The same, the batch an axis like any other. */
    private static final String EXPLICIT = """
            net Explicit {
              input  X[5, 3]
              target Y[5, 2]
              param W[4, 3] ~ glorot
              param c[4]
              param g[4] = 1.5
              param b[4] = 0.2
              param V[2, 4] ~ glorot
              param d[2]
              a[s, i] = sum[j](W[i, j]*X[s, j]) + c[i]
              mu[i] = mean[s](a[s, i])
              v[i] = mean[s]((a[s, i] - mu[i])^2)
              h[s, i] = tanh(g[i]*(a[s, i] - mu[i])/sqrt(v[i] + 1e-5) + b[i])
              p[s, i] = sum[j](V[i, j]*h[s, j]) + d[i]
              output p
              loss l = mean((p - Y)^2)
              step sgd(rate = 0.1)
            }
            """;

    private static final Map<String, String> NAMES = Map.of(
            "h.dense1.W", "W", "h.dense1.b", "c", "h.batch_norm1.g", "g", "h.batch_norm1.b", "b", "p.W", "V", "p.b", "d");

    private static final Map<String, String> SPECS = Map.of(
            "normalized", NORMALIZED,
            "of a target", net("""
                input x[3]; target y[2]
                m = mean[batch](y)
                z = x |> dense(2)
                output z
                loss l = sum((z - m)^2)/(0.1 + mean[batch](sum(y^2)))"""),
            "at each step", net("""
                input x[4, 3]; target y[2]
                param U[3, 3] ~ glorot
                h[t, i] = tanh(x[t, i] + sum[j](U[i, j]*c[t-1, j else 0]))
                c[t, i] = h[t, i] - m[t, i]
                m[t, i] = mean[batch](h[t, i])
                last[i] = h[3, i] + 0.3*c[3, i]
                z = last |> dense(2)
                output z
                loss l = mse(z, y)"""),
            "of parameters alone", net("""
                input x[3]
                param w[3] ~ normal
                s[i] = w[i]^2
                m[i] = mean[batch](s[i]*x[i]) + mean[batch](s[i])
                output q = m .* x
                loss l = sum(q^2) + mean[batch](sum(w))"""),
            "a mean of a mean", net("""
                input x[3]; target y
                z = x |> dense(4)
                m = mean[batch](tanh(z))
                r = mean[batch](exp(m)*sum(z) - m)
                output p = sum(r .* z)
                loss l = (p - y)^2"""));

    private static String net(String body) {
        return "net Shared {\n" + body + "\nstep sgd(rate = 0.1)\n}\n";
    }

    static Set<String> names() {
        return SPECS.keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isDerivedAndGenerated(String name) {
        Derivation derivation = Derivations.of(SPECS.get(name));
        assertThat(LineChecker.check(derivation)).isPositive();
        assertThat(NetworkCheck.of(derivation, Generated.of(derivation), 5)).isEmpty();
    }

    private static final double B = 0.7f;

    /** What deviations are taken from: named, a mean of means, inside a sum, at each step of a recurrence. */
    private static final Map<String, String> CONSTANT = Map.of(
            "named", net("""
                input x[2]; target y[2]
                param g[2] = 1.5
                param b[2] = 0.7
                m = mean[batch](x)
                v = mean[batch]((x - m)^2)
                p = g .* (x - m)/sqrt(v + 1e-30) + b
                output p
                loss l = mse(p, y)"""),
            "not named", net("""
                input x[2]; target y[2]
                param g[2] = 1.5
                param b[2] = 0.7
                p = g .* (3*x - mean[batch](3*x))/1e-20 + b
                output p
                loss l = mse(p, y)"""),
            "of channels", net("""
                input x[2, 3, 4]; target y[2]
                param g[2] = 1.5
                param b[2] = 0.7
                m[c] = mean[batch](mean[i, j](x[c, i, j]))
                v[c] = mean[batch](mean[i, j]((x[c, i, j] - m[c])^2))
                h[c, i, j] = g[c]*(x[c, i, j] - m[c])/sqrt(v[c] + 1e-30) + b[c]
                p[c] = max[i, j](h[c, i, j])
                output p
                loss l = mse(p, y)"""),
            "one number", net("""
                input x; target y
                param g = 1.5
                param b = 0.7
                s = tanh(x)
                p = g*(s - mean[batch](s))*1e20 + b
                output p
                loss l = (p - y)^2"""),
            "at steps", net("""
                input x[5]; target y
                param g = 1.5
                param b = 0.7
                h[t] = x[t] + c[t-1 else 0]
                c[t] = g*(h[t] - m[t])*1e20
                m[t] = mean[batch](h[t])
                p = sum[t](c[t]) + b
                output p
                loss l = (p - y)^2"""));

    static Set<String> constant() {
        return CONSTANT.keySet();
    }

    @ParameterizedTest
    @MethodSource("constant")
    void deviationsOfEqualSamplesAreExactlyZero(String name) {
        Derivation derivation = Derivations.of(CONSTANT.get(name));
        Generated generated = Generated.of(derivation);
        for (ElementType type : List.of(ElementType.FLOAT, ElementType.DOUBLE)) {
            for (int n : new int[] {1, 3, 7, 10}) {
                NeuralNetwork network = generated.create(type, n);
                network.parameters().forEach(p -> network.setParameter(p.name(), filled(type, p.size(), p.name().equals("b") ? B : 1.5)));
                int size = network.inputs().get(0).size();
                network.forward(new Object[] {filled(type, n*size, 0.1f)}, n);
                assertThat(type.toDoubles(network.output("p"))).startsWith(filledWide(n*network.targets().get(0).size(), B));
                network.loss(new Object[] {filled(type, n*network.targets().get(0).size(), 0.25)}, n);
                network.zeroGrad();
                network.backward();
                network.parameters().forEach(p ->
                        assertThat(Arrays.stream(type.toDoubles(network.gradient(p.name())))).allMatch(Double::isFinite));
            }
        }
    }

    private static double[] filledWide(int size, double value) {
        double[] all = new double[size];
        Arrays.fill(all, value);
        return all;
    }

    private static Object filled(ElementType type, int size, double value) {
        return type.fromDoubles(filledWide(size, value));
    }

    @Test
    void learnsLikeANetworkOfTheWholeBatch() {
        NeuralNetwork shared = Generated.of(Derivations.of(NORMALIZED)).create(ElementType.DOUBLE, N);
        NeuralNetwork explicit = Generated.of(Derivations.of(EXPLICIT)).create(ElementType.DOUBLE, 1);
        shared.initialize(3);
        NAMES.forEach((from, to) -> {
            double[] values = (double[]) shared.parameter(from);
            explicit.setParameter(to, values);
        });
        for (int step = 0; step < 10; step++) {
            assertThat(train(shared, N)).isCloseTo(train(explicit, 1), within(1e-12));
        }
    }

    private static double train(NeuralNetwork network, int n) {
        double[] x = new Random(1).doubles(3 * N).toArray();
        double[] y = new Random(2).doubles(2 * N).toArray();
        network.forward(new Object[] {x}, n);
        double loss = network.loss(new Object[] {y}, n);
        network.zeroGrad();
        network.backward();
        network.step();
        return loss;
    }

    @Test
    void theMeanIsPrinted() {
        assertThat(View.of(Format.TEXT).print(DerivationDocument.of(Derivations.of(NORMALIZED), Layout.GRADIENT)))
                .contains("h.batch_norm₁.μ = mean[batch](h.dense₁)")
                .contains("∂l/∂p.W = mean[batch](∂l/∂p hᵀ)");
    }
}
