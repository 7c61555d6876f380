package chainrule.generated;

import chainrule.compiler.GeneratedClass;
import chainrule.derivation.Derivation;
import chainrule.runtime.ElementType;
import chainrule.testing.Derivations;
import chainrule.testing.RandomSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Random networks, whose classes are compiled together in groups of neighbouring seeds. */
final class RandomNetworks {

    private static final int GROUP = 50;

    /** The classes of the group that was asked for last. */
    private final Map<Long, Generated> classes = new HashMap<>();
    private final Map<Long, Derivation> derivations = new HashMap<>();
    private final long count;
    private long group = -1;

    /** @param count seeds are below this */
    RandomNetworks(long count) {
        this.count = count;
    }

    /** What is wrong first with the network of a seed, if anything. */
    Optional<Failure> check(long seed) {
        if (group != seed / GROUP) {
            group = seed / GROUP;
            compileGroup(group * GROUP);
        }
        return classes.containsKey(seed)
                ? NetworkCheck.of(derivations.get(seed), classes.get(seed), seed)
                : check(RandomSpec.statements(seed), seed);
    }

    /** Likewise of a specification that has no mistakes. */
    static Optional<Failure> check(List<String> statements, long seed) {
        try {
            Derivation derivation = Derivations.of(RandomSpec.file(statements));
            return NetworkCheck.of(derivation, Generated.of(derivation), seed);
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            return Optional.of(Failure.of(e));
        }
    }

    private void compileGroup(long first) {
        derivations.clear();
        classes.clear();
        List<GeneratedClass> sources = new ArrayList<>();
        for (long seed = first; seed < Math.min(first + GROUP, count); seed++) {
            generate(seed, sources);
        }
        ManyClasses.compile(sources).ifPresent(many -> derivations.keySet()
                .forEach(seed -> classes.put(
                        seed, (type, capacity) -> many.create(packageOf(seed, type) + ".Random", capacity))));
    }

    private static String packageOf(long seed, ElementType type) {
        return "n" + seed + "." + type.name().toLowerCase(Locale.ROOT) + "s";
    }

    /** A network that cannot be derived is left to a check of its own. */
    private void generate(long seed, List<GeneratedClass> sources) {
        try {
            Derivation derivation = Derivations.of(RandomSpec.file(RandomSpec.statements(seed)));
            for (ElementType type : List.of(ElementType.FLOAT, ElementType.DOUBLE)) {
                sources.add(Generated.source(derivation, type, packageOf(seed, type)));
            }
            derivations.put(seed, derivation);
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            derivations.remove(seed);
        }
    }
}
