package chainrule.syntax;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines by which the language was decided; each stands where it would in a file. */
class ProductExamplesTest {
    @ParameterizedTest
    @ValueSource(strings = {"""
                // HomeworkBce.net: two sigmoid layers, binary cross-entropy
                net HomeworkBce {
                  dim hidden = 4
                  input  x[2]
                  target y[1]

                  param W1[hidden, 2] ~ glorot
                  param b1[hidden]
                  param W2[1, hidden] ~ glorot
                  param b2[1]

                  z1   = W1*x + b1
                  z2   = sigmoid(z1)
                  z3   = W2*z2 + b2
                  yhat = sigmoid(z3)

                  output yhat
                  loss   l = bce(yhat, y)
                  step   sgd(rate = 0.1)
                }
                """, """
                net Digits {
                  input  x[64]
                  target t class[10]
                  h = x |> dense(32) |> relu
                  z = h |> dense(10)
                  output p = softmax(z)
                  loss   l = cross_entropy(z, t)
                  step   adam(rate = 1e-3)
                }
                """, """
                fn sigmoid(z) = 1 / (1 + exp(-z))
                fn mish(z)    = z * tanh(log(1 + exp(z)))
                fn mse(p, y)  = mean((p - y)^2)

                layer dense(x[n], units) {
                  param W[units, n] ~ glorot
                  param b[units]
                  W*x + b
                }

                layer conv2d(x[c, h, w], filters, size) {
                  param K[filters, c, size, size] ~ he
                  param b[filters]
                  y[f, i, j] = sum[c, u, v](K[f, c, u, v] * x[c, i + u, j + v]) + b[f]
                }

                optimizer adam(rate = 1e-3, beta1 = 0.9, beta2 = 0.999, eps = 1e-8) {
                  state m, v
                  m     <- beta1*m + (1 - beta1)*g
                  v     <- beta2*v + (1 - beta2)*g^2
                  theta <- theta - rate * (m/(1 - beta1^t)) / (sqrt(v/(1 - beta2^t)) + eps)
                }
                """, """
                fn nll(logp, t class[k]) = -logp[t]
                fn cross_entropy(z, t class[k]) = nll(log_softmax(z), t)
                fn cross_entropy(z, t[k]) = -sum(t .* log_softmax(z))
                fn leaky(z) = if z > 0 then z else 0.01*z
                fn centred(x[n]) = mean[batch](x[i])
                net Lines {
                  dim n = 4
                  input x[4, 3]
                  input w[6] class[1000]
                  param W[3, 2] ~ glorot
                  param g[6] = 1
                  u = 1.*x
                  a = u*v'
                  b = u'*v + u ⊙ v
                  y[i: n] = sum[j, u: 3](x[i*s + u - p else 0])
                  h[t] = tanh(U*h[t-1 else 0] + V*x[t])
                  c = z<-1
                  k = z^2 - 2^-1 + x²
                  r = W⁽¹⁾·ŷ − σ(z̄)
                  loss l = mse(a, b) + 0.01 * sum(W^2)
                  step sgd(rate = 0.1)
                }
                """})
    void parses(String text) {
        Parsing.spec(text);
    }
}
