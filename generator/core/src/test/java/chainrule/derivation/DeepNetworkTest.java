package chainrule.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.lowering.KernelPlanner;
import chainrule.report.DerivationDocument;
import chainrule.report.Format;
import chainrule.report.View;
import chainrule.source.Diagnostic;
import chainrule.symbolic.notation.Layout;
import chainrule.testing.Derivations;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A thousand layers or definitions: one adjoint each, and nothing that recurs as deep as the network. */
class DeepNetworkTest {

    private static final int DEEP = 1000;
    /** A quarter of what a thread has by default. */
    private static final long SMALL_STACK = 256 << 10;
    /** A document takes longer: fewer layers, which a few frames for each would still be too many for. */
    private static final int LAID_OUT = 600;

    private static String layers(int count) {
        StringBuilder spec = new StringBuilder("net Deep {\n input x[3]\n target y[2]\n h0 = x |> dense(4) |> tanh\n");
        for (int k = 1; k < count; k++) {
            spec.append(" h").append(k).append(" = h").append(k - 1).append(" |> dense(4) |> tanh\n");
        }
        return spec + " z = h" + (count - 1) + " |> dense(2)\n output z\n loss l = mse(z, y)\n step sgd(rate = 0.1)\n}\n";
    }

    private static String definitions(int count) {
        StringBuilder spec = new StringBuilder("net Deep {\n input x[3]\n target y[3]\n param w[3]\n z0 = w .* x\n");
        for (int k = 1; k <= count; k++) {
            spec.append(" z").append(k).append(" = tanh(z").append(k - 1).append(")\n");
        }
        return spec + " output z" + count + "\n loss l = mse(z" + count + ", y)\n step sgd(rate = 0.1)\n}\n";
    }

    private static String calls(int count) {
        return "fn res(z) = z + tanh(z)\nnet Deep {\n input x[3]\n target y[3]\n param w[3]\n p = w .* x" + " |> res".repeat(count)
                + "\n output p\n loss l = mse(p, y)\n}\n";
    }

    private static int lines(Derivation d) {
        return d.adjoints().stream().mapToInt(a -> a.lines().size()).sum();
    }

    private static String document(Derivation d) {
        return View.of(Format.TEXT).print(DerivationDocument.of(d, Layout.GRADIENT));
    }

    private static <T> T onASmallStack(Supplier<T> work) throws InterruptedException {
        AtomicReference<T> outcome = new AtomicReference<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(null, () -> outcome.set(work.get()), "small stack", SMALL_STACK);
        thread.setUncaughtExceptionHandler((t, e) -> failure.set(e));
        thread.start();
        thread.join();
        assertThat(failure.get()).isNull();
        return outcome.get();
    }

    /** Derived, checked and planned. */
    private static Derivation planned(String spec) {
        Derivation d = LineChecker.checked(Derivations.of(spec));
        assertThat(KernelPlanner.plan(d.program()).backward()).isNotEmpty();
        return d;
    }

    @Test
    void layersTakeASmallStack() throws InterruptedException {
        Derivation d = onASmallStack(() -> planned(layers(DEEP)));
        assertThat(d.network().parameters()).hasSize(2 * DEEP + 2);
        assertThat(d.program().backward()).hasSizeLessThan(5 * DEEP);
    }

    @Test
    void definitionsTakeASmallStack() throws InterruptedException {
        Derivation d = onASmallStack(() -> planned(definitions(DEEP)));
        assertThat(d.adjoints()).hasSize(DEEP + 2);
    }

    /** One line of text: what is high gets names on its way. */
    @Test
    void longPipesTakeASmallStack() throws InterruptedException {
        String net = "net Deep {\n input x[3]\n target y[3]\n param w[3]\n p = w .* x%s\n output p\n loss l = mse(p, y)\n}\n";
        Derivation dense = onASmallStack(() -> planned(net.formatted(" |> dense(3) |> tanh".repeat(LAID_OUT))));
        assertThat(dense.network().parameters()).hasSize(2 * LAID_OUT + 1);
        Derivation functions = onASmallStack(() -> planned(net.formatted(" |> tanh".repeat(DEEP))));
        assertThat(functions.network().definitions()).hasSizeBetween(DEEP / 100, DEEP / 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fn f(z) = z"})
    void whatCannotBeNamedIsNotDeep(String function) throws InterruptedException {
        String net = "net Deep {\n input x\n param w\n loss l = if w > 0%s then w*x else x\n}\n";
        String spec = function.isEmpty()
                ? net.formatted(" and w < 1".repeat(DEEP))
                : function + " |> tanh".repeat(DEEP) + "\n" + net.formatted("").replace("= if", "= f(w) + if");
        assertThat(onASmallStack(() -> Derivations.diagnostics(spec, Map.of())))
                .extracting(Diagnostic::code)
                .containsExactly("term-too-deep");
    }

    @ParameterizedTest
    @MethodSource("specsToLayOut")
    void documentsTakeASmallStack(String spec) throws InterruptedException {
        assertThat(onASmallStack(() -> document(Derivations.of(spec)))).contains("Gradients");
    }

    static List<String> specsToLayOut() {
        return List.of(layers(LAID_OUT), definitions(LAID_OUT));
    }

    @Test
    void linesAreLinearInTheLayers() {
        int few = lines(Derivations.of(layers(20)));
        int more = lines(Derivations.of(layers(40)));
        int most = lines(Derivations.of(layers(60)));
        assertThat(most - more).isEqualTo(more - few);
    }

    /** The text of nested calls names them: a level more is a longer line, not a line twice as long. */
    @Test
    void textGrowsAsItsCallsDo() {
        int few = document(Derivations.of(calls(8))).length();
        int more = document(Derivations.of(calls(16))).length();
        assertThat(more).isLessThan(4 * few);
    }
}
