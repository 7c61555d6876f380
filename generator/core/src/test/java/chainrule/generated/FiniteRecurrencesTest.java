package chainrule.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.derivation.Derivation;
import chainrule.runtime.ElementType;
import chainrule.runtime.NeuralNetwork;
import chainrule.runtime.TensorInfo;
import chainrule.testing.Derivations;
import java.lang.reflect.Array;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sums of exponentials inside of recurrences, over so many steps that the sum itself is no float: the loss and its gradients are
 * finite, the same in float and double, and those in double are the slopes of the loss.
 */
class FiniteRecurrencesTest {

    private static final String CRF = """
            net Crf {
              dim K = 4
              dim T = 60
              input  x[T, 3]
              target t[T] class[K]
              param W[K, 3]
              param A[K, K]
              e[s, k] = sum[j](W[k, j]*x[s, j])
              a[s, k] = e[s, k] + log(sum[i](exp(a[s - 1, i else 0] + (if s == 0 then -log(K) else A[i, k]))))
              loss l = log(sum[k](exp(a[T - 1, k]))) - sum[s](e[s, t[s]])
            }
            """;

    private static final String HMM = """
            net Hmm {
              dim K = 3
              dim V = 5
              dim T = 120
              input w[T] class[V]
              param p[K]
              param A[K, K]
              param B[K, V]
              lp = log_softmax(p)
              lA = log_softmax(A)
              lB = log_softmax(B)
              a[s, k] = lB[k, w[s]] + (if s == 0 then lp[k] else log(sum[i](exp(a[s - 1, i else 0] + lA[i, k]))))
              loss l = -log(sum[k](exp(a[T - 1, k])))
            }
            """;

    private static final String CTC = """
            net Ctc {
              dim T = 40
              dim S = 5
              input x[T, 3]
              param W[S, 3]
              z[t, s] = sum[j](W[s, j]*x[t, j])
              a[t, s] = z[t, s] + (if t == 0 then (if s < 2 then 0 else -100000) else log(exp(a[t - 1, s else 0])
                + exp(if s == 0 then -100000 else a[t - 1, s - 1 else 0])))
              loss l = -log(exp(a[T - 1, S - 1]) + exp(a[T - 1, S - 2]))
            }
            """;

    @ParameterizedTest
    @ValueSource(strings = {CRF, HMM, CTC})
    void areFiniteAndRight(String spec) {
        Derivation derivation = Derivations.of(spec);
        Generated classes = Generated.of(derivation);
        NeuralNetwork single = trained(classes.create(ElementType.FLOAT, 1), 0);
        NeuralNetwork wide = trained(classes.create(ElementType.DOUBLE, 1), 0);
        assertThat(loss(single)).isCloseTo(loss(wide), within(1e-4 * Math.abs(loss(wide))));
        for (TensorInfo p : wide.parameters()) {
            double largest = 0;
            for (int k = 0; k < p.size(); k++) {
                largest = Math.max(largest, Math.abs(gradient(wide, p, k)));
            }
            for (int k = 0; k < p.size(); k++) {
                assertThat(gradient(single, p, k)).as("%s[%s]", p.name(), k).isCloseTo(gradient(wide, p, k), within(2e-3 * largest + 1e-3));
            }
        }
        double h = 1e-5;
        double slope = (loss(trained(classes.create(ElementType.DOUBLE, 1), h)) - loss(trained(classes.create(ElementType.DOUBLE, 1), -h))) / (2 * h);
        TensorInfo last = wide.parameters().get(wide.parameters().size() - 1);
        assertThat(gradient(wide, last, 1)).isCloseTo(slope, within(1e-6 * Math.max(1, Math.abs(slope))));
    }

    private static double gradient(NeuralNetwork network, TensorInfo p, int k) {
        return Array.getDouble(network.gradient(p.name()), k);
    }

    private static double loss(NeuralNetwork network) {
        return network.loss(arrays(network, network.targets()), 1);
    }

    /** Some parameters, the second element of the last one moved, and one backward pass. */
    private static NeuralNetwork trained(NeuralNetwork network, double step) {
        for (TensorInfo p : network.parameters()) {
            boolean isLast = p == network.parameters().get(network.parameters().size() - 1);
            Object values = array(network, p);
            if (isLast) {
                Array.set(values, 1, network.elementType() == ElementType.FLOAT
                        ? (Object) (float) (Array.getDouble(values, 1) + step)
                        : (Object) (Array.getDouble(values, 1) + step));
            }
            network.setParameter(p.name(), values);
        }
        network.forward(arrays(network, network.inputs()), 1);
        loss(network);
        network.zeroGrad();
        network.backward();
        return network;
    }

    private static Object[] arrays(NeuralNetwork network, java.util.List<TensorInfo> infos) {
        return infos.stream().map(i -> array(network, i)).toArray();
    }

    private static Object array(NeuralNetwork network, TensorInfo info) {
        if (info.type() == ElementType.INT) {
            int[] ints = new int[info.size()];
            java.util.Arrays.setAll(ints, k -> k * 7 % info.classes());
            return ints;
        }
        double[] doubles = new double[info.size()];
        java.util.Arrays.setAll(doubles, k -> (float) (3 * Math.sin(1 + 0.7 * k)));
        if (network.elementType() == ElementType.DOUBLE) {
            return doubles;
        }
        float[] floats = new float[doubles.length];
        for (int k = 0; k < floats.length; k++) {
            floats[k] = (float) doubles[k];
        }
        return floats;
    }
}
