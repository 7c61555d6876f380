package chainrule.example;

import chainrule.runtime.Checks;
import chainrule.runtime.ElementType;
import chainrule.runtime.NeuralNetwork;
import chainrule.runtime.SeededRandom;
import chainrule.runtime.Stage;
import chainrule.runtime.TensorInfo;
import chainrule.runtime.TensorLookup;
import java.util.Arrays;
import java.util.List;

/**
 * A network that Chainrule generated: change its specification instead of this file.
 *
 * <pre>
 * z₁ = W₁ x + b₁
 * z₂ = σ(z₁)
 * z₃ = W₂ z₂ + b₂
 * ŷ = σ(z₃)
 * l = (1/K) sum((y − ŷ)²)
 * </pre>
 */
public final class HomeworkSigmoid implements NeuralNetwork {
    /**
     * Where W1 starts in the arrays of parameters and of gradients.
     * <pre>
     * ∂l/∂W₁ = (2/K) ((W₂ᵀ ((ŷ − y) ⊙ ŷ ⊙ (1 − ŷ))) ⊙ z₂ ⊙ (1 − z₂)) xᵀ
     * </pre>
     */
    public static final int W1_OFFSET = 0;

    /**
     * How many values W1 has.
     */
    public static final int W1_SIZE = 8;

    /**
     * Where b1 starts in the arrays of parameters and of gradients.
     * <pre>
     * ∂l/∂b₁ = (2/K) (W₂ᵀ ((ŷ − y) ⊙ ŷ ⊙ (1 − ŷ))) ⊙ z₂ ⊙ (1 − z₂)
     * </pre>
     */
    public static final int b1_OFFSET = 8;

    /**
     * How many values b1 has.
     */
    public static final int b1_SIZE = 4;

    /**
     * Where W2 starts in the arrays of parameters and of gradients.
     * <pre>
     * ∂l/∂W₂ = (2/K) ((ŷ − y) ⊙ ŷ ⊙ (1 − ŷ)) z₂ᵀ
     * </pre>
     */
    public static final int W2_OFFSET = 12;

    /**
     * How many values W2 has.
     */
    public static final int W2_SIZE = 4;

    /**
     * Where b2 starts in the arrays of parameters and of gradients.
     * <pre>
     * ∂l/∂b₂ = (2/K) (ŷ − y) ⊙ ŷ ⊙ (1 − ŷ)
     * </pre>
     */
    public static final int b2_OFFSET = 16;

    /**
     * How many values b2 has.
     */
    public static final int b2_SIZE = 1;

    private static final List<TensorInfo> INPUTS = List.of(TensorInfo.data("x", ElementType.DOUBLE, 2));

    private static final List<TensorInfo> TARGETS = List.of(TensorInfo.data("y", ElementType.DOUBLE, 1));

    private static final List<TensorInfo> OUTPUTS = List.of(TensorInfo.data("yhat", ElementType.DOUBLE, 1));

    private static final List<TensorInfo> PARAMETERS = List.of(
            TensorInfo.parameter("W1", ElementType.DOUBLE, W1_OFFSET, 4, 2),
            TensorInfo.parameter("b1", ElementType.DOUBLE, b1_OFFSET, 4),
            TensorInfo.parameter("W2", ElementType.DOUBLE, W2_OFFSET, 1, 4),
            TensorInfo.parameter("b2", ElementType.DOUBLE, b2_OFFSET, 1));

    private final int capacity;

    private final double[] parameters = new double[17];

    private final double[] gradients = new double[17];

    private final double[] v = new double[17];

    private final double[] z2;

    private final double[] yhat;

    private final double[] l;

    private final double[] dz3;

    private final double[] temporary1;

    private double[] x;

    private double[] y;

    private int forwarded;

    private Stage stage = Stage.START;

    private long steps;

    private double rate = 0.1;

    private double momentum = 0.0;

    /**
     * Allocates all memory that the network will need, and initializes it with the seed 0.
     *
     * @param batchCapacity the most samples that a call can bring
     */
    public HomeworkSigmoid(int batchCapacity) {
        Checks.capacity(batchCapacity, 4);
        this.capacity = batchCapacity;
        this.z2 = new double[batchCapacity * 4];
        this.yhat = new double[batchCapacity * 1];
        this.l = new double[batchCapacity * 1];
        this.dz3 = new double[batchCapacity * 1];
        this.temporary1 = new double[batchCapacity * 4];
        initialize(0L);
    }

    /**
     * W1.
     */
    private void initialize1(SeededRandom random) {
        final double[] parameters = this.parameters;
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 2; j++) {
                final double uniform01 = random.uniform01();
                parameters[2 * i + j] = 2.0 * uniform01 - 1.0;
            }
        }
    }

    /**
     * b1.
     */
    private void initialize2(SeededRandom random) {
        final double[] parameters = this.parameters;
        for (int i = 0; i < 4; i++) {
            parameters[i + 8] = 0.0;
        }
    }

    /**
     * W2.
     */
    private void initialize3(SeededRandom random) {
        final double[] parameters = this.parameters;
        for (int i = 0; i < 1; i++) {
            for (int j = 0; j < 4; j++) {
                final double uniform01 = random.uniform01();
                parameters[4 * i + j + 12] = -(Math.sqrt(1.2) * (1.0 - 2.0 * uniform01));
            }
        }
    }

    /**
     * b2.
     */
    private void initialize4(SeededRandom random) {
        final double[] parameters = this.parameters;
        for (int i = 0; i < 1; i++) {
            parameters[i + 16] = 0.0;
        }
    }

    @Override
    public void initialize(long seed) {
        final SeededRandom random = new SeededRandom(seed);
        initialize1(random);
        initialize2(random);
        initialize3(random);
        initialize4(random);
        zeroGrad();
        Arrays.fill(v, 0.0);
        steps = 0;
        stage = Stage.START;
    }

    /**
     * z1, z2, z3, yhat.
     */
    private void forward1(int n) {
        final double[] x = this.x;
        final double[] parameters = this.parameters;
        final double[] z2 = this.z2;
        final double[] yhat = this.yhat;
        for (int s = 0; s < n; s++) {
            for (int i = 0; i < 4; i++) {
                double sum = 0.0;
                for (int j = 0; j < 2; j++) {
                    sum += x[2 * s + j] * parameters[2 * i + j];
                }
                z2[4 * s + i] = 1.0 / (1.0 + Math.exp(-(parameters[i + 8] + sum)));
            }
            for (int i = 0; i < 1; i++) {
                double sum = 0.0;
                for (int j = 0; j < 4; j++) {
                    sum += parameters[4 * i + j + 12] * z2[4 * s + j];
                }
                yhat[s + i] = 1.0 / (1.0 + Math.exp(-(parameters[i + 16] + sum)));
            }
        }
    }

    private void takeInputs(double[] x, int n) {
        Checks.batch(n, capacity);
        Checks.data("x", x.length, n, 2);
        this.x = x;
        forwarded = n;
    }

    /**
     * Predicts for a batch, and keeps what loss and backward need: the arrays themselves must stay as they are until backward is done.
     */
    public void forward(double[] x, int n) {
        takeInputs(x, n);
        forward1(n);
        stage = Stage.FORWARDED;
    }

    /**
     * Predicts for a batch, without what training needs. It overwrites what the last forward kept: loss and backward then need another forward.
     */
    public void predict(double[] x, int n) {
        takeInputs(x, n);
        stage = Stage.PREDICTED;
        forward1(n);
    }

    /**
     * l.
     */
    private void loss1(int n) {
        final double[] y = this.y;
        final double[] yhat = this.yhat;
        final double[] l = this.l;
        for (int s = 0; s < n; s++) {
            double sum = 0.0;
            for (int i = 0; i < 1; i++) {
                final double v = y[s + i] - yhat[s + i];
                sum += v * v;
            }
            l[s] = sum;
        }
    }

    /**
     * The mean loss of the batch of the last forward. The arrays themselves must stay as they are until backward is done.
     */
    public double loss(double[] y, int n) {
        stage.requireForward();
        Checks.sameBatch(n, forwarded);
        Checks.data("y", y.length, n, 1);
        this.y = y;
        stage = Stage.FORWARDED;
        loss1(n);
        double sum = 0;
        for (int s = 0; s < n; s++) {
            sum += this.l[s];
        }
        final double mean = sum / n;
        stage = Stage.LOSS;
        Checks.finite("l", mean, steps);
        return mean;
    }

    @Override
    public void zeroGrad() {
        Arrays.fill(gradients, 0.0);
    }

    /**
     * dz3, temporary1, dz1, dW1, db1, dW2, db2.
     */
    private void backward1(int n) {
        final double[] yhat = this.yhat;
        final double[] y = this.y;
        final double[] dz3 = this.dz3;
        final double[] parameters = this.parameters;
        final double[] z2 = this.z2;
        final double[] temporary1 = this.temporary1;
        final double[] x = this.x;
        final double[] gradients = this.gradients;
        final double share = 1.0 / n;
        for (int s = 0; s < n; s++) {
            for (int i = 0; i < 1; i++) {
                final double yhat2 = yhat[s + i];
                dz3[s + i] = -(2.0 * (yhat2 * (1.0 - yhat2) * (y[s + i] - yhat2)));
            }
            for (int i = 0; i < 4; i++) {
                temporary1[4 * s + i] = 0.0;
            }
            for (int i = 0; i < 1; i++) {
                final double dz3_2 = dz3[s + i];
                for (int j = 0; j < 4; j++) {
                    temporary1[4 * s + j] += dz3_2 * parameters[j + 4 * i + 12];
                }
            }
            for (int i = 0; i < 4; i++) {
                final double z2_2 = z2[4 * s + i];
                final double v = share * (temporary1[4 * s + i] * z2_2 * (1.0 - z2_2));
                for (int j = 0; j < 2; j++) {
                    gradients[2 * i + j] += v * x[2 * s + j];
                }
                gradients[i + 8] += v;
            }
            for (int i = 0; i < 1; i++) {
                final double v = share * dz3[s + i];
                for (int j = 0; j < 4; j++) {
                    gradients[4 * i + j + 12] += v * z2[4 * s + j];
                }
                gradients[i + 16] += v;
            }
        }
    }

    @Override
    public void backward() {
        stage.requireLoss();
        final int n = forwarded;
        backward1(n);
    }

    /**
     * sgd.
     */
    private void update1() {
        final double[] gradients = this.gradients;
        final double[] v = this.v;
        final double[] parameters = this.parameters;
        final double momentum = this.momentum;
        final double rate = this.rate;
        for (int i = 0; i < 17; i++) {
            final double v2 = gradients[i] + momentum * v[i];
            v[i] = v2;
            parameters[i] = parameters[i] - rate * v2;
        }
    }

    @Override
    public void step() {
        steps++;
        update1();
        stage = Stage.CHANGED;
    }

    /**
     * The output yhat of the last forward or predict: 1 value for each sample, in the network's own array, which the next call overwrites.
     * <pre>
     * ŷ = σ(z₃)
     * </pre>
     */
    public double[] yhat() {
        return this.yhat;
    }

    @Override
    public Object output(String name) {
        final Object[] outputArrays = {this.yhat};
        return outputArrays[TensorLookup.position("output", name, OUTPUTS)];
    }

    /**
     * The optimizer's rate.
     */
    public double rate() {
        return this.rate;
    }

    /**
     * Changes the optimizer's rate to a finite number from 0.
     */
    public void rate(double value) {
        Checks.hyperparameter("rate", value);
        this.rate = value;
    }

    /**
     * The optimizer's momentum.
     */
    public double momentum() {
        return this.momentum;
    }

    /**
     * Changes the optimizer's momentum to a finite number from 0.
     */
    public void momentum(double value) {
        Checks.hyperparameter("momentum", value);
        this.momentum = value;
    }

    /**
     * All parameters, in the order of declaration: the network's own array. Whoever changes it calls forward anew.
     */
    public double[] parameterArray() {
        return parameters;
    }

    /**
     * All gradients, where their parameters are: the network's own array.
     */
    public double[] gradientArray() {
        return gradients;
    }

    @Override
    public String name() {
        return "HomeworkSigmoid";
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
    public Object parameter(String name) {
        final TensorInfo info = TensorLookup.find("parameter", name, PARAMETERS);
        return Arrays.copyOfRange(parameters, info.offset(), info.offset() + info.size());
    }

    @Override
    public Object gradient(String name) {
        final TensorInfo info = TensorLookup.find("parameter", name, PARAMETERS);
        return Arrays.copyOfRange(gradients, info.offset(), info.offset() + info.size());
    }

    @Override
    public void setParameter(String name, Object values) {
        final TensorInfo info = TensorLookup.find("parameter", name, PARAMETERS);
        final double[] given = Checks.doubles(name, values);
        Checks.parameter(name, given.length, info.size());
        System.arraycopy(given, 0, parameters, info.offset(), info.size());
        stage = Stage.CHANGED;
    }

    @Override
    public void forward(Object[] inputs, int n) {
        Checks.count(inputs, INPUTS);
        forward(Checks.doubles("x", inputs[0]), n);
    }

    @Override
    public void predict(Object[] inputs, int n) {
        Checks.count(inputs, INPUTS);
        predict(Checks.doubles("x", inputs[0]), n);
    }

    @Override
    public double loss(Object[] targets, int n) {
        Checks.count(targets, TARGETS);
        return loss(Checks.doubles("y", targets[0]), n);
    }
}
