package chainrule.golden;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.lowering.KernelPlanner;
import chainrule.plan.text.PlanText;
import chainrule.testing.Derivations;
import chainrule.testing.PlanSpecs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The plans of ten small networks, to the letter. */
class GoldenPlanTest {

    private static final Map<String, String> SPECS = PlanSpecs.all();

    private final GoldenFolder folder = GoldenFolder.ofPlans();

    static Set<String> kinds() {
        return SPECS.keySet();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isAsItWas(String kind) throws Exception {
        folder.check(kind + ".txt", text(kind));
    }

    private static String text(String kind) {
        return PlanText.of(KernelPlanner.plan(Derivations.of(SPECS.get(kind)).program()));
    }

    @Test
    void theSamePlanGivesTheSameText() {
        assertThat(text("attention")).isEqualTo(text("attention"));
    }

    @Test
    void theExampleInHackingIsTrue() throws Exception {
        assertThat(Files.readString(Path.of("..", "..", "HACKING.md"))).contains("```\n" + text("tiny") + "```\n");
    }

    @Test
    void thereIsNoOther() throws Exception {
        assertThat(folder.files()).containsExactlyElementsOf(SPECS.keySet().stream().map(k -> k + ".txt").toList());
    }
}
