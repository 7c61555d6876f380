package chainrule.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.compiler.ExampleRequest;
import chainrule.compiler.Examples;
import chainrule.compiler.Result;
import chainrule.derivation.Derivation;
import chainrule.derivation.Derived;
import chainrule.explanation.Explanation;
import chainrule.explanation.WorkedExample;
import chainrule.model.Parameter;
import chainrule.report.DerivationDocument;
import chainrule.report.Format;
import chainrule.report.View;
import chainrule.runtime.ElementType;
import chainrule.runtime.NeuralNetwork;
import chainrule.source.Diagnostic;
import chainrule.source.Diagnostics;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.notation.Layout;
import chainrule.testing.Derivations;
import chainrule.testing.ExampleSpecs;
import chainrule.testing.Fixtures;
import chainrule.testing.RecurrentSpecs;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A derivation in numbers: those of the generated class. */
class WorkedExampleTest {

    private static final String LINE =
            "net Line {\n input x\n target y\n param w\n p = w*x\n output p\n loss l = (p - y)^2\n step sgd(rate = 0.01)\n}\n";

    private static Result<WorkedExample> example(Derivation d, String given) {
        Diagnostics diagnostics = new Diagnostics();
        ExampleRequest request = new ExampleRequest(3, Optional.ofNullable(given));
        Optional<WorkedExample> example = Examples.of(d, request, diagnostics);
        return new Result<>(diagnostics.sorted(), example);
    }

    static Stream<String> specs() {
        return Stream.concat(
                ExampleSpecs.samples().values().stream(),
                Stream.of(RecurrentSpecs.SCALAR, LINE));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void theGeneratedClassHasTheSameNumbers(String spec) {
        Derivation d = Derivations.of(spec);
        WorkedExample example = example(d, null).value().orElseThrow();
        Environment e = example.samples().first();
        NeuralNetwork network = Generated.of(d).create(ElementType.DOUBLE, 1);
        for (Parameter p : d.network().parameters()) {
            network.setParameter(p.symbol().name(), e.get(p.symbol()).data());
        }
        network.forward(data(d.network().inputs(), e), 1);
        assertThat(network.loss(data(d.network().targets(), e), 1))
                .isCloseTo(e.get(d.network().loss()).data()[0], within(1e-9));
        network.zeroGrad();
        network.backward();
        for (Derived a : d.adjoints()) {
            if (a.target().primal().role() == Symbol.Role.PARAMETER) {
                near(network.gradient(a.target().primal().name()), e.get(a.target()).data());
            }
        }
        example.step().ifPresent(after -> {
            network.step();
            d.network().parameters().forEach(
                    p -> near(network.parameter(p.symbol().name()), after.get(p.symbol()).data()));
        });
        assertThat(example.step().isPresent()).isEqualTo(d.network().optimizer().isPresent());
    }

    private static Object[] data(List<Symbol> symbols, Environment e) {
        return symbols.stream()
                .map(s -> s.isInteger()
                        ? Arrays.stream(e.get(s).data()).mapToInt(v -> (int) v).toArray()
                        : (Object) e.get(s).data())
                .toArray();
    }

    private static void near(Object values, double[] expected) {
        assertThat((double[]) values).hasSize(expected.length);
        for (int k = 0; k < expected.length; k++) {
            assertThat(((double[]) values)[k]).isCloseTo(expected[k], within(1e-9));
        }
    }

    @Test
    void aLineByHand() {
        Derivation d = Fixtures.checked(LINE);
        String text = View.of(Format.TEXT)
                .print(DerivationDocument.of(Explanation.of(d), Layout.GRADIENT, example(d, "x = 2, w = 3, y = 1").value()));
        assertThat(text.substring(text.indexOf("Worked example")))
                .containsSubsequence("p = x w", "= 2 · 3", "= 6", "l = (y − p)²", "= (1 − 6)²", "= 25")
                .containsSubsequence("∂l/∂p = 2 (p − y)", "= 2 (6 − 1)", "= 10")
                .containsSubsequence("∂l/∂w = 2 (p − y) x", "= 2 (6 − 1) · 2", "= 20")
                .containsSubsequence("w = 2.8", "goes from 25 to 21.16");
    }

    @Test
    void sumsAreWrittenOut() {
        Derivation d = Fixtures.checked(
                "net Window {\n input x[4]\n param k[2]\n c[i] = sum[j](k[j]*x[i + j])\n loss l = sum(c^2)\n}\n");
        String given = "x = [1, -2, 3, 4], k = [0.5, 2]";
        assertThat(View.of(Format.TEXT).print(DerivationDocument.of(Explanation.of(d), Layout.GRADIENT, example(d, given).value())))
                .containsSubsequence("= [−3.5, 5, 9.5]", "c[0] = 1 · 0.5 − 2 · 2", "= −3.5");
    }

    @Test
    void everyFormatHasIt() {
        Derivation d = Fixtures.checked(ExampleSpecs.samples().get("Digits"));
        var document = DerivationDocument.of(Explanation.of(d), Layout.NUMERATOR, example(d, null).value());
        for (Format format : Format.values()) {
            assertThat(View.of(format).print(document)).contains("Worked example");
        }
        assertThat(View.of(Format.LATEX).print(document)).contains("\\begin{pmatrix}", "\\dots", "\\cdot {10}^{");
    }

    private static List<String> messages(String spec, String given) {
        Result<WorkedExample> result = example(Fixtures.checked(spec), given);
        assertThat(result.value()).isEmpty();
        return result.diagnostics().stream().map(Diagnostic::message).toList();
    }

    @Test
    void whatCannotBePutInIsSaid() {
        String spec = "net Two {\n input x[2]\n input t class[3]\n param weight[3, 2]\n z = weight*x\n loss l = z[t]\n}\n";
        assertThat(messages(spec, "x = [1, 2, 3]")).containsExactly("`x` is of shape [2], and this is of shape [3]");
        assertThat(messages(spec, "x = 1")).containsExactly("`x` is of shape [2], and this is a number");
        assertThat(messages(spec, "weight = [[1, 2], [3], [4, 5]]"))
                .containsExactly("the rows of `weight` differ in length");
        assertThat(messages(spec, "t = 3")).containsExactly("`t` holds classes, whole numbers from 0 to 2");
        assertThat(messages(spec, "t = 1, t = 2")).containsExactly("`t` has numbers already");
        assertThat(messages(spec, "z = [1, 2, 3]")).containsExactly("`z` is no input, target or parameter");
        assertThat(messages(spec, "x = [1,")).isNotEmpty();
        assertThat(messages("net Log {\n param p\n loss l = log(p)\n}\n", "p = -1"))
                .containsExactly("the network has no value at these numbers, or they contradict a declared fact");
    }

    @Test
    void factsHoldForWhatIsDrawnAndAreAskedOfWhatIsGiven() {
        String spec = "net Share {\n input y[3]\n assume sum(y) = 1\n param z[3]\n loss l = sum(y .* z)\n}\n";
        Derivation d = Fixtures.checked(spec);
        double[] y = example(d, null).value().orElseThrow().samples().first().get(d.network().inputs().get(0)).data();
        assertThat(Arrays.stream(y).sum()).isCloseTo(1, within(1e-9));
        assertThat(example(d, "y = [0.5, 0.25, 0.25]").value()).isPresent();
        assertThat(messages(spec, "y = [0.5, 0.25, 0.5]")).hasSize(1);
    }
}
