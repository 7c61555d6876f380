package chainrule.checker.judging;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Looks for what is said beside a verdict. An error of the program costs what was looked for, never the verdict. */
final class Hints {

    private final List<RuntimeException> problems = new ArrayList<>();

    /** What is found, or the other where something is wrong with the program. */
    <T> T found(Supplier<T> search, T other) {
        try {
            return search.get();
        } catch (RuntimeException e) {
            problems.add(e);
            return other;
        }
    }

    /** The errors of the program so far. */
    List<RuntimeException> problems() {
        return List.copyOf(problems);
    }
}
