package chainrule.checker.truth;

import chainrule.analysis.lines.Meaning;
import chainrule.derivation.Evaluation;
import chainrule.derivation.KinkSides;
import chainrule.derivation.SamplePoints;
import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.model.NetworkSizes;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Batch;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Random points of a network with small sizes: on both sides of each kink, and with two choices of sizes. */
public final class Points {

    private static final int FEWEST = 2;
    private static final int MOST = 8;
    private static final int TRIALS = 40;
    /** A size that is larger than this is not tried as it is. */
    private static final int LARGEST = 64;

    private final Network network;
    private final SamplePoints sampled;
    private final Derivatives derivatives;
    private final Map<Symbol, Meaning> meanings;
    private final List<Point> points = new ArrayList<>();
    private List<Point> small;
    private List<List<Point>> own;

    public Points(Network network, Derivatives derivatives, Map<Symbol, Meaning> meanings) {
        this.network = network;
        this.sampled = new SamplePoints(network);
        this.derivatives = derivatives;
        this.meanings = meanings;
        List<Size> sizes = new ArrayList<>(NetworkSizes.of(network));
        points.addAll(draw(near(WantedSizes.of(sizes))));
        Collections.reverse(sizes);
        points.addAll(of(sampled.draw(near(WantedSizes.of(sizes)), 3)));
        for (long seed = 1; points.isEmpty() && seed <= FEWEST; seed++) {
            points.addAll(of(sampled.draw(seed)));
        }
    }

    private Map<Size, Integer> near(Map<Size, Integer> wanted) {
        return sampled.sizes().near(wanted);
    }

    private List<Point> of(Batch samples) {
        return Point.of(samples, derivatives, meanings);
    }

    private List<Point> draw(Map<Size, Integer> sizes) {
        KinkSides kinks = new KinkSides(network.definitions());
        List<Point> drawn = new ArrayList<>();
        for (int seed = 1; seed <= TRIALS && (drawn.size() < FEWEST || !kinks.allSeen()) && drawn.size() < MOST; seed++) {
            Batch samples = sampled.draw(sizes, seed);
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
        List<Point> rounded = new ArrayList<>(roundedWith(near(WantedSizes.smallest(NetworkSizes.of(network)))));
        if (rounded.isEmpty()) { // a window needs room
            rounded.addAll(roundedWith(near(WantedSizes.of(NetworkSizes.of(network)))));
        }
        rounded.addAll(points);
        return rounded;
    }

    private List<Point> roundedWith(Map<Size, Integer> sizes) {
        List<Point> rounded = new ArrayList<>();
        for (long seed = 1; seed <= FEWEST; seed++) {
            rounded.addAll(of(rounded(sampled.draw(sizes, seed), sizes)));
        }
        return rounded;
    }

    /** The same samples in round numbers; none where a definition has no value there. */
    private Batch rounded(Batch drawn, Map<Size, Integer> sizes) {
        if (drawn.isEmpty()) {
            return drawn;
        }
        Batch samples = Batch.of(sizes, drawn.size());
        for (int k = 0; k < drawn.size(); k++) {
            round(drawn.sample(k), samples.sample(k));
        }
        Evaluation.assign(samples, network.definitions());
        boolean isFinite = samples.areFinite(network.definitions().stream().map(Assignment::target).toList());
        return isFinite ? samples : Batch.none();
    }

    private void round(Environment drawn, Environment e) {
        network.inputs().forEach(s -> e.set(s, rounded(s, drawn.get(s))));
        network.targets().forEach(s -> e.set(s, rounded(s, drawn.get(s))));
        network.parameters().forEach(p -> e.set(p.symbol(), rounded(p.symbol(), drawn.get(p.symbol()))));
    }

    private static Tensor rounded(Symbol s, Tensor t) {
        double[] data = Arrays.stream(t.data())
                .map(x -> s.isInteger() ? x : Math.signum(x) * Math.max(1, Math.rint(2 * Math.abs(x))) / 2)
                .toArray();
        return new Tensor(t.shape(), data);
    }

    /** A few points with all sizes as they are, if they are few, and for each size some where it has its own value: what holds there holds for the network as it is. */
    public List<List<Point>> withOwnSizes() {
        if (own == null) {
            own = drawWithOwnSizes();
        }
        return own;
    }

    private List<List<Point>> drawWithOwnSizes() {
        List<Map<Size, Integer>> copies = new ArrayList<>();
        Collection<Size> sizes = NetworkSizes.of(network);
        copies.add(near(values(sizes)));
        for (Size s : sizes) {
            if (s.value() > 1 && s.value() <= LARGEST) {
                Map<Size, Integer> chosen = values(List.of(s));
                WantedSizes.of(sizes).forEach(chosen::putIfAbsent);
                copies.add(near(chosen));
            }
        }
        return copies.stream().filter(sampled.sizes()::isSmall).map(this::draw).toList();
    }

    private static Map<Size, Integer> values(Collection<Size> sizes) {
        Map<Size, Integer> values = new LinkedHashMap<>();
        sizes.forEach(s -> values.put(s, s.value()));
        return values;
    }
}
