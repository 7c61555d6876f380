package chainrule.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.testing.Derivations;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A thousand layers: one adjoint each, and no recursion that is as deep as the network. */
class DeepNetworkTest {

    private static final int LAYERS = 1000;
    /** A quarter of what a thread has by default. */
    private static final long SMALL_STACK = 256 << 10;

    private static String network(int layers) {
        StringBuilder spec = new StringBuilder("net Deep {\n input x[3]\n target y[2]\n h0 = x |> dense(4) |> tanh\n");
        for (int k = 1; k < layers; k++) {
            spec.append(" h").append(k).append(" = h").append(k - 1).append(" |> dense(4) |> tanh\n");
        }
        return spec + " z = h" + (layers - 1) + " |> dense(2)\n output z\n loss l = mse(z, y)\n step sgd(rate = 0.1)\n}\n";
    }

    private static int lines(Derivation d) {
        return d.adjoints().stream().mapToInt(a -> a.lines().size()).sum();
    }

    @Test
    void derivesOnASmallStack() throws InterruptedException {
        AtomicReference<Object> outcome = new AtomicReference<>();
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        outcome.set(Derivations.of(network(LAYERS)));
                    } catch (Throwable t) {
                        outcome.set(t);
                    }
                },
                "small stack",
                SMALL_STACK);
        thread.start();
        thread.join();
        assertThat(outcome.get()).isInstanceOf(Derivation.class);
        Derivation d = (Derivation) outcome.get();
        assertThat(d.network().parameters()).hasSize(2 * LAYERS + 2);
        assertThat(d.program().backward()).hasSizeLessThan(5 * LAYERS);
    }

    @Test
    void linesAreLinearInTheLayers() {
        int few = lines(Derivations.of(network(20)));
        int more = lines(Derivations.of(network(40)));
        int most = lines(Derivations.of(network(60)));
        assertThat(most - more).isEqualTo(more - few);
    }
}
