package chainrule.samples.homework;

import chainrule.runtime.ElementType;
import chainrule.runtime.NeuralNetwork;
import java.util.function.DoubleUnaryOperator;

/**
 * The gradients of a network of two layers as the homework's solution has them, for one sample, written down by hand: δ3 is
 * given, then δ1 = (W2ᵀ δ3) ⊙ f′(z1), ∂l/∂W1 = δ1 xᵀ, ∂l/∂b1 = δ1, ∂l/∂W2 = δ3 z2ᵀ, ∂l/∂b2 = δ3.
 */
final class TwoLayers {
    private final int n;
    private final int h;
    private final int outputs;
    private final double[] w1;
    private final double[] b1;
    private final double[] w2;
    private final double[] b2;
    final double[] z1;
    final double[] z2;
    final double[] z3;

    /** The values up to z3 for an input, with the parameters of a network. */
    TwoLayers(NeuralNetwork network, double[] x, DoubleUnaryOperator f) {
        this.w1 = parameter(network, "W1");
        this.b1 = parameter(network, "b1");
        this.w2 = parameter(network, "W2");
        this.b2 = parameter(network, "b2");
        this.n = x.length;
        this.h = b1.length;
        this.outputs = b2.length;
        this.z1 = affine(w1, x, b1);
        this.z2 = new double[h];
        for (int j = 0; j < h; j++) {
            z2[j] = f.applyAsDouble(z1[j]);
        }
        this.z3 = affine(w2, z2, b2);
    }

    private static double[] parameter(NeuralNetwork network, String name) {
        return ElementType.FLOAT.toDoubles(network.parameter(name));
    }

    private static double[] affine(double[] w, double[] x, double[] b) {
        double[] z = b.clone();
        for (int i = 0; i < b.length; i++) {
            for (int j = 0; j < x.length; j++) {
                z[i] += w[i * x.length + j] * x[j];
            }
        }
        return z;
    }

    /** Adds a sample's gradients, times a weight, to those in the arrays. */
    void addGradients(Gradients sums, double weight, double[] x, double[] delta3, DoubleUnaryOperator derivative) {
        double[] delta1 = new double[h];
        for (int j = 0; j < h; j++) {
            for (int k = 0; k < outputs; k++) {
                delta1[j] += w2[k * h + j] * delta3[k];
            }
            delta1[j] *= derivative.applyAsDouble(z1[j]);
        }
        outer(sums.w1(), weight, delta1, x);
        outer(sums.b1(), weight, delta1, new double[] {1});
        outer(sums.w2(), weight, delta3, z2);
        outer(sums.b2(), weight, delta3, new double[] {1});
    }

    private static void outer(double[] sum, double weight, double[] column, double[] row) {
        for (int i = 0; i < column.length; i++) {
            for (int j = 0; j < row.length; j++) {
                sum[i * row.length + j] += weight * column[i] * row[j];
            }
        }
    }

    Gradients zeros() {
        return new Gradients(new double[h * n], new double[h], new double[outputs * h], new double[outputs]);
    }

    /** ∂l/∂W1, ∂l/∂b1, ∂l/∂W2, ∂l/∂b2. */
    record Gradients(double[] w1, double[] b1, double[] w2, double[] b2) {}
}
