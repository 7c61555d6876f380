package chainrule.generated;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.compiler.CompileRequest;
import chainrule.compiler.CompileResult;
import chainrule.compiler.GeneratedClass;
import chainrule.compiler.NetworkCompiler;
import chainrule.derivation.Derivation;
import chainrule.runtime.ElementType;
import chainrule.runtime.NeuralNetwork;
import chainrule.testing.FieldSpecs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Networks from the field are derived, checked, generated and compiled; loss, outputs and gradients are the Evaluator's, and the
 * change of the loss along a random direction is what the gradients say.
 */
class FieldNetworksTest {

    private static final int CAPACITY = 2;
    private static final Map<String, Derivation> DERIVATIONS = new TreeMap<>();
    private static ManyClasses classes;

    static Iterable<String> names() {
        return FieldSpecs.all().keySet();
    }

    @BeforeAll
    static void generate() {
        List<GeneratedClass> sources = new ArrayList<>();
        FieldSpecs.all().forEach((name, file) -> {
            Derivation derivation = derive(file);
            DERIVATIONS.put(name, derivation);
            for (ElementType type : ElementType.values()) {
                if (type == ElementType.FLOAT || type == ElementType.DOUBLE) {
                    sources.add(Generated.source(derivation, type, packageOf(name, type)));
                }
            }
        });
        classes = ManyClasses.compile(sources).orElseThrow();
    }

    private static Derivation derive(Path file) {
        CompileResult result = NetworkCompiler.compile(CompileRequest.of(file));
        assertThat(result.diagnostics()).as(file.toString()).isEmpty();
        return result.derivation().orElseThrow();
    }

    private static String packageOf(String name, ElementType type) {
        return "field_" + name.toLowerCase() + (type == ElementType.DOUBLE ? ".doubles" : ".floats");
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyLineIsChecked(String name) {
        assertThat(DERIVATIONS.get(name).checkedPoints()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theGeneratedClassComputesWhatTheSpecificationSays(String name) {
        Derivation derivation = DERIVATIONS.get(name);
        Batch batch = Batch.draw(derivation, CAPACITY, 1);
        Outcome expected = Outcome.evaluated(derivation, batch, CAPACITY);
        NeuralNetwork floats = create(derivation, name, ElementType.FLOAT);
        NeuralNetwork doubles = create(derivation, name, ElementType.DOUBLE);
        batch.setParameters(floats);
        batch.setParameters(doubles);
        assertThat(Outcome.generated(floats, batch, CAPACITY).difference(expected, 1e-4)).isEmpty();
        assertThat(Outcome.generated(doubles, batch, CAPACITY).difference(expected, 1e-9)).isEmpty();
        assertThat(new Differences(doubles, batch, CAPACITY).alongADirection(expected.gradients(), 1)).isEmpty();
    }

    private static NeuralNetwork create(Derivation derivation, String name, ElementType type) {
        return classes.create(packageOf(name, type) + "." + derivation.network().name(), CAPACITY);
    }
}
