package chainrule.checker.truth;

import chainrule.derivation.Evaluation;
import chainrule.derivation.Uses;
import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Batch;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The derivative of any name of a network with respect to any other: an object whose axes are those of the first, then those
 * of the second. It is the sum over the ways from the one to the other of the products of the definitions' differentials.
 */
public final class Derivatives {

    /**
     * @param of what is differentiated
     * @param by with respect to what
     * @param then with respect to what the result is differentiated once more, for a second derivative
     * @param ways which ways count
     */
    public record Key(Symbol of, Symbol by, Optional<Symbol> then, Ways ways) {
        public Key(Symbol of, Symbol by, Ways ways) {
            this(of, by, Optional.empty(), ways);
        }

        private List<Affine> axes() {
            List<Affine> axes = new ArrayList<>(of.axes());
            axes.addAll(by.axes());
            then.ifPresent(s -> axes.addAll(s.axes()));
            return axes;
        }
    }

    /** The definitions of the first derivatives of a name, and the derivatives of these. */
    private record Second(Adjoints first, Derivatives of) {}

    private record Start(Symbol of, Ways ways) {}

    private final Dependence network;
    private final Partials partials;
    private final Symbol loss;
    private final Predicate<Symbol> isAveraged;
    private final Map<Key, Symbol> symbols = new HashMap<>();
    private final Map<Symbol, Key> keys = new IdentityHashMap<>();
    private final Map<Batch, Map<Start, Sweep>> sweeps = new IdentityHashMap<>();
    private final Map<Symbol, Second> seconds = new IdentityHashMap<>();

    private Derivatives(Dependence network, Partials partials, Symbol loss, Predicate<Symbol> isAveraged) {
        this.network = network;
        this.partials = partials;
        this.loss = loss;
        this.isAveraged = isAveraged;
    }

    public static Derivatives of(Subject subject) {
        Network n = subject.network();
        Uses uses = new Uses(n);
        return new Derivatives(
                new Dependence(n.definitions(), subject::isWritten),
                new Partials(subject.functions()),
                n.loss(),
                uses::isMeanAdjoint);
    }

    public Dependence network() {
        return network;
    }

    public Partials partials() {
        return partials;
    }

    /** Whether derivatives have definitions: only then there are second ones. */
    public boolean hasDefinitions() {
        return Adjoints.exist(network);
    }

    /** A derivative as the last of some definitions in the network's names; empty for one that does not count all ways. */
    Optional<List<Assignment>> definitions(Symbol derivative) {
        Key key = keys.get(derivative);
        if (key.ways() != Ways.ALL) {
            return Optional.empty();
        }
        Second second = seconds.computeIfAbsent(key.of(), this::second);
        List<Assignment> definitions = new ArrayList<>(second.first().assignments());
        Symbol first = key.of() == key.by() ? null : second.first().symbol(key.by());
        if (key.then().isPresent() && first != null) {
            Adjoints then = Adjoints.of(first, second.of().network(), partials);
            definitions.addAll(then.assignments());
            first = then.symbol(key.then().get());
        }
        if (first == null) {
            return Optional.empty();
        }
        List<Index> axes = derivative.axes().stream().map(Index::fresh).toList();
        definitions.add(new Assignment(
                derivative, axes, Exprs.access(first, axes.stream().map(Affine::of).toList())));
        return Optional.of(definitions);
    }

    /** The symbol that stands for a derivative; {@link #values} has its values. */
    public Symbol symbol(Key key) {
        return symbols.computeIfAbsent(key, k -> {
            String above = k.then().isPresent() ? "∂²" : "∂";
            String below = "/∂" + k.by() + k.then().map(s -> "∂" + s).orElse("");
            Symbol s = Symbol.of(Symbol.Role.DEFINITION, above + k.of() + below, k.axes());
            keys.put(s, k);
            return s;
        });
    }

    boolean isDerivative(Symbol s) {
        return keys.containsKey(s);
    }

    /** The values at each of the samples of a point. */
    List<Tensor> values(Symbol derivative, Batch samples) {
        Key key = keys.get(derivative);
        return key.then().isPresent() ? second(key, samples) : first(key, samples);
    }

    private List<Tensor> first(Key key, Batch samples) {
        Sweep sweep = sweeps.computeIfAbsent(samples, s -> new HashMap<>())
                .computeIfAbsent(new Start(key.of(), key.ways()), s -> sweep(s, samples));
        List<Tensor> values = new ArrayList<>();
        for (int k = 0; k < samples.size(); k++) {
            int[] shape = samples.sample(k).shape(symbol(key));
            double[] sum = sweep.at(key.by(), k);
            values.add(sum == null ? Tensor.zeros(shape) : new Tensor(shape, sum));
        }
        return values;
    }

    private Sweep sweep(Start s, Batch samples) {
        return new Sweep(s.of(), s.ways(), network, partials, samples, isAveraged, s.of() == loss);
    }

    /** The derivative of the definition of a first derivative. */
    private List<Tensor> second(Key key, Batch samples) {
        Second second = seconds.computeIfAbsent(key.of(), this::second);
        Symbol first = second.first().symbol(key.by());
        if (first == null) {
            return samples.stream().map(e -> Tensor.zeros(e.shape(symbol(key)))).toList();
        }
        for (Environment e : samples) {
            if (!e.has(first)) {
                Evaluation.assign(e, second.first().assignments());
            }
        }
        return second.of().first(new Key(first, key.then().orElseThrow(), Ways.ALL), samples);
    }

    private Second second(Symbol of) {
        Adjoints first = Adjoints.of(of, network, partials);
        List<Assignment> all = new ArrayList<>(network.definitions());
        all.addAll(first.assignments());
        Dependence extended = new Dependence(all, network::isWritten);
        return new Second(first, new Derivatives(extended, partials, loss, isAveraged));
    }

    /** The derivative of a term over axes, all other names held fixed: an assignment to a symbol without a name. */
    public Assignment of(List<Index> axes, Expr value, Symbol by) {
        Partials.Formal partial = partials.of(axes, value, by);
        Symbol s = Symbol.of(
                Symbol.Role.DEFINITION, "", partial.axes().stream().map(Index::extent).toList());
        return new Assignment(s, partial.axes(), partial.body());
    }
}
