package chainrule.generated;

import chainrule.derivation.Derivation;
import chainrule.testing.Derivations;
import chainrule.testing.RandomSpec;
import java.util.HashMap;
import java.util.List;
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
        for (long seed = first; seed < Math.min(first + GROUP, count); seed++) {
            derive(seed);
        }
        List<Long> seeds = List.copyOf(derivations.keySet());
        List<Generated> together = Generated.all(seeds.stream().map(derivations::get).toList());
        for (int k = 0; k < together.size(); k++) {
            classes.put(seeds.get(k), together.get(k));
        }
    }

    /** A network that cannot be derived is left to a check of its own. */
    private void derive(long seed) {
        try {
            derivations.put(seed, Derivations.of(RandomSpec.file(RandomSpec.statements(seed))));
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            derivations.remove(seed);
        }
    }
}
