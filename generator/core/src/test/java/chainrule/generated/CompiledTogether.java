package chainrule.generated;

import chainrule.compiler.GeneratedClass;
import chainrule.derivation.Derivation;
import chainrule.runtime.ElementType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The classes of several derivations in one run of javac, each in a package of its own. */
final class CompiledTogether {

    private static final List<ElementType> TYPES = List.of(ElementType.FLOAT, ElementType.DOUBLE);

    private final List<GeneratedClass> sources = new ArrayList<>();
    private final Set<Integer> generated = new HashSet<>();

    private CompiledTogether() {}

    static List<Generated> of(List<Derivation> derivations) {
        CompiledTogether together = new CompiledTogether();
        for (int k = 0; k < derivations.size(); k++) {
            together.generate(k, derivations.get(k));
        }
        Optional<ManyClasses> classes = ManyClasses.compile(together.sources);
        List<Generated> all = new ArrayList<>();
        for (int k = 0; k < derivations.size(); k++) {
            all.add(
                    classes.isPresent() && together.generated.contains(k)
                            ? of(classes.get(), k, derivations.get(k))
                            : Generated.of(derivations.get(k)));
        }
        return all;
    }

    private static Generated of(ManyClasses classes, int k, Derivation derivation) {
        String name = derivation.network().name();
        return (type, capacity) -> classes.create(packageOf(k, type) + "." + name, capacity);
    }

    private static String packageOf(int k, ElementType type) {
        return "n" + k + "." + type.name().toLowerCase(Locale.ROOT) + "s";
    }

    private void generate(int k, Derivation derivation) {
        try {
            List<GeneratedClass> both = TYPES.stream()
                    .map(type -> Generated.source(derivation, type, packageOf(k, type)))
                    .toList();
            sources.addAll(both);
            generated.add(k);
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            // Its own run will say it.
            generated.remove(k);
        }
    }
}
