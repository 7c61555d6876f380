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
        "sigmoid", "tanh", "relu", "leaky_relu", "softplus", "identity", "sin", "exp(-0.5*%)", "bump", "σ", "0.5*%^2", "abs"
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
        statements.add("input w class[9]");
        statements.add("param E[9, " + d + "] ~ normal(std = 0.5)");
        statements.add("e[d] = E[w, d]");
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
        int kind = random.nextInt(matrix == null ? 9 : 13);
        Tensor v = pick(1);
        String name = fresh();
        switch (kind) {
            case 0, 1 -> dense(name, v);
            case 2 -> define(name, map(v.name()), v.shape());
            case 3 -> combine(name, v);
            case 4 -> softmax(name, v);
            case 5 -> convolution(name, v);
            case 6 -> define(name, "if " + v.name() + " > 0.1 then " + v.name() + " else 0.3*" + v.name(), v.shape());
            case 7 -> normalize(name, v);
            case 8 -> outer(name, v);
            case 9 -> define(name, map(matrix.name()), matrix.shape());
            case 10 -> rowwise(name, matrix);
            case 11 -> matrixProduct(name, matrix);
            default -> reduce(name, matrix);
        }
    }

    private String map(String argument) {
        String f = MAPS[random.nextInt(MAPS.length)];
        return f.contains("%") ? f.replace("%", argument) : f + "(" + argument + ")";
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
        String[] forms = {"%s + 0.5*%s", "%s .* %s", "%s - %s / (1 + %s^2)", "max(%s, %s)", "%s ⊙ sigmoid(%s)"};
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

    private void reduce(String name, Tensor m) {
        String[] forms = {"sum[b](%s[a, b])", "mean[b](%s[a, b]^2)", "max[b](%s[a, b])"};
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
        switch (random.nextInt(5)) {
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
