package chainrule.notation;

import chainrule.testing.RecurrentSpecs;
import java.util.LinkedHashMap;
import java.util.Map;

/** Networks whose formulas have every form that notation knows; all sizes of a network are different. */
final class Examples {

    private static final String HOMEWORK = """
            net Homework {
              dim n = 4; dim h = 5; dim K = 3
              input x[n]
              target y[K]
              param W1[h, n]; param b1[h]
              param W2[K, h]; param b2[K]
              z1 = W1*x + b1
              z2 = %s(z1)
              z3 = W2*z2 + b2
              output yhat = %s(z3)
              loss l = %s(yhat, y)
            }
            """;

    private static final String AROUND = "net Example {\n%s\n}\n";

    private Examples() {}

    /** By a name for the report. */
    static Map<String, String> all() {
        Map<String, String> specs = new LinkedHashMap<>();
        specs.put("homework A", String.format(HOMEWORK, "relu", "identity", "mse"));
        specs.put("homework B", String.format(HOMEWORK, "sigmoid", "sigmoid", "mse"));
        specs.put("homework C", String.format(HOMEWORK, "sigmoid", "sigmoid", "bce"));
        specs.put("one output", String.format(HOMEWORK, "sigmoid", "sigmoid", "bce").replace("K = 3", "K = 1"));
        matrices(specs);
        convolutions(specs);
        elements(specs);
        RecurrentSpecs.all().forEach((name, spec) -> specs.put("recurrent: " + name, spec));
        return specs;
    }

    private static void net(Map<String, String> specs, String name, String body) {
        specs.put(name, String.format(AROUND, body));
    }

    private static void matrices(Map<String, String> specs) {
        net(specs, "attention", """
                input x[4, 3]
                param Q[3, 2]; param K[3, 2]; param V[3, 5]
                q = x*Q; k = x*K; v = x*V
                s = q*k' / sqrt(2)
                p = softmax(s)
                o = p*v
                r[j] = mean[i](o[i, j])
                output r
                loss l = sum(r^2)""");
        net(specs, "attention with a mask", """
                dim t = 4; dim d = 3; dim e = 5
                input x[t, d]
                target y[t, e]
                param Q[d, 2]; param K[d, 2]; param V[d, e]
                q = x*Q; k = x*K; v = x*V
                s[i, j] = if j <= i then sum[u](q[i, u]*k[j, u]) else -5
                a[i, j] = exp(s[i, j]) / sum[u: t](exp(s[i, u]))
                output o = a*v
                loss l = mse(o, y)""");
        net(specs, "outer and bilinear", """
                input u[3]; input v[4]
                param A[3, 4]; param B[4, 5]; param c[5]
                M = u*v' + A
                N = M .* A / (1 + A^2)
                w = N*(B*c)
                output s = w'*u + u'*A*v
                loss l = (s - 1)^2 + 0.5*sum(A^2)""");
        net(specs, "transposes", """
                input x[3]
                param A[3, 4]; param B[5, 4]; param g[5]
                P = A*B'
                Q = (B*A')' .* P
                r = Q'*x
                output z = (r - mean(r)) .* g
                loss l = log(sum(exp(z)))""");
        net(specs, "layer norm", """
                input x[3]
                target y[4]
                param W[4, 3]; param g[4]; param b[4]
                z = W*x
                m = mean(z)
                v = mean((z - m)^2)
                output p = g .* (z - m) / sqrt(v + 1e-5) + b
                loss l = mse(p, y)""");
        net(specs, "square matrices and indices as numbers", """
                dim n = 3; dim m = 4
                input x[n]
                param A[n, n]; param B[m, n, m]
                q[i] = sum[j](A[i, j]*x[n - 1 - j]) * i/n + x[i]
                c[i] = mean[k, j](B[k, i, j])
                output r = q - c/n^2
                loss l = mean(A^2) + sum(r^2)/n^3 + mean(B)""");
        net(specs, "functions of sums", """
                input x[3, 3, 5]
                param A[3, 3, 4]; param b[3]
                B[i, j] = sum[k](A[i, j, k])
                C[i, j] = sum[k](x[i, j, k]) * b[i]
                w[i] = sum[j, k](A[i, j, k] * b[j])
                output p = softmax(w)
                loss l = logdet(B'*B) + sum(solve(C, w)) + det(C) - log(p[1])""");
        net(specs, "chain", """
                input x[2]
                param A[3, 2]; param B[4, 3]; param C[5, 4]; param d[5]
                output p = C*(B*(A*x))
                loss l = (d'*p)^2 + sum((C*B)^2)/3""");
    }

    private static void convolutions(Map<String, String> specs) {
        net(specs, "convolution", """
                input x[7]
                param k[3]
                c[i] = sum[u](k[u] * x[i + u])
                output h = tanh(c)
                loss l = sum(h^2)""");
        net(specs, "strided and padded", """
                input x[7]
                param k[3]; param b
                c[i: 4] = b + sum[u](k[u] * x[2*i + u - 1 else 0])
                output h = relu(c)
                loss l = sum(h .* h) + 0.25*sum(c)""");
        net(specs, "two dimensions with channels", """
                input x[2, 6, 7]
                param k[4, 2, 3, 2]; param b[4]
                c[o, i, j] = b[o] + sum[p, u, v](k[o, p, u, v] * x[p, i + u, j + v])
                h[o, i, j] = relu(c[o, i, j])
                m[o] = mean[i, j](h[o, i, j])
                output m
                loss l = sum(m^2)""");
        net(specs, "pooling", """
                input x[8]
                param W[8, 8]
                z = W*x
                a[i: 4] = max[u: 2](z[2*i + u])
                s[i: 2] = min[u: 3](a[i + u])
                output s
                loss l = sum(s) + prod[i](s[i])""");
        net(specs, "transposed convolution", """
                input x[3]
                param k[2]
                y[i: 6] = sum[j, u](if i == 2*j + u then x[j]*k[u] else 0)
                output y
                loss l = sum(y^2)""");
    }

    private static void elements(Map<String, String> specs) {
        net(specs, "lookup", """
                dim words = 7
                input w[5] class[words]
                target t class[words]
                param E[words, 3]; param W[words, 3]
                e[j] = mean[i](E[w[i], j])
                z = W*e
                output p = softmax(z)
                loss l = -log(p[t])""");
        net(specs, "every function", """
                input x[3]
                param a[3]; param b[3]; param c
                u = sin(a) + cos(b) - tan(0.3*a) .* sinh(b) + cosh(c)
                v = asin(0.3*a) .* acos(0.3*b) + atan(a) + erf(b)
                w = abs(a) - sign(b) + max(a, b) .* min(a, 0.2) + floor(x)
                s = (2 + sin(a))^b + (1.5 + cos(b))^3 - 1/(1 + a^2) + log1p(a^2) + expm1(-b) + 2^a
                t = if a > 0.1 and not (b < 0 or a == b) then a^3 else if a != b then -x else b/3
                output r = u + v .* w + s/2 - t - pi
                loss l = sum(r^2) - prod(a) + mean(sqrt(1 + a^2))""");
        net(specs, "signs and brackets", """
                input x[3]
                param a[3]; param b[3]
                p = -a - (b - x) - -(a - b)/2
                q = -(a - b)^2 / -(1 + a^2) - (-b)^3
                r = (a/(1 + b^2))/(2 + x^2) - a/((1 + b^2)/(2 + x^2))
                s = 2^-(a .* b) - (a .* a) / (b .* b + 1) + (1 - a) .* (b - 2)
                output o = p .* q .* r - s
                loss l = -sum(o) / 7 + (1 - sum(a))^2 * (sum(b) - 1)""");
        net(specs, "names as letters", """
                input p[2]; input q[3]
                param w[3, 2]; param u[3]; param s
                v[a] = sum[c](w[a, c]*p[c]) + u[a]*s
                r[a] = exp(v[a]) / sum[c](exp(v[c]))
                output r
                loss k = sum[a](r[a]*q[a])^2 + max[a](v[a])""");
        net(specs, "names of axes", """
                input i[5]
                param k[3]; param j[3, 5]
                c[a] = sum[u](k[u] * i[a + u])
                z = j*i .* c
                output z
                loss l = sum(z^2)""");
        net(specs, "own names", """
                input x₁[2]
                target y[3]
                param W⁽¹⁾[3, 2]; param β[3]
                ŷ = σ(W⁽¹⁾·x₁ + β)
                output ŷ
                loss ℓ = mse(ŷ, y)""");
        specs.put("own functions", """
                fn swish(z, b = 1) = z * sigmoid(b*z)
                fn distance(p, q) = sqrt(sum((p - q)^2) + 0.01)
                layer twice(x[n], units) {
                  param W[units, n]
                  param c
                  swish(W*x, c) + swish(W*x)
                }
                net Example {
                  input x[3]
                  target y[4]
                  h = x |> twice(5) |> swish(b = 2)
                  p = h |> dense(4) |> twice(4)
                  output p
                  loss l = distance(p, y) + 0.1*sum(h.W^2)
                }
                """);
    }
}
