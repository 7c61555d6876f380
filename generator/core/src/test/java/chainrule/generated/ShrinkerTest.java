package chainrule.generated;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.model.Assignment;
import chainrule.testing.Derivations;
import chainrule.testing.RandomSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shrinker finds a planted failure, and nothing beside it is left. */
class ShrinkerTest {

    private static final List<String> LETTERS = List.of("a", "b", "c", "d", "e", "f", "g");

    private static List<String> smallest(List<String> wanted) {
        return Shrinker.smallest(LETTERS, kept -> kept.containsAll(wanted));
    }

    @Test
    void onlyWhatIsNeededIsLeft() {
        for (String a : LETTERS) {
            for (String b : LETTERS) {
                List<String> wanted = LETTERS.stream().filter(c -> c.equals(a) || c.equals(b)).toList();
                assertThat(smallest(wanted)).isEqualTo(wanted);
            }
        }
    }

    @Test
    void whatNeedsNothingIsEmptied() {
        assertThat(smallest(List.of())).isEmpty();
        assertThat(smallest(LETTERS)).isEqualTo(LETTERS);
    }

    @Test
    void aLongListTakesFewTrials() {
        List<String> many = IntStream.range(0, 500).mapToObj(Integer::toString).toList();
        List<Integer> trials = new ArrayList<>();
        List<String> smallest = Shrinker.smallest(many, kept -> trials.add(kept.size()) && kept.contains("321"));
        assertThat(smallest).containsExactly("321");
        assertThat(trials).hasSizeLessThan(1500);
    }

    /** As a bug in convolutions would be seen: what names no convolution goes, what the convolution needs stays. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aPlantedFailureOfANetworkIsIsolated(long seed) {
        List<String> statements = new ArrayList<>(RandomSpec.statements(seed));
        statements.addAll(statements.size() - 1, List.of("param planted[3]", "bad = sin(planted)", "loud = sum(bad)"));
        Predicate<List<String>> fails = RandomNetworksTest.meaningful(
                kept -> Derivations.of(RandomSpec.file(kept)).network().definitions().stream()
                        .map(Assignment::target)
                        .anyMatch(s -> s.name().equals("bad")));
        assertThat(fails.test(statements)).isTrue();
        List<String> smallest = Shrinker.smallest(statements, fails);
        assertThat(smallest).contains("param planted[3]", "bad = sin(planted)").hasSizeLessThan(statements.size());
        for (String s : smallest) {
            List<String> less = new ArrayList<>(smallest);
            less.remove(s);
            assertThat(fails.test(less)).as(s).isFalse();
        }
    }
}
