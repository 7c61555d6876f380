package chainrule.generated;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.runtime.NeuralNetwork;
import chainrule.source.Diagnostic;
import chainrule.testing.Derivations;
import chainrule.testing.GeneratedNetworks;
import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that Java or the generated class use themselves, in a whole specification: in each role of it, one after the other. */
class AwkwardSpecTest {

    private static final List<String> WORDS = List.of(
            "Math", "s", "System", "n", "Checks", "record", "FloatMath", "stage", "Object", "var", "Arrays", "yield", "__");

    /** Thirteen names: of a dim, data, parameters, layers, an output, the loss, an optimizer's argument and state. */
    private static final String SPEC = """
            optimizer own(%12$s = 0.1) {
              state %13$s = 0
              %13$s <- 0.9*%13$s + g
              theta <- theta - %12$s*%13$s
            }
            net %14$s {
              dim %1$s = 2
              input %2$s[3]
              input %3$s class[4]
              target %4$s
              param %5$s[3]
              param %6$s[4] = 1
              %7$s = %2$s |> dense(%1$s) |> tanh
              %8$s = %7$s |> dense(1)
              %9$s = exp(%7$s)
              output %10$s = %8$s[0] + %5$s'*%2$s + %6$s[%3$s] + sum(%9$s)
              loss %11$s = (%10$s - %4$s)^2
              step own
            }
            """;

    private static String spec(int turn, String net) {
        List<Object> names = new ArrayList<>();
        for (int role = 0; role < WORDS.size(); role++) {
            names.add(WORDS.get((role + turn) % WORDS.size()));
        }
        names.add(net);
        return String.format(SPEC, names.toArray());
    }

    @Test
    void anyNameMayStandAnywhere() {
        List<JavaFileObject> sources = new ArrayList<>();
        for (int turn = 0; turn < WORDS.size(); turn += 2) {
            sources.add(JavaFileObjects.forSourceString(
                    GeneratedNetworks.PACKAGE + ".Net" + turn,
                    GeneratedNetworks.source(spec(turn, "Net" + turn), turn % 4 == 0).source()));
        }
        Compilation compilation = Compiler.javac()
                .withOptions("-Xlint:all,-processing", "-Werror", "-proc:none", "--release", "17")
                .compile(sources);
        assertThat(compilation.diagnostics().stream().map(Object::toString)).isEmpty();
    }

    @Test
    void andTheClassRuns() {
        NeuralNetwork network = GeneratedNetworks.load(spec(0, "Checks"), true).create(2);
        network.forward(new Object[] {new double[] {1, 2, 3, 4, 5, 6}, new int[] {3, 0}}, 2);
        assertThat(network.loss(new Object[] {new double[] {1, 2}}, 2)).isFinite();
        network.backward();
        network.step();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Math", "String", "System", "Object", "Override", "Float"})
    void aClassThatJavaImportsItselfNamesNoClass(String word) {
        assertThat(Derivations.diagnostics("net " + word + " {\n input x\n param w\n loss l = w*x\n}\n", Map.of()))
                .extracting(Diagnostic::code)
                .containsExactly("java-class");
    }

    @ParameterizedTest
    @ValueSource(strings = {"record", "var", "yield", "sealed", "permits", "_", "class"})
    void aWordOfJavaNamesNoClass(String word) {
        assertThat(Derivations.diagnostics("net " + word + " {\n input x\n param w\n loss l = w*x\n}\n", Map.of()))
                .extracting(Diagnostic::message)
                .anyMatch(m -> m.contains("`" + word + "`") || m.contains("'" + word + "'"));
    }
}
