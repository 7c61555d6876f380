package chainrule.emit;

import chainrule.model.JavaIdentifiers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * Java identifiers for the names of a specification. Each is taken once in the blocks that see each other; none is a word of
 * the language.
 */
final class Names {

    /** Words that are names in some places only. */
    private static final Set<String> RESTRICTED = Set.of("var", "yield", "record", "sealed", "permits");

    private final Deque<Set<String>> blocks = new ArrayDeque<>();

    Names(Set<String> reserved) {
        blocks.push(new HashSet<>(reserved));
    }

    /** Names that these already hold are taken; what is taken later stays in the copy. */
    Names copy() {
        Set<String> all = new HashSet<>();
        blocks.forEach(all::addAll);
        return new Names(all);
    }

    void openBlock() {
        blocks.push(new HashSet<>());
    }

    /** Gives back the names of the innermost block. */
    void closeBlock() {
        blocks.pop();
    }

    /** A free identifier close to a name: itself, or with a number. */
    String take(String name) {
        String base = JavaIdentifiers.of(name);
        String free = base;
        for (int k = 2; isTaken(free); k++) {
            free = base + (Character.isDigit(base.charAt(base.length() - 1)) ? "_" : "") + k;
        }
        blocks.element().add(free);
        return free;
    }

    private boolean isTaken(String name) {
        return !SourceVersion.isName(name, SourceVersion.RELEASE_17)
                || RESTRICTED.contains(name)
                || blocks.stream().anyMatch(b -> b.contains(name));
    }
}
