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
 * h.y[f, i, j] = sum[k, m, n](x[k, i + n, j + m] h.K[f, k, n, m]) + h.b[f]
 * h[i, j, k] = relu(h.y[i, j, k])
 * m[f] = 0.0625 sum[i, j](h[f, j, i])
 * z = z.W m + z.b
 * p = exp(z)/sum(exp(z))
 * l = −log(p[t])
 * computed as p = exp(z − max(z))/sum(exp(z − max(z)))
 * computed as l = max(z) + log(sum(if z − max(z) &lt; −0.5 then 0 else exp(z − max(z)))) + log1p(sum(if z − max(z) &lt; −0.5 then exp(z − max(z)) else 0)/sum(if z − max(z) &lt; −0.5 then 0 else exp(z − max(z)))) − z[t]
 * computed as ∂l/∂z[i] = p[i] (1 − (if i == t then 1 else 0)) − (if i == t then 1 else 0) (if p[i] &lt;= 0.5 then 1 − p[i] else sum[j](if p[j] &lt;= 0.5 then p[j] else 0))
 * </pre>
 */
public final class Convolution implements NeuralNetwork {
    /**
     * Where h.K starts in the arrays of parameters and of gradients.
     * <pre>
     * ∂l/∂h.K[i, j, k, n] = 0.0625 sum[m]((p[m] − onehot(t)[m]) z.W[m, i]) sum[m, o](x[j, k + m, n + o] (if h.y[i, m, o] &gt; 0 then 1 else 0))
     * </pre>
     */
    public static final int h_K_OFFSET = 0;

    /**
     * How many values h.K has.
     */
    public static final int h_K_SIZE = 72;

    /**
     * Where h.b starts in the arrays of parameters and of gradients.
     * <pre>
     * ∂l/∂h.b[i] = 0.0625 sum[j]((p[j] − onehot(t)[j]) z.W[j, i]) sum[j, k](if h.y[i, k, j] &gt; 0 then 1 else 0)
     * </pre>
     */
    public static final int h_b_OFFSET = 72;

    /**
     * How many values h.b has.
     */
    public static final int h_b_SIZE = 4;

    /**
     * Where z.W starts in the arrays of parameters and of gradients.
     * <pre>
     * ∂l/∂z.W = (p − onehot(t)) mᵀ
     * </pre>
     */
    public static final int z_W_OFFSET = 76;

    /**
     * How many values z.W has.
     */
    public static final int z_W_SIZE = 12;

    /**
     * Where z.b starts in the arrays of parameters and of gradients.
     * <pre>
     * ∂l/∂z.b = p − onehot(t)
     * </pre>
     */
    public static final int z_b_OFFSET = 88;

    /**
     * How many values z.b has.
     */
    public static final int z_b_SIZE = 3;

    private static final List<TensorInfo> INPUTS = List.of(TensorInfo.data("x", ElementType.DOUBLE, 2, 6, 6));

    private static final List<TensorInfo> TARGETS = List.of(TensorInfo.classes("t", 3));

    private static final List<TensorInfo> OUTPUTS = List.of(TensorInfo.data("p", ElementType.DOUBLE, 3));

    private static final List<TensorInfo> PARAMETERS = List.of(
            TensorInfo.parameter("h.K", ElementType.DOUBLE, h_K_OFFSET, 4, 2, 3, 3),
            TensorInfo.parameter("h.b", ElementType.DOUBLE, h_b_OFFSET, 4),
            TensorInfo.parameter("z.W", ElementType.DOUBLE, z_W_OFFSET, 3, 4),
            TensorInfo.parameter("z.b", ElementType.DOUBLE, z_b_OFFSET, 3));

    private final int capacity;

    private final double[] parameters = new double[91];

    private final double[] gradients = new double[91];

    private final double[] v = new double[91];

    private final double[] h_y;

    private final double[] work;

    private final double[] m;

    private final double[] z;

    private final double[] temporary1;

    private final double[] work2;

    private final double[] p;

    private final double[] temporary4;

    private final double[] dz;

    private final double[] temporary6;

    private final double[] dh_y;

    private double[] x;

    private int[] t;

    private int forwarded;

    private Stage stage = Stage.START;

    private long steps;

    private double rate = 0.1;

    private double momentum = 0.9;

    /**
     * Allocates all memory that the network will need, and initializes it with the seed 0.
     *
     * @param batchCapacity the most samples that a call can bring
     */
    public Convolution(int batchCapacity) {
        Checks.capacity(batchCapacity, 72);
        this.capacity = batchCapacity;
        this.h_y = new double[batchCapacity * 64];
        this.work = new double[batchCapacity * 64];
        this.m = new double[batchCapacity * 4];
        this.z = new double[batchCapacity * 3];
        this.temporary1 = new double[batchCapacity * 1];
        this.work2 = new double[batchCapacity * 3];
        this.p = new double[batchCapacity * 3];
        this.temporary4 = new double[batchCapacity * 1];
        this.dz = new double[batchCapacity * 3];
        this.temporary6 = new double[batchCapacity * 4];
        this.dh_y = new double[batchCapacity * 64];
        initialize(0L);
    }

    /**
     * h.K.
     */
    private void initialize1(SeededRandom random) {
        final double[] parameters = this.parameters;
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 2; j++) {
                for (int k = 0; k < 3; k++) {
                    for (int p = 0; p < 3; p++) {
                        final double normal01 = random.normal01();
                        parameters[18 * i + 9 * j + 3 * k + p] = 0.3333333333333333 * normal01;
                    }
                }
            }
        }
    }

    /**
     * h.b.
     */
    private void initialize2(SeededRandom random) {
        final double[] parameters = this.parameters;
        for (int i = 0; i < 4; i++) {
            parameters[i + 72] = 0.0;
        }
    }

    /**
     * z.W.
     */
    private void initialize3(SeededRandom random) {
        final double[] parameters = this.parameters;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 4; j++) {
                final double uniform01 = random.uniform01();
                parameters[4 * i + j + 76] = -(Math.sqrt(0.8571428571428571) * (1.0 - 2.0 * uniform01));
            }
        }
    }

    /**
     * z.b.
     */
    private void initialize4(SeededRandom random) {
        final double[] parameters = this.parameters;
        for (int i = 0; i < 3; i++) {
            parameters[i + 88] = 0.0;
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
     * h.y, h, m, z, temporary1, shared1, temporary2, p.
     */
    private void forward1(int n) {
        final double[] parameters = this.parameters;
        final double[] x = this.x;
        final double[] h_y = this.h_y;
        final double[] work = this.work;
        final double[] m = this.m;
        final double[] z = this.z;
        final double[] work2 = this.work2;
        final double[] temporary1 = this.temporary1;
        final double[] p = this.p;
        for (int s = 0; s < n; s++) {
            for (int i = 0; i < 4; i++) {
                final double h_b = parameters[i + 72];
                for (int j = 0; j < 4; j++) {
                    for (int k = 0; k < 4; k++) {
                        h_y[64 * s + 16 * i + 4 * j + k] = h_b;
                    }
                }
            }
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < 4; j++) {
                    for (int k = 0; k < 2; k++) {
                        for (int p2 = 0; p2 < 3; p2++) {
                            for (int q = 0; q < 3; q++) {
                                final double h_K = parameters[18 * i + 9 * k + p2 + 3 * q];
                                for (int r = 0; r < 4; r++) {
                                    h_y[64 * s + 16 * i + 4 * j + r] += h_K * x[72 * s + 6 * j + r + 36 * k + p2 + 6 * q];
                                }
                            }
                        }
                    }
                    for (int k = 0; k < 4; k++) {
                        final double h_y2 = h_y[64 * s + 16 * i + 4 * j + k];
                        work[64 * s + 16 * i + 4 * j + k] = 0.0 < h_y2 ? h_y2 : 0.0;
                    }
                }
                double sum = 0.0;
                for (int j = 0; j < 4; j++) {
                    for (int k = 0; k < 4; k++) {
                        sum += work[64 * s + 16 * i + 4 * j + k];
                    }
                }
                m[4 * s + i] = 0.0625 * sum;
            }
            for (int i = 0; i < 3; i++) {
                double sum = 0.0;
                for (int j = 0; j < 4; j++) {
                    sum += parameters[4 * i + j + 76] * m[4 * s + j];
                }
                z[3 * s + i] = parameters[i + 88] + sum;
            }
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < 3; i++) {
                most = Math.max(most, z[3 * s + i]);
            }
            temporary1[s] = most;
            for (int i = 0; i < 3; i++) {
                work2[3 * s + i] = Math.exp(z[3 * s + i] - most);
            }
            double sum = 0.0;
            for (int i = 0; i < 3; i++) {
                sum += work2[3 * s + i];
            }
            final double v = 1.0 / sum;
            for (int i = 0; i < 3; i++) {
                p[3 * s + i] = v * work2[3 * s + i];
            }
        }
    }

    /**
     * temporary3, temporary4.
     */
    private void forward2(int n) {
        final double[] temporary1 = this.temporary1;
        final double[] z = this.z;
        final double[] work2 = this.work2;
        final double[] work = this.work;
        final double[] temporary4 = this.temporary4;
        for (int s = 0; s < n; s++) {
            double sum = 0.0;
            final double temporary1_2 = temporary1[s];
            for (int i = 0; i < 3; i++) {
                sum += z[3 * s + i] - temporary1_2 < -0.5 ? 0.0 : work2[3 * s + i];
            }
            work[s] = sum;
            double sum2 = 0.0;
            for (int i = 0; i < 3; i++) {
                sum2 += z[3 * s + i] - temporary1_2 < -0.5 ? work2[3 * s + i] : 0.0;
            }
            temporary4[s] = sum2;
        }
    }

    private void takeInputs(double[] x, int n) {
        Checks.batch(n, capacity);
        Checks.data("x", x.length, n, 72);
        this.x = x;
        forwarded = n;
    }

    /**
     * Predicts for a batch, and keeps what loss and backward need: the arrays themselves must stay as they are until backward is done.
     */
    public void forward(double[] x, int n) {
        takeInputs(x, n);
        forward1(n);
        forward2(n);
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
        final double[] work = this.work;
        final double[] temporary1 = this.temporary1;
        final double[] z = this.z;
        final int[] t = this.t;
        final double[] temporary4 = this.temporary4;
        final double[] work2 = this.work2;
        for (int s = 0; s < n; s++) {
            final double temporary3 = work[s];
            work2[s] = temporary1[s] - z[3 * s + t[s]] + Math.log(temporary3) + Math.log1p(temporary4[s] / temporary3);
        }
    }

    /**
     * The mean loss of the batch of the last forward. The arrays themselves must stay as they are until backward is done.
     */
    public double loss(int[] t, int n) {
        stage.requireForward();
        Checks.sameBatch(n, forwarded);
        Checks.data("t", t.length, n, 1);
        Checks.classes("t", t, n, 3);
        this.t = t;
        stage = Stage.FORWARDED;
        loss1(n);
        double sum = 0;
        for (int s = 0; s < n; s++) {
            sum += this.work2[s];
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
     * temporary5, dz, temporary6, dh.y, dh.K, dh.b, dz.W, dz.b.
     */
    private void backward1(int n) {
        final double[] p = this.p;
        final int[] t = this.t;
        final double[] dz = this.dz;
        final double[] parameters = this.parameters;
        final double[] temporary6 = this.temporary6;
        final double[] h_y = this.h_y;
        final double[] dh_y = this.dh_y;
        final double[] x = this.x;
        final double[] m = this.m;
        final double[] gradients = this.gradients;
        final double share = 1.0 / n;
        for (int s = 0; s < n; s++) {
            double sum = 0.0;
            for (int i = 0; i < 3; i++) {
                final double p2 = p[3 * s + i];
                sum += p2 <= 0.5 ? p2 : 0.0;
            }
            for (int i = 0; i < 3; i++) {
                dz[3 * s + i] = p[3 * s + i];
            }
            dz[3 * s + t[s]] = 0.0;
            final double p2 = p[3 * s + t[s]];
            dz[3 * s + t[s]] += -(p2 <= 0.5 ? 1.0 - p2 : sum);
            for (int i = 0; i < 4; i++) {
                temporary6[4 * s + i] = 0.0;
            }
            for (int i = 0; i < 3; i++) {
                final double dz2 = dz[3 * s + i];
                for (int j = 0; j < 4; j++) {
                    temporary6[4 * s + j] += dz2 * parameters[j + 4 * i + 76];
                }
            }
            for (int i = 0; i < 4; i++) {
                final double v = 0.0625 * temporary6[4 * s + i];
                for (int j = 0; j < 4; j++) {
                    for (int k = 0; k < 4; k++) {
                        dh_y[64 * s + 16 * i + 4 * j + k] = 0.0 < h_y[64 * s + 16 * i + 4 * j + k] ? v : 0.0;
                    }
                }
                for (int j = 0; j < 2; j++) {
                    for (int k = 0; k < 3; k++) {
                        for (int p3 = 0; p3 < 4; p3++) {
                            for (int q = 0; q < 4; q++) {
                                final double v2 = share * dh_y[64 * s + 16 * i + 4 * p3 + q];
                                for (int r = 0; r < 3; r++) {
                                    gradients[18 * i + 9 * j + 3 * k + r] += v2 * x[72 * s + 36 * j + 6 * k + r + 6 * p3 + q];
                                }
                            }
                        }
                    }
                }
                double sum2 = 0.0;
                for (int j = 0; j < 4; j++) {
                    for (int k = 0; k < 4; k++) {
                        sum2 += dh_y[64 * s + 16 * i + 4 * j + k];
                    }
                }
                gradients[i + 72] += share * sum2;
            }
            for (int i = 0; i < 3; i++) {
                final double v = share * dz[3 * s + i];
                for (int j = 0; j < 4; j++) {
                    gradients[4 * i + j + 76] += v * m[4 * s + j];
                }
                gradients[i + 88] += v;
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
        for (int i = 0; i < 91; i++) {
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
     * The output p of the last forward or predict: 3 values for each sample, in the network's own array, which the next call overwrites.
     * <pre>
     * p = exp(z)/sum(exp(z))
     * </pre>
     */
    public double[] p() {
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
        return "Convolution";
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
        return loss(Checks.ints("t", targets[0]), n);
    }
}
