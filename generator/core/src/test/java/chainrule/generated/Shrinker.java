package chainrule.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a failing specification smaller: drops statements as long as what is left still fails. */
final class Shrinker {

    private Shrinker() {}

    /**
     * A list of which no single statement can be dropped. Halves and quarters are tried before single statements.
     *
     * @param stillFails whether a smaller list fails in the same way; false for one that has no meaning
     */
    static List<String> smallest(List<String> statements, Predicate<List<String>> stillFails) {
        List<String> kept = new ArrayList<>(statements);
        for (int length = Math.max(1, kept.size() / 2); length > 0; length /= 2) {
            boolean dropped = true;
            while (dropped) {
                dropped = drop(kept, length, stillFails);
            }
        }
        return kept;
    }

    /** Drops runs of this length, the last first, since later statements need earlier ones. */
    private static boolean drop(List<String> kept, int length, Predicate<List<String>> stillFails) {
        boolean dropped = false;
        for (int start = kept.size() - length; start >= 0; start--) {
            List<String> candidate = new ArrayList<>(kept);
            candidate.subList(start, start + length).clear();
            if (stillFails.test(candidate)) {
                kept.subList(start, start + length).clear();
                start = Math.min(start, kept.size() - length + 1);
                dropped = true;
            }
        }
        return dropped;
    }
}
