package chainrule.checker;

import chainrule.analysis.Analyzer;
import chainrule.checker.truth.Subject;
import chainrule.derivation.Deriver;
import chainrule.library.SourceLoader;
import chainrule.library.Sources;
import chainrule.source.DiagnosticPrinter;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The networks that lines are about; all sizes of a network are different, so that a missing transpose has nowhere to hide. */
final class Networks {

    private static final String TWO_LAYERS = """
            net Homework {
              dim n = 4; dim h = 5; dim K = 3
              input x[n]
              target y[%4$s]
              param W1[h, n]; param b1[h]
              param W2[%4$s, h]; param b2[%4$s]
              z1 = W1*x + b1
              z2 = %1$s(z1)
              z3 = W2*z2 + b2
              output yhat = %2$s(z3)
              loss l = %3$s(yhat, y)
            }
            """;

    private static final Map<String, String> SPECS = Map.ofEntries(
            Map.entry("A", String.format(TWO_LAYERS, "relu", "identity", "mse", "K")),
            Map.entry("B", String.format(TWO_LAYERS, "sigmoid", "sigmoid", "mse", "K")),
            Map.entry("C", String.format(TWO_LAYERS, "sigmoid", "sigmoid", "bce", "K")),
            Map.entry("C1", String.format(TWO_LAYERS, "sigmoid", "sigmoid", "bce", "1")),
            Map.entry("Shared", """
                    net Shared {
                      dim n = 3
                      input x[n]; target y[n]
                      param W[n, n]
                      z1 = W*x
                      a = tanh(z1)
                      z2 = W*a
                      loss l = mse(z2, y)
                    }
                    """),
            Map.entry("Softmax", """
                    net Classes {
                      input x[4]; target t class[3]
                      param W[3, 4]; param b[3]
                      z = W*x + b
                      p = softmax(z)
                      output p
                      loss l = -log(p[t])
                    }
                    """),
            Map.entry("Norm", """
                    net Distance {
                      input X[5, 3]; target y[5]
                      param w[3]
                      r = X*w - y
                      loss l = sqrt(sum(r^2))
                    }
                    """),
            Map.entry("Unit", """
                    net Unit {
                      input g[4]
                      param x[4]
                      s = sqrt(sum(x^2))
                      u = x/s
                      loss l = g'*u
                    }
                    """),
            Map.entry("Recurrent", """
                    net Recurrent {
                      dim n = 5; dim m = 3; dim k = 2
                      input x[n, k]; target y[m]
                      param U[m, m]; param W[m, k]
                      h[t, i] = tanh(sum[j](U[i, j]*h[t - 1, j else 0]) + sum[j](W[i, j]*x[t, j]))
                      p[i] = h[n - 1, i]
                      output p
                      loss l = mse(p, y)
                    }
                    """),
            Map.entry("Penalty", """
                    net Penalty {
                      input x[4]; target y[3]
                      param W[3, 4]
                      loss l = sum((W*x - y)^2) + 0.1*sum(W^2)
                    }
                    """),
            Map.entry("Centred", """
                    net Centred {
                      dim n = 4; dim K = 3
                      input x[n]; target y[K]
                      param W[K, n]; param g[K]
                      z = W*x
                      m = mean[batch](z)
                      c = z - m
                      p = g .* c
                      output p
                      loss l = sum((p - y)^2)
                    }
                    """),
            Map.entry("Window", """
                    net Window {
                      dim n = 7; dim k = 3; dim F = 2
                      input x[n]; target y[F, 5]
                      param K[F, k]; param b[F]
                      z[f, i] = sum[u](K[f, u]*x[i + u]) + b[f]
                      a = tanh(z)
                      output a
                      loss l = sum((a - y)^2)
                    }
                    """),
            Map.entry("Attention", """
                    net Attention {
                      dim T = 5; dim d = 3; dim m = 2
                      input X[T, d]; target y[T, m]
                      param Q[d, d]; param V[d, m]
                      s[t, u] = sum[i, j](X[t, i]*Q[i, j]*X[u, j])
                      w = softmax(s)
                      v = X*V
                      o[t, c] = sum[u](w[t, u]*v[u, c])
                      output o
                      loss l = sum((o - y)^2)
                    }
                    """));

    private static final Map<String, Subject> SUBJECTS = new HashMap<>();

    private Networks() {}

    static Subject named(String name) {
        return SUBJECTS.computeIfAbsent(name, n -> of(SPECS.get(n)));
    }

    static Collection<String> specs() {
        return SPECS.values();
    }

    static Subject of(String spec) {
        Diagnostics diagnostics = new Diagnostics();
        Sources sources = SourceLoader.load(SourceText.of("Spec.net", spec), diagnostics);
        Analyzer.Result r = Analyzer.analyze(sources, Map.of(), diagnostics)
                .orElseThrow(() -> new AssertionError(new DiagnosticPrinter().print(diagnostics.sorted())));
        return Subject.of(sources, r.functions(), Deriver.derive(r.network(), r.functions(), r.tensorFunctions()));
    }
}
