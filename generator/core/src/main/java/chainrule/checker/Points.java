package chainrule.checker;

import chainrule.analysis.Formula;
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
import java.util.Optional;

/** Random points of a network with small sizes: on both sides of each kink, and with two choices of sizes. */
final class Points {

    private static final int FEWEST = 2;
    private static final int MOST = 8;
    private static final int TRIALS = 40;
    /** A size that is larger than this is not tried as it is. */
    private static final int LARGEST = 64;
    /** A network with more is not tried as it is. */
    private static final int MOST_ELEMENTS = 400;

    private final Network network;
    private final Derivatives derivatives;
    private final Map<Symbol, Formula> meanings;
    private final List<Point> points = new ArrayList<>();
    private List<Point> small;
    private List<List<Point>> own;

    Points(Network network, Derivatives derivatives, Map<Symbol, Formula> meanings) {
        this.network = network;
        this.derivatives = derivatives;
        this.meanings = meanings;
        List<Size> sizes = new ArrayList<>(NetworkSizes.of(network));
        points.addAll(draw(SmallSizes.of(sizes)));
        Collections.reverse(sizes);
        Map<Size, Integer> others = SmallSizes.of(sizes);
        SamplePoint.draw(network, others, 3).stream().map(this::point).forEach(points::add);
        for (long seed = 1; points.isEmpty() && seed <= FEWEST; seed++) {
            SamplePoint.draw(network, seed).stream().map(this::point).forEach(points::add);
        }
    }

    private Point point(Environment e) {
        return new Point(e, derivatives, meanings);
    }

    private List<Point> draw(Map<Size, Integer> sizes) {
        Kinks kinks = new Kinks(network.definitions());
        List<Point> drawn = new ArrayList<>();
        for (int seed = 1; seed <= TRIALS && (drawn.size() < FEWEST || !kinks.allSeen()) && drawn.size() < MOST; seed++) {
            for (Environment e : SamplePoint.draw(network, sizes, seed)) {
                if (kinks.look(e) || drawn.size() < FEWEST) {
                    drawn.add(point(e));
                }
            }
        }
        return drawn;
    }

    /** With sizes that are all different. */
    List<Point> all() {
        return points;
    }

    /** Points for a reader: sizes of 2, 3, …, and data and parameters in halves. */
    List<Point> inSmallNumbers() {
        if (small == null) {
            small = drawInSmallNumbers();
        }
        return small;
    }

    private List<Point> drawInSmallNumbers() {
        Map<Size, Integer> sizes = SmallSizes.smallest(NetworkSizes.of(network));
        List<Point> rounded = new ArrayList<>();
        for (long seed = 1; seed <= FEWEST; seed++) {
            SamplePoint.draw(network, sizes, seed).stream()
                    .flatMap(e -> rounded(e).stream())
                    .map(this::point)
                    .forEach(rounded::add);
        }
        rounded.addAll(points);
        return rounded;
    }

    private Optional<Environment> rounded(Environment drawn) {
        Environment e = new Environment(StridedSizes.kept(network, SmallSizes.smallest(NetworkSizes.of(network))));
        network.inputs().forEach(s -> e.set(s, rounded(s, drawn.get(s))));
        network.targets().forEach(s -> e.set(s, rounded(s, drawn.get(s))));
        network.parameters().forEach(p -> e.set(p.symbol(), rounded(p.symbol(), drawn.get(p.symbol()))));
        Evaluation.assign(e, network.definitions());
        boolean isFinite = network.definitions().stream()
                .flatMapToDouble(d -> Arrays.stream(e.get(d.target()).data()))
                .allMatch(Double::isFinite);
        return isFinite ? Optional.of(e) : Optional.empty();
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
    List<List<Point>> withOwnSizes() {
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
