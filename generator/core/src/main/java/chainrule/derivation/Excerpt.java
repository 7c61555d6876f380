package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.model.Parameter;
import chainrule.model.SmallSizes;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Some definitions of a network and some of its adjoints, with the sizes of a small copy. All other names that occur in them are
 * data here: what holds whatever their values are holds in the network, too.
 */
public final class Excerpt {

    private final Network network;
    private final List<Assignment> adjoints;
    private final SmallSizes sizes;
    private final SamplePoints points;
    private final Set<Symbol> targets = new HashSet<>();
    private final Set<Symbol> names = new HashSet<>();
    private final List<List<Environment>> drawn = new ArrayList<>();
    private ExactCheck exact;

    private Excerpt(Network network, List<Assignment> adjoints, SmallSizes sizes) {
        this.network = network;
        this.adjoints = List.copyOf(adjoints);
        this.sizes = sizes;
        this.points = new SamplePoints(network, sizes);
        network.definitions().forEach(a -> targets.add(a.target()));
        adjoints.forEach(a -> targets.add(a.target()));
        names.addAll(network.inputs());
        names.addAll(network.targets());
        network.parameters().forEach(p -> names.add(p.symbol()));
        names.addAll(targets);
    }

    /** All of a network, and these adjoints. */
    static Excerpt whole(Network network, List<Assignment> adjoints) {
        return new Excerpt(network, adjoints, SmallSizes.of(network));
    }

    /**
     * What is around some names of a network.
     *
     * @param targets the definitions and adjoints
     * @param data what else needs values
     * @param much what it may cost before sizes may be equal
     */
    static Excerpt of(Network network, List<Assignment> adjoints, Uses uses, Set<Symbol> targets, Set<Symbol> data, long much) {
        Set<Symbol> names = new HashSet<>(data);
        names.addAll(targets);
        List<Assignment> definitions = chosen(network.definitions(), targets);
        List<Assignment> chosen = chosen(adjoints, targets);
        Network part = new Network(
                network.name(),
                data.stream().filter(s -> !uses.isShared(s) && s.role() != Symbol.Role.TARGET).toList(),
                data.stream().filter(s -> s.role() == Symbol.Role.TARGET).toList(),
                data.stream().filter(uses::isShared).map(s -> new Parameter(s, Exprs.zero())).toList(),
                definitions,
                List.of(),
                network.loss(),
                Optional.empty(),
                network.facts().stream().filter(f -> names.containsAll(f.symbols())).toList());
        // An adjoint has the borders of the definitions that use its name, which may not be here.
        List<Assignment> all = Stream.of(definitions, chosen).flatMap(List::stream).toList();
        return new Excerpt(part, chosen, SmallSizes.of(part.withDefinitions(all), much));
    }

    private static List<Assignment> chosen(List<Assignment> assignments, Set<Symbol> targets) {
        return assignments.stream().filter(a -> targets.contains(a.target())).toList();
    }

    Network network() {
        return network;
    }

    /** What evaluating the definitions takes, in operations and accesses. */
    long work() {
        return sizes.work(sizes.choice(0));
    }

    /** Whether these names have values, and some of them those of their definitions. */
    boolean covers(Set<Symbol> some, Set<Symbol> defined) {
        return names.containsAll(some) && targets.containsAll(defined);
    }

    /** The samples of a point, with the values of all names; none where the definitions do not have values. */
    List<Environment> draw(long seed) {
        List<Environment> samples = points.draw(seed);
        if (!samples.isEmpty()) {
            Evaluation.assign(samples, adjoints);
        }
        return samples;
    }

    /**
     * The first of its points, with the values of all names: for each the samples, which are several where the batch is named.
     * There are fewer where the definitions do not have values each time.
     */
    public List<List<Environment>> batches(int count) {
        while (drawn.size() < count) {
            drawn.add(draw(drawn.size() + 1));
        }
        return drawn.subList(0, count).stream().filter(samples -> !samples.isEmpty()).toList();
    }

    /** At exact points of its own. */
    public ExactCheck exact() {
        if (exact == null) {
            exact = ExactCheck.of(new SamplePoints(network, sizes), adjoints);
        }
        return exact;
    }
}
