package chainrule.testing;

import chainrule.derivation.Derivation;
import chainrule.derivation.LineChecker;
import java.util.LinkedHashMap;
import java.util.Map;

/** The derivations that every format and every explanation is tried on, checked, by a name. */
public final class Fixtures {

    private Fixtures() {}

    public static Map<String, Derivation> all() {
        Map<String, Derivation> fixtures = new LinkedHashMap<>();
        specs().forEach((name, spec) -> fixtures.put(name, checked(spec)));
        return fixtures;
    }

    /** Their texts, the samples among them. */
    public static Map<String, String> specs() {
        Map<String, String> specs = new LinkedHashMap<>(ExampleSpecs.samples());
        specs.put("Softmax", ExampleSpecs.SOFTMAX);
        specs.put("Convolution", ExampleSpecs.CONVOLUTION);
        specs.put("Tiny", ExampleSpecs.TINY);
        specs.put("Deep", ExampleSpecs.dense("Deep", 3, 4, 5, 6, 7, 2));
        specs.put("Names", NAMES);
        specs.put("Elman", RecurrentSpecs.ELMAN);
        specs.put("Lstm", RecurrentSpecs.LSTM);
        specs.put("BatchNorm", BATCH);
        return specs;
    }

    public static Derivation checked(String spec) {
        return LineChecker.checked(Derivations.of(spec));
    }

    /** The batch is named. */
    private static final String BATCH = """
            net BatchNorm {
              input  x[3]
              target y[3]
              param W[3, 3] ~ glorot
              param g[3] = 1
              z = W * x
              m = mean[batch](z)
              v = mean[batch]((z - m)^2)
              output p = g .* (z - m) / sqrt(v + 0.01)
              loss   l = mse(p, y)
              step   sgd
            }
            """;

    /** Names that formats must escape or set with care, a shared parameter, one that cannot learn, a kink. */
    private static final String NAMES = """
            fn hinge_like(z, neg_slope = 0.1) = if z > 1 then z else neg_slope*z
            net Names {
              dim n_in = 3
              input  x_1[n_in]
              target ybar
              param W⁽¹⁾[n_in, n_in] ~ glorot
              param λ
              param unused[2]
              zhat = hinge_like(W⁽¹⁾ * x_1)
              ztilde = abs(W⁽¹⁾ * zhat) .* λ
              output p = sqrt(1 + sum(ztilde^2))
              loss   loss1 = if p < ybar then (p - ybar)^2 else 2*(p - ybar)^2
              step   sgd
            }
            """;
}
