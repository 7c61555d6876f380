package chainrule.model;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.symbolic.Affine;
import chainrule.symbolic.IndexQuotient;
import chainrule.symbolic.IndexTerm;
import chainrule.symbolic.Size;
import chainrule.testing.Derivations;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A copy is small, its sizes differ where they are free, and each access does at each border what it does in the network. */
class SmallSizesTest {

    private static Network network(String lines) {
        return Derivations.subject("net N {\n" + lines + "\n}\n").network();
    }

    private static long value(Affine a, Map<Size, Integer> sizes) {
        return a.constant() + a.parts().stream().mapToLong(p -> p.coefficient() * value(p.term(), sizes)).sum();
    }

    private static long value(IndexTerm t, Map<Size, Integer> sizes) {
        return t instanceof IndexQuotient q
                ? Math.floorDiv(value(q.dividend(), sizes), q.divisor())
                : sizes.get((Size) t);
    }

    private static void requireSameBorders(Network n, Map<Size, Integer> sizes) {
        Set<Affine> margins = Margins.of(n);
        assertThat(margins).isNotEmpty().allSatisfy(m -> assertThat(Long.signum(value(m, sizes)))
                .as(m.toString())
                .isEqualTo(Long.signum(m.valueOfSizes())));
    }

    private static int largest(Map<Size, Integer> sizes) {
        return sizes.values().stream().mapToInt(n -> n).max().orElseThrow();
    }

    @Test
    void denseLayersHaveDifferentSizesInTheirOrder() {
        Network n = network("input x[784]\n target t class[10]\n"
                + " z = x |> dense(512) |> tanh |> dense(256) |> tanh |> dense(10)\n loss l = cross_entropy(z, t)");
        Map<Size, Integer> sizes = SmallSizes.of(n).choice(0);
        assertThat(new HashSet<>(sizes.values())).hasSize(sizes.size());
        assertThat(largest(sizes)).isLessThan(7);
        sizes.forEach((s, v) -> sizes.forEach((t, w) -> assertThat(s.value() < t.value() && v > w).isFalse()));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "c[i: 24] = sum[u: 5](k[u]*x[i + u])\n loss l = sum(c^2)",
        "dim m = 24\n c[i: m] = sum[u](k[u]*x[i + u])\n loss l = sum(c^2)",
        "c[i: 28] = sum[u](k[u]*x[i + u - 2 else 0])\n loss l = sum(c^2)",
        "c[i: 13] = sum[u](k[u]*x[2*i + u - 1 else 0])\n loss l = sum(c^2)",
        "c[i] = max[u: 3](x[4*i + u])\n loss l = sum(c^2) + sum(k)",
        "c[i: 9] = max[u: 3](x[3*i + u])\n loss l = sum(c^2) + sum(k)",
        "c[i: 28] = sum[j](if i == 2*j or i == 2*j + 1 then x[j] else 0)\n loss l = sum(c^2) + sum(k)",
        "c[i: 33] = if i < 28 then x[i else 0] else k[i - 28 else 0]\n loss l = sum(c^2)"
    })
    void borders(String lines) {
        Network n = network("input x[28]\n param k[5]\n" + lines);
        Map<Size, Integer> sizes = SmallSizes.of(n).choice(0);
        requireSameBorders(n, sizes);
        assertThat(largest(sizes)).as(sizes.toString()).isLessThan(lines.contains("< 28") ? 40 : 16);
    }

    /** Eight convolutions and four poolings deep. */
    @Test
    void manyLayers() {
        StringBuilder lines = new StringBuilder("input x[3, 224, 224]\n target t class[10]\n h0 = x\n");
        for (int k = 0; k < 4; k++) {
            lines.append(" param K%1$d[8, %2$d, 3, 3]\n c%1$d[o, i: %3$d, j: %3$d] = sum[q, u, v](K%1$d[o, q, u, v]*h%1$d[q, i + u - 1, j + v - 1 else 0])\n"
                    .formatted(k, k == 0 ? 3 : 8, 224 >> k));
            lines.append(" h%2$d[o, i, j] = max[u: 2, v: 2](c%1$d[o, 2*i + u, 2*j + v])\n".formatted(k, k + 1));
        }
        Network n = network(lines + " g[o] = mean[i, j](h4[o, i, j])\n z = g |> dense(10)\n loss l = cross_entropy(z, t)");
        Map<Size, Integer> sizes = SmallSizes.of(n).choice(0);
        assertThat(EvaluationCost.of(n, sizes)).isLessThan(EvaluationCost.of(n, SmallSizes.of(n).near(Map.of())) + 1).isLessThan(2_000_000);
    }

    /** What is asked for comes first, and the rest fits. */
    @Test
    void near() {
        Network n = network("input x[28]\n param k[5]\n c[i] = sum[u](k[u]*x[i + u])\n loss l = sum(c^2)");
        SmallSizes sizes = SmallSizes.of(n);
        Size x = sizes.sizes().stream().filter(s -> s.value() == 28).findFirst().orElseThrow();
        assertThat(sizes.near(Map.of(x, 11)).get(x)).isEqualTo(11);
        requireSameBorders(n, sizes.near(Map.of(x, 11)));
    }
}
