package chainrule.emit;

import chainrule.model.JavaIdentifiers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Java identifiers for the names of a specification. Each is taken once in the blocks that see each other; none is a word of
 * the language.
 */
final class Names {

    private final Deque<Set<String>> blocks = new ArrayDeque<>();
    private final Set<String> everywhere;
    private final Set<String> everTaken;

    private Names(Set<String> reserved, Set<String> everywhere, Set<String> everTaken) {
        this.everywhere = everywhere;
        this.everTaken = everTaken;
        blocks.push(new HashSet<>(reserved));
    }

    /**
     * The names of a class.
     *
     * @param reserved what is taken in the class already
     * @param everywhere what is taken in its methods too
     */
    static Names of(Set<String> reserved, Set<String> everywhere) {
        return new Names(reserved, everywhere, new HashSet<>());
    }

    /** The names of a method of the class, which may be those of its fields. */
    Names inMethod(Set<String> reserved) {
        return new Names(reserved, everywhere, everTaken);
    }

    /** Whether a name was taken in the class or in any of its methods. */
    boolean wasTaken(String name) {
        return everTaken.contains(name);
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
        everTaken.add(free);
        return free;
    }

    /** Takes an identifier as it is, such as that of a field in a method that has a local of its name. */
    void reserve(String identifier) {
        blocks.element().add(identifier);
    }

    private boolean isTaken(String name) {
        return JavaIdentifiers.isWord(name)
                || everywhere.contains(name)
                || blocks.stream().anyMatch(b -> b.contains(name));
    }
}
