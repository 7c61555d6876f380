package chainrule.testing;

import java.util.Map;
import java.util.TreeMap;

/** One small network of each kind that the back end treats in a way of its own, by the kind. All sizes in one are different. */
public final class PlanSpecs {

    /** Large enough for panels. */
    private static final String DENSE = """
            net Dense {
              input  x[19]
              target y[37]
              p = x |> dense(37) |> sigmoid
              output p
              loss l = mse(p, y)
              step sgd
            }
            """;

    private static final String CONVOLUTION = """
            layer conv(x[c, h, w], out) {
              param K[out, c, 3, 3] ~ he
              param b[out]
              y[o, i: h, j: w] = sum[q, u, v](K[o, q, u, v]*x[q, i + u - 1, j + v - 1 else 0]) + b[o]
            }
            net Convolution {
              input  x[2, 5, 4]
              target t class[7]
              h = x |> conv(3) |> relu
              g[o] = mean[i, j](h[o, i, j])
              z = g |> dense(7)
              loss l = cross_entropy(z, t)
              step sgd
            }
            """;

    private static final String POOLING = """
            net Pooling {
              input  x[2, 8]
              target y[2]
              param  s[2] ~ normal
              h[c, i] = s[c]*x[c, i]
              p[c, i: 4] = max[u: 2](h[c, 2*i + u])
              q[c] = sum[i](p[c, i]^2)
              output q
              loss l = mse(q, y)
              step sgd
            }
            """;

    private static final String RECURRENCE = """
            net Recurrence {
              input  x[5, 3]
              target y[4]
              param  W[4, 3] ~ glorot
              param  U[4, 4] ~ glorot
              h[t, i] = tanh(sum[k](W[i, k]*x[t, k]) + sum[j](U[i, j]*h[t-1, j else 0]))
              p[i] = h[4, i]
              output p
              loss l = mse(p, y)
              step sgd
            }
            """;

    private static final String ATTENTION = """
            net Attention {
              input  x[5, 3]
              target y[3]
              param  Q[3, 2] ~ glorot
              param  K[3, 2] ~ glorot
              a = softmax((x*Q)*(x*K)' / sqrt(2))
              h = a*x
              p[d] = mean[i](h[i, d])
              output p
              loss l = mse(p, y)
              step sgd
            }
            """;

    private static final String BATCH_MEAN = """
            net BatchMean {
              input  x[3]
              target y[3]
              param  g[3] ~ ones
              m = mean[batch](x)
              v = mean[batch]((x - m)^2)
              p = g .* (x - m) / sqrt(v + 0.1)
              output p
              loss l = mse(p, y)
              step sgd
            }
            """;

    private static final String SCATTER = """
            net Scatter {
              input  w[3] class[11]
              target t class[5]
              param  E[11, 4] ~ normal
              e[d] = mean[i](E[w[i], d])
              z = e |> dense(5)
              output p = softmax(z)
              loss l = cross_entropy(z, t)
              step sgd
            }
            """;

    private static final String OPTIMIZER = """
            net Optimizer {
              input  x[3]
              target y
              param  w[3] ~ normal
              p = sum(w .* x)
              loss l = (p - y)^2
              step adam(rate = 0.01)
            }
            """;

    private PlanSpecs() {}

    public static Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        all.put("dense", DENSE);
        all.put("softmax", ExampleSpecs.SOFTMAX);
        all.put("convolution", CONVOLUTION);
        all.put("pooling", POOLING);
        all.put("recurrence", RECURRENCE);
        all.put("attention", ATTENTION);
        all.put("batch-mean", BATCH_MEAN);
        all.put("scatter", SCATTER);
        all.put("optimizer", OPTIMIZER);
        all.put("tiny", ExampleSpecs.TINY);
        return all;
    }
}
