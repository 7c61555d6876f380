package chainrule.generated;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.compiler.CompileRequest;
import chainrule.compiler.Result;
import chainrule.compiler.Studies;
import chainrule.derivation.Derivation;
import chainrule.runtime.ElementType;
import chainrule.runtime.NeuralNetwork;
import chainrule.symbolic.Affine;
import chainrule.testing.FieldSpecs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Networks from the field are derived, checked, generated and compiled; loss, outputs and gradients are the Evaluator's, and the
 * change of the loss along a random direction is what the gradients say.
 */
class FieldNetworksTest {

    private static final int CAPACITY = 2;
    /** What the Evaluator takes long for is compared for one sample. */
    private static final int MANY_PARAMETERS = 20_000;

    private static final Map<String, Derivation> DERIVATIONS = new LinkedHashMap<>();
    private static final Map<String, Generated> CLASSES = new LinkedHashMap<>();

    static Iterable<String> names() {
        return FieldSpecs.all().keySet();
    }

    @BeforeAll
    static void generate() {
        FieldSpecs.all().forEach((name, file) -> {
            Result<Derivation> result = Studies.STANDARD.toRun(CompileRequest.of(file)).derivation();
            assertThat(result.diagnostics()).as(name).isEmpty();
            DERIVATIONS.put(name, result.value().orElseThrow());
        });
        List<Generated> classes = Generated.all(new ArrayList<>(DERIVATIONS.values()));
        DERIVATIONS.keySet().forEach(name -> CLASSES.put(name, classes.get(CLASSES.size())));
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyLineIsChecked(String name) {
        assertThat(DERIVATIONS.get(name).checkedPoints()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theGeneratedClassComputesWhatTheSpecificationSays(String name) {
        int samples = parameters(DERIVATIONS.get(name)) > MANY_PARAMETERS ? 1 : CAPACITY;
        RandomBatch batch = RandomBatch.draw(DERIVATIONS.get(name), samples, 1);
        Outcome expected = Outcome.evaluated(DERIVATIONS.get(name), batch, samples);
        NeuralNetwork floats = CLASSES.get(name).create(ElementType.FLOAT, CAPACITY);
        NeuralNetwork doubles = CLASSES.get(name).create(ElementType.DOUBLE, CAPACITY);
        batch.setParameters(floats);
        batch.setParameters(doubles);
        assertThat(Outcome.generated(floats, batch, samples).difference(expected, 1e-4)).isEmpty();
        assertThat(Outcome.generated(doubles, batch, samples).difference(expected, 1e-9)).isEmpty();
        assertThat(new Differences(doubles, batch, samples).alongADirection(expected.gradients(), 1)).isEmpty();
    }

    private static long parameters(Derivation derivation) {
        return derivation.network().parameters().stream()
                .mapToLong(p -> p.symbol().axes().stream()
                        .mapToLong(Affine::valueOfSizes)
                        .reduce(1, Math::multiplyExact))
                .sum();
    }
}
