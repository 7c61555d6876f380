package chainrule.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.testing.Derivations;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ties, jumps and kinks beside a point, sums that are 0, functions of many sizes: what is right there is not refused. */
class RightNetworksTest {

    private static final String CONVOLUTION = "input x[2, 10, 12]\n param K[3, 2, 3, 3] ~ he\n"
            + " c[o, i, j] = sum[q, u, v](K[o, q, u, v]*x[q, i + u, j + v])\n";

    private static final String POOL = "m[o, i, j] = max[u: 2, v: 2](r[o, 2*i + u, 2*j + v])\n loss l = sum(m^2)";

    @ParameterizedTest
    @ValueSource(strings = {
        CONVOLUTION + "r = relu(c)\n " + POOL,
        CONVOLUTION + "r = relu(c - 3)\n " + POOL,
        CONVOLUTION + "r = abs(relu(c) - 1)\n " + POOL,
        CONVOLUTION + "r[o, i, j] = if c[o, i, j] > 0 then 1 else 0.5*c[o, i, j]\n " + POOL,
        CONVOLUTION + "r = relu(c)\n m[o: 3, i: 5, j: 6] = max[u: 3, v: 3](r[o, 2*i + u - 1, 2*j + v - 1 else 0])\n loss l = sum(m^2)",
        "input x[6]\n param w[6]\n a = relu((w .* x))\n b = relu(0 - (w .* x))\n m = max(a, b)\n n = max(a, 0*b)\n loss l = sum(m^2) + sum(n)",
        "input x[5]\n param w[5]\n r = relu((w .* x))\n m = max(r)\n s = min(r)\n loss l = m^2 + s + sum(r)",
        "input x[5]\n param w[5]\n r[i] = 2 + 0*w[i]*x[i]\n m = max(r)\n loss l = m*sum(w)",
        "input x[7]\n target y\n h1 = x |> dense(5)\n a = h1 |> dense(6)\n b = a |> dense(4)\n h3 = if b > 0 then b else 100\n"
                + " c = h3 |> dense(2)\n z = c |> dense(3)\n s = sum(z)\n p = sigmoid(s)\n loss l = -(y*log(p) + (1 - y)*log(1 - p))",
        "input x[7]\n h1 = x |> dense(5)\n b = if h1 > 0.2 then h1 + 1000 else -1000\n loss l = sum(tanh(b/1000))",
        "input x[5]\n param w[5]\n a = exp((w .* x))\n b = a ^ sigmoid(a)\n c = if b > 0 then b else exp(b) - 1\n loss l = sum(c^2)",
        "input x[5]\n param w[5]\n a = (w .* x)\n c = if a > 0 then a else exp(a) - 1\n d = if c > 0 then c else exp(c) - 1\n loss l = sum(d)",
        "input x[5]\n param w[5]\n v = (w .* x)\n m = mean(v)\n d = v - m\n h = d/sqrt(mean(d^2))\n loss l = sum(h)",
        "input x[5]\n param w[5]\n v = (w .* x)\n m = mean(v)\n d = v - m\n h = d/sqrt(mean(d^2))\n loss l = 1000000*sum(h) + sum(v)",
        "input x[4]\n param w[3]\n param U[3, 4]\n param s[3]\n"
                + " loss l = log(sum[k](w[k]^2*exp(-sum[i]((x[i] - U[k, i])^2)/(2*s[k]^2))/abs(s[k])))",
        "input x[4]\n param w[4]\n loss l = exp(-330 + sum((w .* x)))",
        "input x[4]\n param w[4]\n loss l = 1000000000000 + sum((w .* x))^2",
        "input x[800]\n param w[800]\n a[i] = if i < 784 then w[i]*x[i] else x[i]\n loss l = sum(a^2)",
        "input x[28]\n param k[5]\n dim m = 24\n c[i: m] = sum[u](k[u]*x[i + u])\n loss l = sum(c^2)",
        "input x[28]\n param k[5]\n c[i: 24] = sum[u](k[u]*x[i + u])\n loss l = sum(relu(c))",
        "input x[5]\n param w[5]\n c[i: 5] = sum[u: 3](relu6(w .* x)[i + u - 1 else 0])\n loss l = sum(c^2)",
        "input x[5]\n param w[5]\n p = tanh(40 + (w .* x)^2)\n q = 1 - p\n r = q^2\n loss l = sum(r) + sum(q) + sum(w)",
        "input x[5]\n param w[5]\n p = sigmoid(45 + (w .* x)^2)\n q = 1 - p\n r = q^2 .* log(p)\n s = r^2 / (q + 1)\n loss l = sum(s) + sum(r)",
        "input x[5]\n target t class[4]\n param W[4, 5]\n z = 400*W*x\n p = softmax(z)\n q = 1 - p[t]\n f = q^2\n g = f*log(p[t])\n loss l = -g",
        "input x[4, 5]\n param k[2, 3, 3]\n c[o, i, j] = sum[u, v](k[o, u, v]*x[i + u, j + v])\n"
                + " e[o, i, j] = exp(c[o, i, j])\n s[o] = sum[i, j](e[o, i, j])\n"
                + " p[o] = sum[i: 2, j](if i < 1 then e[o, i, j] else -e[o, i, j])/s[o]\n"
                + " r[o] = sum[i, j: 3](if j < 2 then e[o, i, j] else -e[o, i, j])/s[o]\n loss l = sum(p^2) + sum(r^2)",
        "input x[30]\n param w[30]\n a = (w .* x)\n m[i] = max[u: 4](a[3*i + u])\n loss l = sum(tanh(m))"
    })
    void isChecked(String lines) {
        Derivation d = Derivations.of("net N {\n" + lines + "\n}\n");
        assertThat(LineChecker.check(d)).isPositive();
        assertThat(LineChecker.check(d, Excerpts.narrow(d)).points()).isPositive();
    }
}
