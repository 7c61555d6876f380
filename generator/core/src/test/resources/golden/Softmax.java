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
 * h.dense = h.W x + h.b
 * h = relu(h.dense)
 * z = z.W h + z.b
 * p = exp(z)/sum(exp(z))
 * l = −log(p[t])
 * computed as p = exp(z − max(z))/sum(exp(z − max(z)))
 * computed as l = max(z) + log(sum(if z − max(z) &lt; −0.5 then 0 else exp(z − max(z)))) + log1p(sum(if z − max(z) &lt; −0.5 then exp(z − max(z)) else 0)/sum(if z − max(z) &lt; −0.5 then 0 else exp(z − max(z)))) − z[t]
 * computed as ∂l/∂z[i] = p[i] (1 − (if i == t then 1 else 0)) − (if i == t then 1 else 0) (if p[i] &lt;= 0.5 then 1 − p[i] else sum[j](if p[j] &lt;= 0.5 then p[j] else 0))
 * </pre>
 */
public final class Softmax implements NeuralNetwork {
    /**
     * Where h.W starts in the arrays of parameters and of gradients.
     * <pre>
     * ∂l/∂h.W = ((z.Wᵀ (p − onehot(t))) ⊙ (if h.dense &gt; 0 then 1 else 0)) xᵀ
     * </pre>
     */
    public static final int h_W_OFFSET = 0;

    /**
     * How many values h.W has.
     */
    public static final int h_W_SIZE = 20;

    /**
     * Where h.b starts in the arrays of parameters and of gradients.
     * <pre>
     * ∂l/∂h.b = (z.Wᵀ (p − onehot(t))) ⊙ (if h.dense &gt; 0 then 1 else 0)
     * </pre>
     */
    public static final int h_b_OFFSET = 20;

    /**
     * How many values h.b has.
     */
    public static final int h_b_SIZE = 5;

    /**
     * Where z.W starts in the arrays of parameters and of gradients.
     * <pre>
     * ∂l/∂z.W = (p − onehot(t)) hᵀ
     * </pre>
     */
    public static final int z_W_OFFSET = 25;

    /**
     * How many values z.W has.
     */
    public static final int z_W_SIZE = 15;

    /**
     * Where z.b starts in the arrays of parameters and of gradients.
     * <pre>
     * ∂l/∂z.b = p − onehot(t)
     * </pre>
     */
    public static final int z_b_OFFSET = 40;

    /**
     * How many values z.b has.
     */
    public static final int z_b_SIZE = 3;

    private static final List<TensorInfo> INPUTS = List.of(TensorInfo.data("x", ElementType.FLOAT, 4));

    private static final List<TensorInfo> TARGETS = List.of(TensorInfo.classes("t", 3));

    private static final List<TensorInfo> OUTPUTS = List.of(TensorInfo.data("p", ElementType.FLOAT, 3));

    private static final List<TensorInfo> PARAMETERS = List.of(
            TensorInfo.parameter("h.W", ElementType.FLOAT, h_W_OFFSET, 5, 4),
            TensorInfo.parameter("h.b", ElementType.FLOAT, h_b_OFFSET, 5),
            TensorInfo.parameter("z.W", ElementType.FLOAT, z_W_OFFSET, 3, 5),
            TensorInfo.parameter("z.b", ElementType.FLOAT, z_b_OFFSET, 3));

    private final int capacity;

    private final float[] parameters = new float[43];

    private final float[] gradients = new float[43];

    private final float[] m = new float[43];

    private final float[] v = new float[43];

    private final float[] h_dense;

    private final float[] h;

    private final float[] z;

    private final float[] temporary1;

    private final float[] work;

    private final float[] p;

    private final float[] temporary3;

    private final float[] temporary4;

    private final float[] dz;

    private final float[] temporary6;

    private float[] x;

    private int[] t;

    private int forwarded;

    private Stage stage = Stage.START;

    private long steps;

    private double rate = 0.01;

    private double beta1 = 0.9;

    private double beta2 = 0.999;

    private double eps = 1.0E-8;

    /**
     * Allocates all memory that the network will need, and initializes it with the seed 0.
     *
     * @param batchCapacity the most samples that a call can bring
     */
    public Softmax(int batchCapacity) {
        Checks.capacity(batchCapacity, 5);
        this.capacity = batchCapacity;
        this.h_dense = new float[batchCapacity * 5];
        this.h = new float[batchCapacity * 5];
        this.z = new float[batchCapacity * 3];
        this.temporary1 = new float[batchCapacity * 1];
        this.work = new float[batchCapacity * 3];
        this.p = new float[batchCapacity * 3];
        this.temporary3 = new float[batchCapacity * 1];
        this.temporary4 = new float[batchCapacity * 1];
        this.dz = new float[batchCapacity * 3];
        this.temporary6 = new float[batchCapacity * 5];
        initialize(0L);
    }

    /**
     * h.W.
     */
    private void initialize1(SeededRandom random) {
        final float[] parameters = this.parameters;
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 4; j++) {
                final double uniform01 = random.uniform01();
                parameters[4 * i + j] = (float) (-(Math.sqrt(0.6666666666666666) * (1.0 - 2.0 * uniform01)));
            }
        }
    }

    /**
     * h.b.
     */
    private void initialize2(SeededRandom random) {
        final float[] parameters = this.parameters;
        for (int i = 0; i < 5; i++) {
            parameters[i + 20] = 0f;
        }
    }

    /**
     * z.W.
     */
    private void initialize3(SeededRandom random) {
        final float[] parameters = this.parameters;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 5; j++) {
                final double uniform01 = random.uniform01();
                parameters[5 * i + j + 25] = (float) (-(Math.sqrt(0.75) * (1.0 - 2.0 * uniform01)));
            }
        }
    }

    /**
     * z.b.
     */
    private void initialize4(SeededRandom random) {
        final float[] parameters = this.parameters;
        for (int i = 0; i < 3; i++) {
            parameters[i + 40] = 0f;
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
        Arrays.fill(m, 0f);
        Arrays.fill(v, 0f);
        steps = 0;
        stage = Stage.START;
    }

    /**
     * h.dense, h, z, temporary1, shared1, temporary2, p.
     */
    private void forward1(int n) {
        final float[] x = this.x;
        final float[] parameters = this.parameters;
        final float[] h = this.h;
        final float[] z = this.z;
        final float[] work = this.work;
        final float[] h_dense = this.h_dense;
        final float[] temporary1 = this.temporary1;
        final float[] p = this.p;
        for (int s = 0; s < n; s++) {
            for (int i = 0; i < 5; i++) {
                float sum = 0f;
                for (int j = 0; j < 4; j++) {
                    sum += x[4 * s + j] * parameters[4 * i + j];
                }
                final float h_dense2 = parameters[i + 20] + sum;
                h_dense[5 * s + i] = h_dense2;
                h[5 * s + i] = 0f < h_dense2 ? h_dense2 : 0f;
            }
            for (int i = 0; i < 3; i++) {
                float sum = 0f;
                for (int j = 0; j < 5; j++) {
                    sum += parameters[5 * i + j + 25] * h[5 * s + j];
                }
                z[3 * s + i] = parameters[i + 40] + sum;
            }
            float most = Float.NEGATIVE_INFINITY;
            for (int i = 0; i < 3; i++) {
                most = Math.max(most, z[3 * s + i]);
            }
            temporary1[s] = most;
            for (int i = 0; i < 3; i++) {
                work[3 * s + i] = FloatMath.exp(z[3 * s + i] - most);
            }
            float sum = 0f;
            for (int i = 0; i < 3; i++) {
                sum += work[3 * s + i];
            }
            final float v = 1f / sum;
            for (int i = 0; i < 3; i++) {
                p[3 * s + i] = v * work[3 * s + i];
            }
        }
    }

    /**
     * temporary3, temporary4.
     */
    private void forward2(int n) {
        final float[] temporary1 = this.temporary1;
        final float[] z = this.z;
        final float[] work = this.work;
        final float[] temporary3 = this.temporary3;
        final float[] temporary4 = this.temporary4;
        for (int s = 0; s < n; s++) {
            float sum = 0f;
            final float temporary1_2 = temporary1[s];
            for (int i = 0; i < 3; i++) {
                sum += z[3 * s + i] - temporary1_2 < -0.5f ? 0f : work[3 * s + i];
            }
            temporary3[s] = sum;
            float sum2 = 0f;
            for (int i = 0; i < 3; i++) {
                sum2 += z[3 * s + i] - temporary1_2 < -0.5f ? work[3 * s + i] : 0f;
            }
            temporary4[s] = sum2;
        }
    }

    private void takeInputs(float[] x, int n) {
        Checks.batch(n, capacity);
        Checks.data("x", x.length, n, 4);
        this.x = x;
        forwarded = n;
    }

    /**
     * Predicts for a batch, and keeps what loss and backward need: the arrays themselves must stay as they are until backward is done.
     */
    public void forward(float[] x, int n) {
        takeInputs(x, n);
        forward1(n);
        forward2(n);
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
        final float[] temporary3 = this.temporary3;
        final float[] temporary1 = this.temporary1;
        final float[] z = this.z;
        final int[] t = this.t;
        final float[] temporary4 = this.temporary4;
        final float[] work = this.work;
        for (int s = 0; s < n; s++) {
            final float temporary3_2 = temporary3[s];
            work[s] = temporary1[s] - z[3 * s + t[s]] + FloatMath.log(temporary3_2) + FloatMath.log1p(temporary4[s] / temporary3_2);
        }
    }

    /**
     * The mean loss of the batch of the last forward. The arrays themselves must stay as they are until backward is done.
     */
    public float loss(int[] t, int n) {
        stage.requireForward();
        Checks.sameBatch(n, forwarded);
        Checks.data("t", t.length, n, 1);
        Checks.classes("t", t, n, 3);
        this.t = t;
        stage = Stage.FORWARDED;
        loss1(n);
        double sum = 0;
        for (int s = 0; s < n; s++) {
            sum += this.work[s];
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
     * temporary5, dz, temporary6, dh.dense, dh.W, dh.b, dz.W, dz.b.
     */
    private void backward1(int n) {
        final float[] p = this.p;
        final int[] t = this.t;
        final float[] dz = this.dz;
        final float[] parameters = this.parameters;
        final float[] h_dense = this.h_dense;
        final float[] temporary6 = this.temporary6;
        final float[] x = this.x;
        final float[] h = this.h;
        final float[] gradients = this.gradients;
        final float share = 1f / n;
        for (int s = 0; s < n; s++) {
            float sum = 0f;
            for (int i = 0; i < 3; i++) {
                final float p2 = p[3 * s + i];
                sum += p2 <= 0.5f ? p2 : 0f;
            }
            for (int i = 0; i < 3; i++) {
                dz[3 * s + i] = p[3 * s + i];
            }
            dz[3 * s + t[s]] = 0f;
            final float p2 = p[3 * s + t[s]];
            dz[3 * s + t[s]] += -(p2 <= 0.5f ? 1f - p2 : sum);
            for (int i = 0; i < 5; i++) {
                temporary6[5 * s + i] = 0f;
            }
            for (int i = 0; i < 3; i++) {
                final float dz2 = dz[3 * s + i];
                for (int j = 0; j < 5; j++) {
                    temporary6[5 * s + j] += dz2 * parameters[j + 5 * i + 25];
                }
            }
            for (int i = 0; i < 5; i++) {
                final float v = share * (0f < h_dense[5 * s + i] ? temporary6[5 * s + i] : 0f);
                for (int j = 0; j < 4; j++) {
                    gradients[4 * i + j] += v * x[4 * s + j];
                }
                gradients[i + 20] += v;
            }
            for (int i = 0; i < 3; i++) {
                final float v = share * dz[3 * s + i];
                for (int j = 0; j < 5; j++) {
                    gradients[5 * i + j + 25] += v * h[5 * s + j];
                }
                gradients[i + 40] += v;
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
     * adam.
     */
    private void update1() {
        final float[] gradients = this.gradients;
        final float[] m = this.m;
        final float[] v = this.v;
        final float[] parameters = this.parameters;
        final float v2 = (float) (1.0 - this.beta1);
        final float beta1 = (float) this.beta1;
        final float v3 = (float) (1.0 - this.beta2);
        final float beta2 = (float) this.beta2;
        final float v4 = (float) (this.rate / (1.0 - Math.pow(this.beta1, (double) steps)));
        final float eps = (float) this.eps;
        final float v5 = (float) (1.0 / (1.0 - Math.pow(this.beta2, (double) steps)));
        for (int i = 0; i < 43; i++) {
            final float g = gradients[i];
            final float m2 = v2 * g + beta1 * m[i];
            m[i] = m2;
            final float v6 = v3 * (g * g) + beta2 * v[i];
            v[i] = v6;
            parameters[i] = parameters[i] - v4 * m2 / (eps + (float) Math.sqrt(v5 * v6));
        }
    }

    @Override
    public void step() {
        steps++;
        update1();
        stage = Stage.CHANGED;
    }

    /**
     * The output p of the last forward or predict: 3 values for each sample, in the network's own array, which the next call overwrites.
     * <pre>
     * p = exp(z)/sum(exp(z))
     * </pre>
     */
    public float[] p() {
        return this.p;
    }

    @Override
    public Object output(String name) {
        final Object[] outputArrays = {this.p};
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
     * The optimizer's beta1.
     */
    public float beta1() {
        return (float) this.beta1;
    }

    /**
     * Changes the optimizer's beta1 to a finite number from 0.
     */
    public void beta1(float value) {
        Checks.hyperparameter("beta1", value);
        this.beta1 = value;
    }

    /**
     * The optimizer's beta2.
     */
    public float beta2() {
        return (float) this.beta2;
    }

    /**
     * Changes the optimizer's beta2 to a finite number from 0.
     */
    public void beta2(float value) {
        Checks.hyperparameter("beta2", value);
        this.beta2 = value;
    }

    /**
     * The optimizer's eps.
     */
    public float eps() {
        return (float) this.eps;
    }

    /**
     * Changes the optimizer's eps to a finite number from 0.
     */
    public void eps(float value) {
        Checks.hyperparameter("eps", value);
        this.eps = value;
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
        return "Softmax";
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
        return loss(Checks.ints("t", targets[0]), n);
    }
}
