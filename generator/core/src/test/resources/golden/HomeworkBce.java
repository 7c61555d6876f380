package chainrule.example;

import chainrule.runtime.Checks;
import chainrule.runtime.ElementType;
import chainrule.runtime.FloatMath;
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
 * l = −sum(y ⊙ log(ŷ) + log(1 − ŷ) ⊙ (1 − y))
 * computed as l = −sum(−(log1p(exp(−abs(z₃))) + max(−z₃, 0)) ⊙ y − (log1p(exp(−abs(z₃))) + max(z₃, 0)) ⊙ (1 − y))
 * computed as ∂l/∂z₃ = ŷ ⊙ (1 − y) − y/(1 + exp(z₃))
 * </pre>
 */
public final class HomeworkBce implements NeuralNetwork {
    /**
     * Where W1 starts in the arrays of parameters and of gradients.
     * <pre>
     * ∂l/∂W₁ = ((W₂ᵀ (ŷ − y)) ⊙ z₂ ⊙ (1 − z₂)) xᵀ
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
     * ∂l/∂b₁ = (W₂ᵀ (ŷ − y)) ⊙ z₂ ⊙ (1 − z₂)
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
     * ∂l/∂W₂ = (ŷ − y) z₂ᵀ
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
     * ∂l/∂b₂ = ŷ − y
     * </pre>
     */
    public static final int b2_OFFSET = 16;

    /**
     * How many values b2 has.
     */
    public static final int b2_SIZE = 1;

    private static final List<TensorInfo> INPUTS = List.of(TensorInfo.data("x", ElementType.FLOAT, 2));

    private static final List<TensorInfo> TARGETS = List.of(TensorInfo.data("y", ElementType.FLOAT, 1));

    private static final List<TensorInfo> OUTPUTS = List.of(TensorInfo.data("yhat", ElementType.FLOAT, 1));

    private static final List<TensorInfo> PARAMETERS = List.of(
            TensorInfo.parameter("W1", ElementType.FLOAT, W1_OFFSET, 4, 2),
            TensorInfo.parameter("b1", ElementType.FLOAT, b1_OFFSET, 4),
            TensorInfo.parameter("W2", ElementType.FLOAT, W2_OFFSET, 1, 4),
            TensorInfo.parameter("b2", ElementType.FLOAT, b2_OFFSET, 1));

    private final int capacity;

    private final float[] parameters = new float[17];

    private final float[] gradients = new float[17];

    private final float[] v = new float[17];

    private final float[] z2;

    private final float[] z3;

    private final float[] yhat;

    private final float[] l;

    private final float[] dz3;

    private final float[] temporary1;

    private float[] x;

    private float[] y;

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
    public HomeworkBce(int batchCapacity) {
        Checks.capacity(batchCapacity, 4);
        this.capacity = batchCapacity;
        this.z2 = new float[batchCapacity * 4];
        this.z3 = new float[batchCapacity * 1];
        this.yhat = new float[batchCapacity * 1];
        this.l = new float[batchCapacity * 1];
        this.dz3 = new float[batchCapacity * 1];
        this.temporary1 = new float[batchCapacity * 4];
        initialize(0L);
    }

    /**
     * W1.
     */
    private void initialize1(SeededRandom random) {
        final float[] parameters = this.parameters;
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 2; j++) {
                final double uniform01 = random.uniform01();
                parameters[2 * i + j] = (float) (2.0 * uniform01 - 1.0);
            }
        }
    }

    /**
     * b1.
     */
    private void initialize2(SeededRandom random) {
        final float[] parameters = this.parameters;
        for (int i = 0; i < 4; i++) {
            parameters[i + 8] = 0f;
        }
    }

    /**
     * W2.
     */
    private void initialize3(SeededRandom random) {
        final float[] parameters = this.parameters;
        for (int i = 0; i < 1; i++) {
            for (int j = 0; j < 4; j++) {
                final double uniform01 = random.uniform01();
                parameters[4 * i + j + 12] = (float) (-(Math.sqrt(1.2) * (1.0 - 2.0 * uniform01)));
            }
        }
    }

    /**
     * b2.
     */
    private void initialize4(SeededRandom random) {
        final float[] parameters = this.parameters;
        for (int i = 0; i < 1; i++) {
            parameters[i + 16] = 0f;
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
        Arrays.fill(v, 0f);
        steps = 0;
        stage = Stage.START;
    }

    /**
     * z1, z2, z3, yhat.
     */
    private void forward1(int n) {
        final float[] x = this.x;
        final float[] parameters = this.parameters;
        final float[] z2 = this.z2;
        final float[] z3 = this.z3;
        final float[] yhat = this.yhat;
        for (int s = 0; s < n; s++) {
            for (int i = 0; i < 4; i++) {
                float sum = 0f;
                for (int j = 0; j < 2; j++) {
                    sum += x[2 * s + j] * parameters[2 * i + j];
                }
                z2[4 * s + i] = 1f / (1f + FloatMath.exp(-(parameters[i + 8] + sum)));
            }
            for (int i = 0; i < 1; i++) {
                float sum = 0f;
                for (int j = 0; j < 4; j++) {
                    sum += parameters[4 * i + j + 12] * z2[4 * s + j];
                }
                final float z3_2 = parameters[i + 16] + sum;
                z3[s + i] = z3_2;
                yhat[s + i] = 1f / (1f + FloatMath.exp(-z3_2));
            }
        }
    }

    private void takeInputs(float[] x, int n) {
        Checks.batch(n, capacity);
        Checks.data("x", x.length, n, 2);
        this.x = x;
        forwarded = n;
    }

    /**
     * Predicts for a batch, and keeps what loss and backward need: the arrays themselves must stay as they are until backward is done.
     */
    public void forward(float[] x, int n) {
        takeInputs(x, n);
        forward1(n);
        stage = Stage.FORWARDED;
    }

    /**
     * Predicts for a batch, without what training needs. It overwrites what the last forward kept: loss and backward then need another forward.
     */
    public void predict(float[] x, int n) {
        takeInputs(x, n);
        stage = Stage.PREDICTED;
        forward1(n);
    }

    /**
     * l.
     */
    private void loss1(int n) {
        final float[] y = this.y;
        final float[] z3 = this.z3;
        final float[] l = this.l;
        for (int s = 0; s < n; s++) {
            float sum = 0f;
            for (int i = 0; i < 1; i++) {
                final float y2 = y[s + i];
                final float z3_2 = z3[s + i];
                final float v = FloatMath.log1p(FloatMath.exp(-Math.abs(z3_2)));
                sum += -(y2 * (v + Math.max(0f, -z3_2))) - (1f - y2) * (v + Math.max(0f, z3_2));
            }
            l[s] = -sum;
        }
    }

    /**
     * The mean loss of the batch of the last forward. The arrays themselves must stay as they are until backward is done.
     */
    public float loss(float[] y, int n) {
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
        return (float) mean;
    }

    @Override
    public void zeroGrad() {
        Arrays.fill(gradients, 0f);
    }

    /**
     * dz3, temporary1, dz1, dW1, db1, dW2, db2.
     */
    private void backward1(int n) {
        final float[] y = this.y;
        final float[] yhat = this.yhat;
        final float[] z3 = this.z3;
        final float[] dz3 = this.dz3;
        final float[] parameters = this.parameters;
        final float[] z2 = this.z2;
        final float[] temporary1 = this.temporary1;
        final float[] x = this.x;
        final float[] gradients = this.gradients;
        final float share = 1f / n;
        for (int s = 0; s < n; s++) {
            for (int i = 0; i < 1; i++) {
                final float y2 = y[s + i];
                dz3[s + i] = yhat[s + i] * (1f - y2) - y2 / (1f + FloatMath.exp(z3[s + i]));
            }
            for (int i = 0; i < 4; i++) {
                temporary1[4 * s + i] = 0f;
            }
            for (int i = 0; i < 1; i++) {
                final float dz3_2 = dz3[s + i];
                for (int j = 0; j < 4; j++) {
                    temporary1[4 * s + j] += dz3_2 * parameters[j + 4 * i + 12];
                }
            }
            for (int i = 0; i < 4; i++) {
                final float z2_2 = z2[4 * s + i];
                final float v = share * (temporary1[4 * s + i] * z2_2 * (1f - z2_2));
                for (int j = 0; j < 2; j++) {
                    gradients[2 * i + j] += v * x[2 * s + j];
                }
                gradients[i + 8] += v;
            }
            for (int i = 0; i < 1; i++) {
                final float v = share * dz3[s + i];
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
        final float[] gradients = this.gradients;
        final float[] v = this.v;
        final float[] parameters = this.parameters;
        final float momentum = (float) this.momentum;
        final float rate = (float) this.rate;
        for (int i = 0; i < 17; i++) {
            final float v2 = gradients[i] + momentum * v[i];
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
    public float[] yhat() {
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
    public float rate() {
        return (float) this.rate;
    }

    /**
     * Changes the optimizer's rate to a finite number from 0.
     */
    public void rate(float value) {
        Checks.hyperparameter("rate", value);
        this.rate = value;
    }

    /**
     * The optimizer's momentum.
     */
    public float momentum() {
        return (float) this.momentum;
    }

    /**
     * Changes the optimizer's momentum to a finite number from 0.
     */
    public void momentum(float value) {
        Checks.hyperparameter("momentum", value);
        this.momentum = value;
    }

    /**
     * All parameters, in the order of declaration: the network's own array. Whoever changes it calls forward anew.
     */
    public float[] parameterArray() {
        return parameters;
    }

    /**
     * All gradients, where their parameters are: the network's own array.
     */
    public float[] gradientArray() {
        return gradients;
    }

    @Override
    public String name() {
        return "HomeworkBce";
    }

    @Override
    public ElementType elementType() {
        return ElementType.FLOAT;
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
        final float[] given = Checks.floats(name, values);
        Checks.parameter(name, given.length, info.size());
        System.arraycopy(given, 0, parameters, info.offset(), info.size());
        stage = Stage.CHANGED;
    }

    @Override
    public void forward(Object[] inputs, int n) {
        Checks.count(inputs, INPUTS);
        forward(Checks.floats("x", inputs[0]), n);
    }

    @Override
    public void predict(Object[] inputs, int n) {
        Checks.count(inputs, INPUTS);
        predict(Checks.floats("x", inputs[0]), n);
    }

    @Override
    public double loss(Object[] targets, int n) {
        Checks.count(targets, TARGETS);
        return loss(Checks.floats("y", targets[0]), n);
    }
}
