package chainrule.derivation;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The right theory, which notes what of it a derivation uses: a mutant of anything else leads to the same derivation. Rows of
 * the tables of rules and the chain rule are not noted.
 */
final class Listening {

    private final Set<String> strategies = new LinkedHashSet<>();
    private final Set<String> used = new LinkedHashSet<>();

    Theory theory() {
        return Mutations.of(Mutations.RIGHT
                .withStrategies(s -> {
                    strategies.add(s.name());
                    return new CountingStrategy(s, image -> noted(s.name(), image));
                })
                .withInverses(Mutations.RIGHT.inverses().stream()
                        .map(law -> Mutations.changed(law, image -> noted(law.name(), image)))
                        .toList())
                .withDifferentials(new ChangedTable(this::noted)));
    }

    private <T> T noted(String name, T result) {
        used.add(name);
        return result;
    }

    /** The names of all strategies that were at hand. */
    Set<String> strategies() {
        return strategies;
    }

    /** The names of strategies that counted, of laws that matched, and of rows of the table of differentials. */
    Set<String> used() {
        return used;
    }
}
