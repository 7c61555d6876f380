package chainrule.testing;

import java.util.LinkedHashMap;
import java.util.Map;

/** Networks with definitions that refer to earlier values of themselves; all sizes of a network are different. */
public final class RecurrentSpecs {

    /** One number is handed on; {@link #UNROLLED} is the same without a recurrence. */
    public static final String SCALAR = """
            net Recurrent {
              input  x[4]
              target y
              param u = 0.7
              param w = 0.4
              param s = 0.3
              h[t] = tanh(u*h[t-1 else s] + w*x[t])
              output p = h[3] + 0.5*h[1]
              loss l = (p - y)^2
              step sgd(rate = 0.1)
            }
            """;

    public static final String UNROLLED = """
            net Recurrent {
              input  x[4]
              target y
              param u = 0.7
              param w = 0.4
              param s = 0.3
              h0 = tanh(u*s + w*x[0])
              h1 = tanh(u*h0 + w*x[1])
              h2 = tanh(u*h1 + w*x[2])
              h3 = tanh(u*h2 + w*x[3])
              output p = h3 + 0.5*h1
              loss l = (p - y)^2
              step sgd(rate = 0.1)
            }
            """;

    /** A layer, read off after its last step. */
    public static final String ELMAN = """
            layer elman(x[T, n], units) {
              param W[units, n] ~ glorot
              param U[units, units] ~ glorot
              param b[units]
              h[t, i] = tanh(sum[k](W[i, k]*x[t, k]) + sum[j](U[i, j]*h[t-1, j else 0]) + b[i])
              h
            }
            net Elman {
              input  x[6, 3]
              target k class[5]
              states = x |> elman(4)
              last[i] = states[5, i]
              z = last |> dense(5)
              output p = softmax(z)
              loss l = cross_entropy(z, k)
              step adam
            }
            """;

    /** Gates and cell need each other; the state before the first step is learned. */
    public static final String LSTM = """
            net Lstm {
              dim T = 5
              dim n = 3
              dim units = 4
              input  x[T, n]
              target y[T]
              param Wi[units, n] ~ glorot
              param Ui[units, units] ~ glorot
              param Wf[units, n] ~ glorot
              param Uf[units, units] ~ glorot
              param bf[units] = 1
              param Wg[units, n] ~ glorot
              param Ug[units, units] ~ glorot
              param Wo[units, n] ~ glorot
              param Uo[units, units] ~ glorot
              param h0[units] ~ normal
              param v[units] ~ uniform(-1, 1)
              i[t, a] = sigmoid(sum[k](Wi[a, k]*x[t, k]) + sum[b](Ui[a, b]*h[t-1, b else h0[b]]))
              f[t, a] = sigmoid(sum[k](Wf[a, k]*x[t, k]) + sum[b](Uf[a, b]*h[t-1, b else h0[b]]) + bf[a])
              g[t, a] = tanh(sum[k](Wg[a, k]*x[t, k]) + sum[b](Ug[a, b]*h[t-1, b else h0[b]]))
              o[t, a] = sigmoid(sum[k](Wo[a, k]*x[t, k]) + sum[b](Uo[a, b]*h[t-1, b else h0[b]]))
              c[t, a] = f[t, a]*c[t-1, a else 0] + i[t, a]*g[t, a]
              h[t, a] = o[t, a]*tanh(c[t, a])
              output p = h*v
              loss l = mse(p, y)
              step sgd(rate = 0.1)
            }
            """;

    private RecurrentSpecs() {}

    /** By a name for the report. */
    public static Map<String, String> all() {
        Map<String, String> specs = new LinkedHashMap<>();
        specs.put("scalar", SCALAR);
        specs.put("elman", ELMAN);
        specs.put("lstm", LSTM);
        net(specs, "from the end", """
                input x[5, 3]
                target y[5]
                param a[3] ~ normal; param w[3] ~ normal
                q[t, i] = sigmoid(x[t, i] + a[i]*q[t+1, i else 0.2])
                output p = q*w
                loss l = mse(p, y)""");
        net(specs, "two steps back", """
                input x[6]
                target y
                param a = 0.6; param b = -0.3
                h[t] = a*h[t-1 else 0] + b*h[t-2 else 1] + x[t]
                output p = mean(h)
                loss l = (p - y)^2""");
        net(specs, "both ways", """
                input x[5]
                target y
                param a = 0.6; param b = -0.3
                up[t] = tanh(a*up[t-1 else 0] + x[t])
                down[t] = tanh(b*down[t+1 else 0] + up[t])
                output p = prod[t](1 + 0.1*down[t])
                loss l = (p - y)^2""");
        net(specs, "the step is the last axis", """
                input x[3, 7]
                param W[3, 3] ~ glorot
                h[i, t] = softplus(x[i, t] - sum[j](W[i, j]*h[j, t-1 else 0]))
                r[i] = sum[t](h[i, t])
                output r
                loss l = sum(r^2)""");
        net(specs, "of parameters alone", """
                input x[4]
                target y
                param r = 0.9; param s = 0.5
                w[t: 4] = r*w[t-1 else s]
                output p = sum[t](w[t]*x[t])
                loss l = (p - y)^2""");
        net(specs, "a product of all before", """
                input x[5]
                target y[5]
                param a[5] ~ uniform(0.5, 1.5)
                c[t] = c[t-1 else 1] * (a[t] + x[t]^2)
                output c
                loss l = mean((log(c) - y)^2)""");
        net(specs, "wide", """
                input x[4, 16]
                target y[17]
                param W[17, 16] ~ glorot; param U[17, 17] ~ glorot
                h[t, i] = relu(sum[k](W[i, k]*x[t, k]) + sum[j](U[i, j]*h[t-1, j else 0]) + 0.1)
                p[i] = h[3, i]
                output p
                loss l = mse(p, y)""");
        return specs;
    }

    private static void net(Map<String, String> specs, String name, String body) {
        specs.put(name, "net Recurrent {\n" + body + "\nstep sgd(rate = 0.1)\n}\n");
    }
}
