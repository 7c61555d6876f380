package chainrule.generated;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.derivation.Derivation;
import chainrule.testing.Derivations;
import chainrule.testing.PlanSpecs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ten networks whose plans are golden: class, plan and Evaluator agree. */
class PlanSpecsTest {

    private static final Map<String, Derivation> DERIVATIONS = new LinkedHashMap<>();
    private static final Map<String, Generated> CLASSES = new LinkedHashMap<>();

    static Set<String> kinds() {
        return PlanSpecs.all().keySet();
    }

    @BeforeAll
    static void generate() {
        PlanSpecs.all().forEach((kind, spec) -> DERIVATIONS.put(kind, Derivations.of(spec)));
        List<Generated> classes = Generated.all(List.copyOf(DERIVATIONS.values()));
        DERIVATIONS.keySet().forEach(kind -> CLASSES.put(kind, classes.get(CLASSES.size())));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theClassAndThePlanComputeWhatTheSpecificationSays(String kind) {
        assertThat(NetworkCheck.of(DERIVATIONS.get(kind), CLASSES.get(kind), 1)).isEmpty();
    }
}
