package chainrule.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random specification over the whole language that has no mistakes: the same for the same seed. Statements are kept apart
 * so that a failing one can be made smaller.
 */
public final class RandomSpec {

    /** A name with its shape. */
    private record Tensor(String name, int[] shape) {}

    private static final int[] SIZES = {2, 3, 4, 5, 6, 7};
    private static final String[] MAPS = {
        "sigmoid", "tanh", "relu", "leaky_relu", "softplus", "identity", "sin", "exp(-0.5*%)", "bump", "σ", "0.5*%^2", "abs",
        "swish", "swish(%, by = 2)", "leaky_relu(%, 0.3)", "atan(%) - erf(%)/2", "sqrt(1 + %²)", "log(2 + cos(%))", "-%",
        "(% |> sin |> softplus)", "sign(%) .* expm1(-abs(%))", "centred", "2^-sigmoid(%)"
    };

    private final Random random;
    private final List<String> statements = new ArrayList<>();
    private final List<Tensor> tensors = new ArrayList<>();
    private int count;

    private RandomSpec(long seed) {
        this.random = new Random(seed);
    }

    /** The statements of the net's body, the loss and step at the end. */
    public static List<String> statements(long seed) {
        RandomSpec spec = new RandomSpec(seed);
        spec.build();
        return spec.statements;
    }

    /** A whole file around statements. */
    public static String file(List<String> statements) {
        return "fn bump(z) = z * exp(-z^2)\n"
                + "fn swish(z, by = 1) = z * σ(by*z)\n"
                + "fn centred(z[k]) = z - mean(z)\n"
                + "fn far(p, q) = sqrt(sum((p - q)^2) + 0.1)\n"
                + "layer affine(x[n], units) {\n  param W[units, n] ~ normal(std = 0.5)\n  param b[units] ~ uniform(-0.5, 0.5)\n"
                + "  W*x + b\n}\n"
                + "net Random {\n  " + String.join("\n  ", statements) + "\n}\n";
    }

    private void build() {
        int inputs = 1 + random.nextInt(2);
        for (int k = 0; k < inputs; k++) {
            vectorInput("x" + k);
        }
        if (random.nextInt(3) == 0) {
            int[] shape = {size(), size()};
            statements.add("input m[" + shape[0] + ", " + shape[1] + "]");
            tensors.add(new Tensor("m", shape));
        }
        if (random.nextInt(4) == 0) {
            lookup();
        }
        if (random.nextInt(4) == 0) {
            RandomImages.Features features = RandomImages.statements(random, statements);
            tensors.add(new Tensor(features.name(), new int[] {features.length()}));
        }
        int steps = 2 + random.nextInt(5);
        for (int k = 0; k < steps; k++) {
            step();
        }
        loss();
        statements.add(random.nextBoolean() ? "step sgd(rate = 0.05, momentum = 0.9)" : "step adam(rate = 1e-2)");
    }

    private int size() {
        return SIZES[random.nextInt(SIZES.length)];
    }

    private void vectorInput(String name) {
        int n = size();
        statements.add("input " + name + "[" + n + "]");
        tensors.add(new Tensor(name, new int[] {n}));
    }

    private void lookup() {
        int d = size();
        boolean several = random.nextBoolean();
        statements.add(several ? "input w[3] class[9]" : "input w class[9]");
        statements.add("param E[9, " + d + "] ~ normal(std = 0.5)");
        statements.add(several ? "e[d] = mean[i](E[w[i], d])" : "e[d] = E[w, d]");
        tensors.add(new Tensor("e", new int[] {d}));
    }

    private Tensor pick(int rank) {
        List<Tensor> fitting = tensors.stream().filter(t -> t.shape().length == rank).toList();
        return fitting.isEmpty() ? null : fitting.get(random.nextInt(fitting.size()));
    }

    private String fresh() {
        return "v" + count++;
    }

    private void define(String name, String body, int... shape) {
        statements.add(name + " = " + body);
        tensors.add(new Tensor(name, shape));
    }

    private void step() {
        Tensor matrix = pick(2);
        int kind = random.nextInt(matrix == null ? 15 : 23);
        Tensor v = pick(1);
        String name = fresh();
        switch (kind) {
            case 0, 1 -> dense(name, v);
            case 2 -> define(name, map(v.name()), v.shape());
            case 3 -> combine(name, v);
            case 4 -> softmax(name, v);
            case 5 -> convolution(name, v);
            case 6 -> jump(name, v);
            case 7 -> {
                if (random.nextBoolean()) {
                    normalize(name, v);
                } else {
                    normalizeBatch(name, v);
                }
            }
            case 8 -> outer(name, v);
            case 9 -> window(name, v);
            case 10 -> decide(name, v);
            case 11 -> scaled(name, v);
            case 12 -> named(name, v);
            case 13 -> {
                if (random.nextInt(3) == 0) {
                    forward(name, v);
                } else {
                    recurrence(name, v);
                }
            }
            case 14 -> entwined(name, v);
            case 15 -> define(name, map(matrix.name()), matrix.shape());
            case 16 -> rowwise(name, matrix);
            case 17 -> matrixProduct(name, matrix);
            case 18 -> attend(name, matrix);
            case 19 -> transposed(name, matrix);
            case 20 -> square(name, matrix);
            case 21 -> recurrentRows(name, matrix);
            default -> reduce(name, matrix);
        }
    }

    private String map(String argument) {
        String f = MAPS[random.nextInt(MAPS.length)];
        return f.contains("%") ? f.replace("%", argument) : f + "(" + argument + ")";
    }

    /** By cases that do not meet, or meet in a kink. */
    private void jump(String name, Tensor v) {
        String[] forms = {"0.3*%s", "2", "exp(%s) - 1", "%s - 1.5"};
        String otherwise = forms[random.nextInt(forms.length)].replace("%s", v.name());
        define(name, "if " + v.name() + " > 0.1 then " + v.name() + " else " + otherwise, v.shape());
    }

    private void dense(String name, Tensor v) {
        int units = size();
        String layer = random.nextBoolean() ? "dense" : "affine";
        if (random.nextBoolean()) {
            define(name, v.name() + " |> " + layer + "(" + units + ")" + (random.nextBoolean() ? " |> tanh" : ""), units);
        } else {
            String w = "W" + name;
            statements.add("param " + w + "[" + units + ", " + v.shape()[0] + "] ~ he");
            define(name, w + "*" + v.name(), units);
        }
    }

    private void combine(String name, Tensor v) {
        List<Tensor> same = tensors.stream()
                .filter(t -> t.shape().length == 1 && t.shape()[0] == v.shape()[0])
                .toList();
        Tensor other = same.get(random.nextInt(same.size()));
        String[] forms = {
            "%s + 0.5*%s", "%s .* %s", "%s - %s / (1 + %s^2)", "max(%s, %s)", "%s ⊙ sigmoid(%s)", "min(%s, 0.5) − %s",
            "(1.5 + sin(%s))^tanh(%s)", "%s / far(%s, 0.3)"
        };
        String form = forms[random.nextInt(forms.length)];
        define(name, String.format(form, v.name(), other.name(), v.name()), v.shape());
    }

    private void softmax(String name, Tensor v) {
        define(name, random.nextBoolean() ? "softmax(" + v.name() + ")" : "log_softmax(" + v.name() + ")", v.shape());
    }

    private void convolution(String name, Tensor v) {
        int n = v.shape()[0];
        if (n < 3) {
            define(name, "2*" + v.name(), n);
            return;
        }
        statements.add("param K" + name + "[2] ~ normal");
        if (random.nextBoolean()) {
            statements.add(name + "[i] = sum[u](K" + name + "[u] * " + v.name() + "[i + u])");
            tensors.add(new Tensor(name, new int[] {n - 1}));
        } else {
            statements.add(name + "[i: " + n + "] = sum[u](K" + name + "[u] * " + v.name() + "[i + u - 1 else 0])");
            tensors.add(new Tensor(name, new int[] {n}));
        }
    }

    private void normalize(String name, Tensor v) {
        String x = v.name();
        define(name, "(" + x + " - mean(" + x + ")) / sqrt(mean((" + x + " - mean(" + x + "))^2) + 0.1)", v.shape());
    }

    /** With the statistics of the batch. */
    private void normalizeBatch(String name, Tensor v) {
        String x = v.name();
        statements.add("m" + name + " = mean[batch](" + x + ")");
        statements.add("param g" + name + "[" + v.shape()[0] + "] ~ normal");
        define(
                name,
                "g" + name + " .* (" + x + " - m" + name + ") / sqrt(mean[batch]((" + x + " - m" + name + ")^2) + 0.1) + m" + name,
                v.shape());
    }

    private void outer(String name, Tensor v) {
        Tensor other = pick(1);
        define(name, v.name() + " * " + other.name() + "'", v.shape()[0], other.shape()[0]);
    }

    private void rowwise(String name, Tensor m) {
        define(name, "softmax(" + m.name() + ")", m.shape());
    }

    private void matrixProduct(String name, Tensor m) {
        int n = size();
        statements.add("param P" + name + "[" + m.shape()[1] + ", " + n + "] ~ glorot");
        define(name, m.name() + " * P" + name, m.shape()[0], n);
    }

    /** The largest or smallest of neighbours, with a stride. */
    private void window(String name, Tensor v) {
        int n = v.shape()[0];
        if (n < 2) {
            define(name, "2*" + v.name(), n);
            return;
        }
        int windows = n / 2;
        String reduction = random.nextBoolean() ? "max" : "mean";
        statements.add(name + "[i: " + windows + "] = " + reduction + "[u: 2](" + v.name() + "[2*i + u]) + i/" + n);
        tensors.add(new Tensor(name, new int[] {windows}));
    }

    private void decide(String name, Tensor v) {
        String x = v.name();
        define(
                name,
                "if " + x + " > -0.5 and not (" + x + " >= 0.7 or " + x + " == 0.25) then " + x + "^3 else if " + x
                        + " < -1 then -1 else 0.1*" + x,
                v.shape());
    }

    /** A number and a vector as parameters. */
    private void scaled(String name, Tensor v) {
        statements.add("param s" + name + " = 1.5");
        statements.add("param g" + name + "[" + v.shape()[0] + "] ~ ones");
        define(name, "s" + name + " * (g" + name + " .* " + v.name() + ") - s" + name + "^2", v.shape());
    }

    /** A layer whose size has a name. */
    private void named(String name, Tensor v) {
        int n = size();
        statements.add("dim n" + name + " = " + n);
        statements.add("param W" + name + "[n" + name + ", " + v.shape()[0] + "] ~ uniform(-0.7, 0.7)");
        statements.add(name + "[a] = mean[b](W" + name + "[a, b] * " + v.name() + "[b]) + sum(W" + name + "^2)/n" + name + "^2");
        tensors.add(new Tensor(name, new int[] {n}));
    }

    private void recurrence(String name, Tensor v) {
        statements.add("param u" + name + " = 0.6");
        String[] forms = {
            "tanh(u%1$s*%1$s[t-1 else 0.5] + %2$s[t])", "%2$s[t] - u%1$s*sin(%1$s[t+1 else u%1$s])",
            "0.3*%1$s[t-1 else 0] + u%1$s*%1$s[t-2 else %2$s[t]] + %2$s[t]"
        };
        String form = forms[random.nextInt(forms.length)];
        statements.add(name + "[t] = " + String.format(form, name, v.name()));
        tensors.add(new Tensor(name, v.shape()));
    }

    /** The forward algorithm of a chain of hidden states, in logarithms. */
    private void forward(String name, Tensor v) {
        int states = 2 + random.nextInt(2);
        String a = "a" + name;
        statements.add("param T" + name + "[" + states + ", " + states + "] ~ normal");
        statements.add(a + "[t, s] = log(sum[r](exp(" + a + "[t-1, r else 0] + T" + name + "[r, s]))) + " + v.name()
                + "[t]*(s + 1)/2");
        statements.add(name + "[t] = log(sum[s](exp(" + a + "[t, s]))) / 3");
        tensors.add(new Tensor(name, v.shape()));
    }

    /** Two definitions that need each other. */
    private void entwined(String name, Tensor v) {
        String other = "c" + name;
        statements.add(other + "[t] = 0.5*" + other + "[t-1 else 0] + tanh(" + v.name() + "[t] - " + name + "[t-1 else 0])");
        statements.add(name + "[t] = sigmoid(" + other + "[t]) * " + v.name() + "[t]");
        tensors.add(new Tensor(name, v.shape()));
    }

    private void recurrentRows(String name, Tensor m) {
        int units = size();
        statements.add("param W" + name + "[" + units + ", " + m.shape()[1] + "] ~ glorot");
        statements.add("param U" + name + "[" + units + ", " + units + "] ~ glorot");
        statements.add(name + "[t, i] = tanh(sum[k](W" + name + "[i, k]*" + m.name() + "[t, k]) + sum[j](U" + name
                + "[i, j]*" + name + "[t-1, j else 0]))");
        tensors.add(new Tensor(name, new int[] {m.shape()[0], units}));
    }

    private void attend(String name, Tensor m) {
        int d = m.shape()[1];
        statements.add("param Q" + name + "[" + d + ", 2] ~ glorot");
        statements.add("q" + name + " = " + m.name() + "*Q" + name);
        statements.add("a" + name + " = softmax(q" + name + "*q" + name + "' / sqrt(2))");
        define(name, "a" + name + "*" + m.name(), m.shape());
    }

    private void transposed(String name, Tensor m) {
        define(name, m.name() + "'", m.shape()[1], m.shape()[0]);
    }

    private void square(String name, Tensor m) {
        define(name, m.name() + "*" + m.name() + "' / " + m.shape()[1], m.shape()[0], m.shape()[0]);
    }

    private void reduce(String name, Tensor m) {
        String[] forms = {
            "sum[b](%s[a, b])", "mean[b](%s[a, b]^2)", "max[b](%s[a, b])", "min[b](%s[a, b])", "prod[b](%s[a, b]/2)",
            "sum[b](if b <= a then %s[a, b] else 0)"
        };
        statements.add(name + "[a] = " + String.format(forms[random.nextInt(forms.length)], m.name()));
        tensors.add(new Tensor(name, new int[] {m.shape()[0]}));
    }

    private void loss() {
        Tensor last = tensors.get(tensors.size() - 1);
        Tensor v = last.shape().length == 1 ? last : pick(1);
        int n = 2 + random.nextInt(4);
        String z = "z |> ";
        statements.add("z = " + v.name() + " |> dense(" + n + ")");
        String penalty = last == v ? "" : " + 0.1*mean(" + last.name() + "^2)";
        switch (random.nextInt(7)) {
            case 5 -> {
                statements.add("target y[" + n + "]");
                statements.add("output p = sigmoid(" + (random.nextBoolean() ? "z" : "0.5*z + 0.25") + ")");
                statements.add("loss l = -mean(3*y .* log(p) + (1 - y) .* log(1 - p))" + penalty);
            }
            case 6 -> {
                statements.add("target t class[" + n + "]");
                statements.add("output p = softmax(" + (random.nextBoolean() ? "z" : "2*z") + ")");
                statements.add("loss l = -(1 - p[t])^2*log(p[t])" + penalty);
            }
            case 0 -> {
                statements.add("target t class[" + n + "]");
                statements.add("output p = softmax(z)");
                statements.add("loss l = " + (random.nextBoolean() ? "cross_entropy(z, t)" : "-log(p[t])") + penalty);
            }
            case 1 -> {
                statements.add("target y[" + n + "]");
                statements.add("output p = sigmoid(z)");
                statements.add("loss l = " + (random.nextBoolean() ? "bce(p, y)" : "bce_with_logits(z, y)") + penalty);
            }
            case 2 -> {
                statements.add("target y[" + n + "]");
                statements.add("output p = " + z + "tanh");
                statements.add("loss l = mse(p, y) + 0.01*sum(z.W^2)" + penalty);
            }
            case 3 -> {
                statements.add("target y[" + n + "]");
                statements.add("output z");
                statements.add("loss l = cross_entropy(z, y)" + penalty);
            }
            default -> {
                statements.add("output p = " + z + "softplus");
                statements.add("loss l = log(sum(exp(p))) + z'*z" + penalty);
            }
        }
    }
}
