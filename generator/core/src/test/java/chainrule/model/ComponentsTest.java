package chainrule.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Strongly connected components, each after those that it leads to. */
class ComponentsTest {

    @Test
    void componentsComeAfterWhatTheyLeadTo() {
        Map<String, List<String>> edges = Map.of(
                "a", List.of("b"), "b", List.of("c", "d"), "c", List.of("a"), "d", List.of(), "e", List.of("c", "e"));
        assertThat(Components.of(List.of("a", "b", "c", "d", "e"), edges::get))
                .containsExactly(List.of("d"), List.of("a", "b", "c"), List.of("e"));
    }

    @Test
    void anEdgeToAFinishedMemberCounts() {
        Map<String, List<String>> edges =
                Map.of("a", List.of("b", "c"), "b", List.of("a"), "c", List.of("b"), "d", List.of());
        assertThat(Components.of(List.of("d", "a", "c", "b"), edges::get))
                .containsExactly(List.of("d"), List.of("a", "c", "b"));
    }

    @Test
    void aLongChainNeedsNoDeepStack() {
        List<Integer> nodes = IntStream.range(0, 200_000).boxed().toList();
        assertThat(Components.of(nodes, n -> n + 1 < nodes.size() ? List.of(n + 1) : List.of()))
                .hasSize(nodes.size())
                .startsWith(List.of(nodes.size() - 1));
    }
}
