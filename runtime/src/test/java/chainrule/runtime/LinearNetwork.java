package chainrule.runtime;

import java.util.List;

/** What a generated class looks like, written by hand: y = W*x, squared error, plain descent. Calculates in double. */
final class LinearNetwork implements NeuralNetwork {
    private static final List<TensorInfo> INPUTS = List.of(TensorInfo.data("x", ElementType.DOUBLE, 2));
    private static final List<TensorInfo> TARGETS = List.of(TensorInfo.data("t", ElementType.DOUBLE));
    private static final List<TensorInfo> OUTPUTS = List.of(TensorInfo.data("y", ElementType.DOUBLE));
    private static final List<TensorInfo> PARAMETERS = List.of(TensorInfo.parameter("W", ElementType.DOUBLE, 0, 1, 2));

    private final int capacity;
    private final double[] weights = new double[2];
    private final double[] gradients = new double[2];
    private final double[] y;
    private double[] x;
    private double[] t;
    private int forwarded;
    private Stage stage = Stage.START;
    private long steps;

    LinearNetwork(int capacity) {
        Checks.capacity(capacity, 2);
        this.capacity = capacity;
        this.y = new double[capacity];
    }

    @Override
    public String name() {
        return "Linear";
    }

    @Override
    public ElementType elementType() {
        return ElementType.DOUBLE;
    }

    @Override
    public int capacity() {
        return capacity;
    }

    @Override
    public List<TensorInfo> inputs() {
        return INPUTS;
    }

    @Override
    public List<TensorInfo> targets() {
        return TARGETS;
    }

    @Override
    public List<TensorInfo> outputs() {
        return OUTPUTS;
    }

    @Override
    public List<TensorInfo> parameters() {
        return PARAMETERS;
    }

    @Override
    public void initialize(long seed) {
        SeededRandom random = new SeededRandom(seed);
        weights[0] = random.normal01();
        weights[1] = random.normal01();
        zeroGrad();
        steps = 0;
        stage = Stage.START;
    }

    @Override
    public void predict(Object[] inputs, int n) {
        forward(inputs, n);
        stage = Stage.PREDICTED;
    }

    @Override
    public void forward(Object[] inputs, int n) {
        Checks.count(inputs, INPUTS);
        Checks.batch(n, capacity);
        x = Checks.doubles("x", inputs[0]);
        Checks.data("x", x.length, n, 2);
        for (int s = 0; s < n; s++) {
            y[s] = weights[0] * x[2 * s] + weights[1] * x[2 * s + 1];
        }
        forwarded = n;
        stage = Stage.FORWARDED;
    }

    @Override
    public double loss(Object[] targets, int n) {
        stage.requireForward();
        Checks.count(targets, TARGETS);
        Checks.sameBatch(n, forwarded);
        t = Checks.doubles("t", targets[0]);
        Checks.data("t", t.length, n, 1);
        double sum = 0;
        for (int s = 0; s < n; s++) {
            sum += (y[s] - t[s]) * (y[s] - t[s]);
        }
        stage = Stage.LOSS;
        Checks.finite("l", sum / n, steps);
        return sum / n;
    }

    @Override
    public void zeroGrad() {
        gradients[0] = 0;
        gradients[1] = 0;
    }

    @Override
    public void backward() {
        stage.requireLoss();
        for (int s = 0; s < forwarded; s++) {
            double adjoint = 2 * (y[s] - t[s]) / forwarded;
            gradients[0] += adjoint * x[2 * s];
            gradients[1] += adjoint * x[2 * s + 1];
        }
    }

    @Override
    public void step() {
        weights[0] -= 0.1 * gradients[0];
        weights[1] -= 0.1 * gradients[1];
        steps++;
        stage = Stage.CHANGED;
    }

    @Override
    public Object output(String name) {
        check("output", name, OUTPUTS);
        return y;
    }

    @Override
    public Object parameter(String name) {
        check("parameter", name, PARAMETERS);
        return weights.clone();
    }

    @Override
    public Object gradient(String name) {
        check("parameter", name, PARAMETERS);
        return gradients.clone();
    }

    @Override
    public void setParameter(String name, Object values) {
        check("parameter", name, PARAMETERS);
        double[] given = Checks.doubles(name, values);
        Checks.parameter(name, given.length, weights.length);
        System.arraycopy(given, 0, weights, 0, weights.length);
        stage = Stage.CHANGED;
    }

    private static void check(String kind, String name, List<TensorInfo> known) {
        if (known.stream().noneMatch(info -> info.name().equals(name))) {
            throw Checks.unknown(kind, name, known);
        }
    }
}
