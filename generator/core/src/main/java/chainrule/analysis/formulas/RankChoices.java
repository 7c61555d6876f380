package chainrule.analysis.formulas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ways to give numbers of axes to names, those nearest to habit first. */
public final class RankChoices {

    /** An expression that makes sense only far from all habits needs declarations. */
    private static final int MOST = 400;

    private record Choice(Map<String, Integer> ranks, int distance) {}

    private RankChoices() {}

    /** @param options for each name the numbers of axes that it may have, the likeliest first */
    static List<Map<String, Integer>> of(Map<String, List<Integer>> options) {
        List<Choice> choices = new ArrayList<>(List.of(new Choice(Map.of(), 0)));
        for (Map.Entry<String, List<Integer>> name : options.entrySet()) {
            choices = extend(choices, name.getKey(), name.getValue());
        }
        return choices.stream().map(Choice::ranks).toList();
    }

    private static List<Choice> extend(List<Choice> choices, String name, List<Integer> ranks) {
        List<Choice> extended = new ArrayList<>();
        // Of two that are equally near, the one whose later names keep the habit: in a*x, a is the number.
        for (int k = 0; k < ranks.size(); k++) {
            for (Choice c : choices) {
                Map<String, Integer> more = new LinkedHashMap<>(c.ranks());
                more.put(name, ranks.get(k));
                // Two names a little off are likelier than one far off.
                extended.add(new Choice(more, c.distance() + k * k));
            }
        }
        extended.sort(Comparator.comparingInt(Choice::distance));
        return extended.subList(0, Math.min(MOST, extended.size()));
    }
}
