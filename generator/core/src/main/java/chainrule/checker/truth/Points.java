package chainrule.checker.truth;

import chainrule.analysis.lines.Meaning;
import chainrule.derivation.Evaluation;
import chainrule.derivation.SamplePoint;
import chainrule.model.Network;
import chainrule.model.NetworkSizes;
import chainrule.model.StridedSizes;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Random points of a network with small sizes: on both sides of each kink, and with two choices of sizes. */
public final class Points {

    private static final int FEWEST = 2;
    private static final int MOST = 8;
    private static final int TRIALS = 40;
    /** A size that is larger than this is not tried as it is. */
    private static final int LARGEST = 64;
    /** A network with more is not tried as it is. */
    private static final int MOST_ELEMENTS = 400;

    private final Network network;
    private final Derivatives derivatives;
    private final Map<Symbol, Meaning> meanings;
    private final List<Point> points = new ArrayList<>();
    private List<Point> small;
    private List<List<Point>> own;

    public Points(Network network, Derivatives derivatives, Map<Symbol, Meaning> meanings) {
        this.network = network;
        this.derivatives = derivatives;
        this.meanings = meanings;
        List<Size> sizes = new ArrayList<>(NetworkSizes.of(network));
        points.addAll(draw(SmallSizes.of(sizes)));
        Collections.reverse(sizes);
        Map<Size, Integer> others = SmallSizes.of(sizes);
        points.addAll(of(SamplePoint.draw(network, others, 3)));
        for (long seed = 1; points.isEmpty() && seed <= FEWEST; seed++) {
            points.addAll(of(SamplePoint.draw(network, seed)));
        }
    }

    private List<Point> of(List<Environment> samples) {
        return Point.of(samples, derivatives, meanings);
    }

    private List<Point> draw(Map<Size, Integer> sizes) {
        Kinks kinks = new Kinks(network.definitions());
        List<Point> drawn = new ArrayList<>();
        for (int seed = 1; seed <= TRIALS && (drawn.size() < FEWEST || !kinks.allSeen()) && drawn.size() < MOST; seed++) {
            List<Environment> samples = SamplePoint.draw(network, sizes, seed);
            boolean isNew = false;
            for (Environment e : samples) {
                isNew |= kinks.look(e);
            }
            if (isNew || drawn.size() < FEWEST) {
                drawn.addAll(of(samples));
            }
        }
        return drawn;
    }

    /** Whether a size can be another: a literal one is what it is. */
    public boolean hasNamedSizes() {
        return NetworkSizes.of(network).stream().anyMatch(s -> !s.isLiteral());
    }

    /** With sizes that are all different. */
    public List<Point> all() {
        return points;
    }

    /** Points for a reader: sizes of 2, 3, …, and data and parameters in halves. */
    public List<Point> inSmallNumbers() {
        if (small == null) {
            small = drawInSmallNumbers();
        }
        return small;
    }

    private List<Point> drawInSmallNumbers() {
        List<Point> rounded = new ArrayList<>(roundedWith(StridedSizes.kept(network, SmallSizes.smallest(NetworkSizes.of(network)))));
        if (rounded.isEmpty()) { // a window needs room
            rounded.addAll(roundedWith(StridedSizes.kept(network, SmallSizes.of(NetworkSizes.of(network)))));
        }
        rounded.addAll(points);
        return rounded;
    }

    private List<Point> roundedWith(Map<Size, Integer> sizes) {
        List<Point> rounded = new ArrayList<>();
        for (long seed = 1; seed <= FEWEST; seed++) {
            rounded.addAll(of(rounded(SamplePoint.draw(network, sizes, seed), sizes)));
        }
        return rounded;
    }

    /** The same samples in round numbers; none where a definition has no value there. */
    private List<Environment> rounded(List<Environment> drawn, Map<Size, Integer> sizes) {
        if (drawn.isEmpty()) {
            return List.of();
        }
        List<Environment> samples = drawn.stream().map(e -> rounded(e, sizes)).toList();
        Evaluation.assign(samples, network.definitions());
        boolean isFinite = samples.stream()
                .flatMapToDouble(e -> network.definitions().stream()
                        .flatMapToDouble(d -> Arrays.stream(e.get(d.target()).data())))
                .allMatch(Double::isFinite);
        return isFinite ? samples : List.of();
    }

    private Environment rounded(Environment drawn, Map<Size, Integer> sizes) {
        Environment e = new Environment(sizes);
        network.inputs().forEach(s -> e.set(s, rounded(s, drawn.get(s))));
        network.targets().forEach(s -> e.set(s, rounded(s, drawn.get(s))));
        network.parameters().forEach(p -> e.set(p.symbol(), rounded(p.symbol(), drawn.get(p.symbol()))));
        return e;
    }

    private static Tensor rounded(Symbol s, Tensor t) {
        double[] data = Arrays.stream(t.data())
                .map(x -> s.isInteger() ? x : Math.signum(x) * Math.max(1, Math.rint(2 * Math.abs(x))) / 2)
                .toArray();
        return new Tensor(t.shape(), data);
    }

    /** Of all names together. */
    private long elements() {
        return network.definitions().stream().mapToLong(d -> elements(d.target())).sum()
                + network.parameters().stream().mapToLong(p -> elements(p.symbol())).sum();
    }

    private static long elements(Symbol s) {
        return s.axes().stream().mapToLong(Affine::valueOfSizes).reduce(1, (a, b) -> a * b);
    }

    /** A few points with all sizes as they are, if they are few, and for each size some where it has its own value: what holds there holds for the network as it is. */
    public List<List<Point>> withOwnSizes() {
        if (own == null) {
            own = drawWithOwnSizes();
        }
        return own;
    }

    private List<List<Point>> drawWithOwnSizes() {
        List<List<Point>> choices = new ArrayList<>();
        List<Size> sizes = new ArrayList<>(NetworkSizes.of(network));
        if (elements() <= MOST_ELEMENTS) {
            choices.add(draw(Map.of()));
        }
        for (Size s : sizes) {
            if (s.value() > 1 && s.value() <= LARGEST) {
                Map<Size, Integer> chosen = new HashMap<>(SmallSizes.of(sizes));
                chosen.put(s, s.value());
                choices.add(draw(chosen));
            }
        }
        return choices;
    }
}
