package chainrule.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.lowering.KernelPlanner;
import chainrule.model.TrainingProgram;
import chainrule.runtime.ElementType;
import chainrule.runtime.NeuralNetwork;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkEmitterTest {

    static Set<String> programs() {
        return HandBuilt.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void theSameProgramGivesTheSameText(String name) {
        assertThat(Emitted.source(HandBuilt.all().get(name), ElementType.FLOAT))
                .isEqualTo(Emitted.source(HandBuilt.all().get(name), ElementType.FLOAT));
    }

    @Test
    void callsOutOfOrderAreRefused() {
        NeuralNetwork network = Emitted.load(HandBuilt.classes(), ElementType.FLOAT).create(4);
        Object[] x = Emitted.data(network.inputs(), 4, new Random(1));
        Object[] t = {new int[] {0, 1, 2, 0}};
        assertThatIllegalStateException().isThrownBy(() -> network.loss(t, 4)).withMessageContaining("forward");
        network.forward(x, 4);
        assertThatIllegalStateException().isThrownBy(network::backward).withMessageContaining("loss");
        assertThatIllegalArgumentException().isThrownBy(() -> network.loss(t, 3)).withMessageContaining("4 samples");
        network.loss(t, 4);
        network.predict(x, 2);
        assertThatIllegalStateException()
                .isThrownBy(network::backward)
                .withMessageStartingWith("backward needs forward and loss first, for predict has overwritten what the last forward kept: ");
        assertThatIllegalStateException().isThrownBy(() -> network.loss(t, 2)).withMessageContaining("predict has overwritten");
        assertThatThrownBy(network::step).hasMessageContaining("names no optimizer");
    }

    @Test
    void dataThatDoNotFitAreRefused() {
        NeuralNetwork network = Emitted.load(HandBuilt.classes(), ElementType.FLOAT).create(4);
        Object[] x = Emitted.data(network.inputs(), 4, new Random(1));
        assertThatIllegalArgumentException().isThrownBy(() -> network.forward(x, 5)).withMessageContaining("1 to 4");
        assertThatIllegalArgumentException().isThrownBy(() -> network.forward(x, 0)).withMessageContaining("1 to 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.forward(new Object[] {new float[19]}, 4))
                .withMessageContaining("5");
        assertThatIllegalArgumentException().isThrownBy(() -> network.forward(new Object[] {new double[20]}, 4));
        network.forward(x, 4);
        Object[] noClass = {new int[] {0, 1, 3, 0}};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.loss(noClass, 4))
                .withMessageContaining("t[2] = 3 is not a class");
    }

    @Test
    void aLossThatIsNoNumberIsRefused() {
        NeuralNetwork network = Emitted.load(HandBuilt.sigmoids(2, 4, 3), ElementType.FLOAT).create(1);
        network.forward(new Object[] {new float[] {Float.NaN, 1}}, 1);
        assertThatThrownBy(() -> network.loss(new Object[] {new float[3]}, 1))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("the loss l is NaN");
    }

    @Test
    void namesThatJavaOrTheEmitterUsesAreMapped() {
        ProgramBuilder b = new ProgramBuilder("Hostile");
        Index j = b.index("n", 3);
        Symbol x = b.input("n", j);
        Symbol y = b.target("float", j);
        Symbol w = b.parameter("h.W", j);
        Symbol w2 = b.parameter("h_W", j);
        Symbol w3 = b.parameter("W⁽¹⁾", j);
        Expression3 product = new Expression3(w, w2, w3);
        Symbol o = b.define("parameters", product.times(x, j), j);
        Symbol o2 = b.define("getClass", Exprs.pow(Exprs.access(o, j), 2), j);
        Symbol o3 = b.define("ŷ₁", Exprs.subtract(Exprs.access(o2, j), Exprs.access(y, j)), j);
        Symbol i = b.define("yield", Exprs.access(o, j), j);
        b.loss(b.define("s", Exprs.sum(List.of(j), Exprs.mul(Exprs.access(o3, j), Exprs.access(i, j)))));
        for (Symbol p : List.of(w, w2, w3)) {
            b.adjoint(p, Exprs.access(x, j), j);
        }
        NeuralNetwork network = Emitted.load(b.outputs(o, o2, i).build(), ElementType.FLOAT).create(2);
        Object[] inputs = Emitted.data(network.inputs(), 2, new Random(2));
        network.forward(inputs, 2);
        network.loss(inputs, 2);
        network.backward();
        assertThat((float[]) network.gradient("W⁽¹⁾")).isEqualTo((float[]) network.gradient("h.W"));
        assertThat((float[]) network.output("getClass")).hasSize(6);
    }

    private record Expression3(Symbol a, Symbol b, Symbol c) {
        Expr times(Symbol x, Index j) {
            return Exprs.mul(Exprs.access(a, j), Exprs.access(b, j), Exprs.access(c, j), Exprs.access(x, j));
        }
    }

    @Test
    void javadocQuotesClosedForms() {
        TrainingProgram program = HandBuilt.sigmoids(2, 4, 3);
        Symbol w1 = program.network().parameters().get(0).symbol();
        String source = NetworkEmitter.emit(
                KernelPlanner.plan(program),
                new EmitOptions(
                        "", ElementType.FLOAT, List.of("first < second & $T"), Map.of(w1, List.of("∂l/∂W₁ = δ₁ xᵀ */ {@x}"))));
        assertThat(source)
                .contains("first &lt; second &amp; $T")
                .contains("∂l/∂W₁ = δ₁ xᵀ *&#47; &#123;&#64;x&#125;")
                .startsWith("import");
    }
}
