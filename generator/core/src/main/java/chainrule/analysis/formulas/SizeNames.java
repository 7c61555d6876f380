package chainrule.analysis.formulas;

import chainrule.analysis.SizeTable;
import chainrule.symbolic.Size;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names for the sizes that nobody declared: n for a single one, else m, n, k, … in the order of the text. */
public final class SizeNames {

    private static final List<String> LETTERS = List.of("m", "n", "k", "p", "q", "r", "s", "u", "v", "w", "d", "h");

    private SizeNames() {}

    /** The place of an axis in a size table. */
    static String axis(String name, int k) {
        return name + "." + k;
    }

    /**
     * Names what is open in a table.
     *
     * @param ranks the number of axes of each name, in the order of the text
     * @param taken names that no size may have
     */
    static SizeTable settle(SizeTable table, Map<String, Integer> ranks, Set<String> taken) {
        Set<Size> open = new LinkedHashSet<>();
        ranks.forEach((name, rank) -> {
            for (int k = 0; k < rank; k++) {
                open.add(table.open(axis(name, k)));
            }
        });
        open.removeIf(s -> !table.isOpen(s));
        List<String> letters = new ArrayList<>(LETTERS);
        letters.removeAll(taken);
        if (open.size() == 1 && letters.remove("n")) {
            letters.add(0, "n");
        }
        int next = 0;
        for (Size s : open) {
            table.settle(s, next < letters.size() ? letters.get(next) : "n" + next);
            next++;
        }
        return table;
    }
}
