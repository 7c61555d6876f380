package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.model.Parameter;
import chainrule.model.SmallSizes;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Batch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Some definitions of a network and some of its adjoints, with the sizes of a small copy. All other names that occur in them are
 * data here: what holds whatever their values are holds in the network, too.
 */
public final class Excerpt {

    /** So many are drawn for lines that could not be compared at those before. */
    private static final int MOST_POINTS = 8;

    private final Network network;
    private final List<Assignment> adjoints;
    private final SmallSizes sizes;
    private final SamplePoints points;
    private final Set<Symbol> targets = new HashSet<>();
    private final Set<Symbol> names = new HashSet<>();
    private final List<Batch> drawn = new ArrayList<>();
    private final Supplier<ExactCheck> exactly;
    private ExactCheck exact;
    private int seed;

    private Excerpt(Network network, List<Assignment> adjoints, SmallSizes sizes, Supplier<ExactCheck> exactly) {
        this.network = network;
        this.adjoints = List.copyOf(adjoints);
        this.sizes = sizes;
        this.points = new SamplePoints(network, sizes);
        this.exactly = exactly;
        network.definitions().forEach(a -> targets.add(a.target()));
        adjoints.forEach(a -> targets.add(a.target()));
        names.addAll(network.inputs());
        names.addAll(network.targets());
        network.parameters().forEach(p -> names.add(p.symbol()));
        names.addAll(targets);
    }

    /**
     * All of a network, and these adjoints.
     *
     * @param exact at its points
     */
    static Excerpt whole(Network network, List<Assignment> adjoints, Supplier<ExactCheck> exact) {
        return new Excerpt(network, adjoints, SmallSizes.of(network), exact);
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
        SmallSizes sizes = SmallSizes.of(part.withDefinitions(all), much);
        return new Excerpt(part, chosen, sizes, () -> ExactCheck.of(new SamplePoints(part, sizes), () -> chosen));
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

    /** The samples of a point, drawn from so many times as far as usual; none where the definitions do not have values. */
    Batch draw(long seed, double spread) {
        return points.draw(seed, spread);
    }

    /** Gives the adjoints their values at samples. */
    void assignAdjoints(Batch samples) {
        Evaluation.assign(samples, adjoints);
    }

    /** The first of its points, with the values of all names; there are fewer where the definitions seldom have values. */
    public List<Batch> batches(int count) {
        return IntStream.range(0, count).mapToObj(this::point).flatMap(Optional::stream).toList();
    }

    /** Those after them, drawn when they are looked at. */
    public Stream<Batch> further(int from) {
        return IntStream.iterate(from, k -> point(k).isPresent(), k -> k + 1).mapToObj(drawn::get);
    }

    private Optional<Batch> point(int k) {
        while (k >= drawn.size() && seed < MOST_POINTS) {
            Batch samples = points.draw(++seed);
            if (!samples.isEmpty()) {
                assignAdjoints(samples);
                drawn.add(samples);
            }
        }
        return k < drawn.size() ? Optional.of(drawn.get(k)) : Optional.empty();
    }

    /** At exact points of its own. */
    public ExactCheck exact() {
        if (exact == null) {
            exact = exactly.get();
        }
        return exact;
    }
}
