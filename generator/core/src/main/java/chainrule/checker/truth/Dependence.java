package chainrule.checker.truth;

import chainrule.model.Assignment;
import chainrule.model.Block;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Symbol;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Which names the definitions of a network use, and which depend on which. */
public final class Dependence {

    private final List<Assignment> definitions;
    private final List<Block> blocks;
    private final Predicate<Symbol> isWritten;
    private final Map<Symbol, Set<Symbol>> named = new IdentityHashMap<>();
    private final Map<Symbol, Set<Symbol>> used = new IdentityHashMap<>();
    private final Map<Symbol, Set<Symbol>> reached = new IdentityHashMap<>();
    private final Map<Symbol, Integer> blockOf = new IdentityHashMap<>();
    private final Map<Symbol, Integer> firstUse = new HashMap<>();
    private final Map<Symbol, Assignment> byTarget = new IdentityHashMap<>();

    /** @param isWritten whether the specification itself has a name */
    Dependence(List<Assignment> definitions, Predicate<Symbol> isWritten) {
        this.definitions = definitions;
        this.blocks = Block.of(definitions);
        this.isWritten = isWritten;
        for (Assignment d : definitions) {
            byTarget.put(d.target(), d);
            Set<Symbol> names = new LinkedHashSet<>(Accesses.symbols(d.value()));
            names.removeIf(s -> s.role() == Symbol.Role.CALL || s.role() == Symbol.Role.CONSTANT);
            named.put(d.target(), names);
        }
        for (int k = 0; k < blocks.size(); k++) {
            for (Assignment d : blocks.get(k).members()) {
                blockOf.put(d.target(), k);
                for (Symbol s : named(d)) {
                    firstUse.putIfAbsent(s, k);
                }
            }
        }
    }

    List<Assignment> definitions() {
        return definitions;
    }

    /** What is computed together, each block after those that it uses. */
    List<Block> blocks() {
        return blocks;
    }

    /** The place of the block that defines a name; −1 for data and parameters. */
    int blockOf(Symbol s) {
        return blockOf.getOrDefault(s, -1);
    }

    /** The place of the first block that uses a name; past the last where none does. */
    int firstUse(Symbol s) {
        return firstUse.getOrDefault(s, blocks.size());
    }

    /** Whether a name stands for a mean over the batch. */
    boolean isMean(Symbol s) {
        Assignment d = byTarget.get(s);
        return d != null && d.mean();
    }

    boolean isWritten(Symbol s) {
        return isWritten.test(s);
    }

    /** The names in a definition: of data, parameters and definitions. */
    Set<Symbol> named(Assignment d) {
        return named.get(d.target());
    }

    /** Whether a name is used on some way to another. */
    public boolean depends(Symbol of, Symbol by) {
        return reached.computeIfAbsent(by, this::reachedFrom).contains(of);
    }

    private Set<Symbol> reachedFrom(Symbol from) {
        Set<Symbol> found = Collections.newSetFromMap(new IdentityHashMap<>());
        found.add(from);
        for (int k = Math.max(0, Math.min(blockOf.getOrDefault(from, blocks.size()), firstUse(from))); k < blocks.size(); k++) {
            List<Assignment> members = blocks.get(k).members();
            if (members.stream().anyMatch(d -> named(d).stream().anyMatch(found::contains))) {
                members.forEach(d -> found.add(d.target()));
            }
        }
        return found;
    }

    /** Whether a definition uses a name, by itself or through definitions that the specification does not name. */
    public boolean uses(Assignment d, Symbol s) {
        return used.computeIfAbsent(d.target(), t -> used(d)).contains(s);
    }

    /** The names that a definition uses as a reader sees it. */
    private Set<Symbol> used(Assignment d) {
        Set<Symbol> names = new LinkedHashSet<>();
        for (Symbol s : named(d)) {
            Assignment hidden = byTarget.get(s);
            names.add(s);
            if (hidden != null && hidden != d && !isWritten.test(s)) {
                names.addAll(used.containsKey(s) ? used.get(s) : used(hidden));
            }
        }
        return names;
    }
}
