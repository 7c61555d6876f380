package chainrule.model;

import chainrule.model.SizeConstraints.Bounds;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Sizes for a small copy of a network: each of its {@link Margins} has the sign that it has for the sizes of the specification,
 * so that every access stays inside its axis where it did, and reaches each border that it reached. Sizes differ where they are
 * free, so that a missing transpose has nowhere to hide: a check of 784-512-256-10 costs what a 5-4-3-2 costs.
 */
public final class SmallSizes {

    /** What a copy may cost, in operations and accesses in all definitions together, before sizes may be equal. */
    private static final long MUCH_WORK = 100_000;
    /** And before they may leave a border out; what costs more is no small copy. */
    public static final long TOO_MUCH_WORK = 500_000;
    /** Choices that {@link #choice} has. */
    public static final int CHOICES = 6;

    private final Network network;
    private final long much;
    private final List<Size> sizes;
    private final List<Wishes> wishes;
    private final Map<Integer, Map<Size, Integer>> choices = new HashMap<>();

    /** What is asked of sizes, and for each of them those from which it differs. */
    private record Wishes(boolean isStrict, SizeConstraints constraints, List<Set<Integer>> apart, boolean mustDiffer) {}

    private SmallSizes(Network network, long much) {
        this.network = network;
        this.much = much;
        this.sizes = List.copyOf(NetworkSizes.of(network));
        Set<Affine> margins = Margins.of(network);
        SizeConstraints same = new SizeConstraints(sizes, margins, true);
        SizeConstraints inside = new SizeConstraints(sizes, margins, false);
        Neighbours neighbours = new Neighbours(network, sizes, margins);
        this.wishes = List.of(
                new Wishes(true, same, neighbours.inNetwork(), true),
                new Wishes(true, same, neighbours.inDefinitions(), false),
                new Wishes(true, same, neighbours.inSymbols(), false),
                new Wishes(true, same, neighbours.nowhere(), false),
                new Wishes(false, inside, neighbours.inSymbols(), false),
                new Wishes(false, inside, neighbours.nowhere(), false));
    }

    public static SmallSizes of(Network network) {
        return new SmallSizes(network, MUCH_WORK);
    }

    /** @param much what a copy may cost before sizes may be equal */
    public static SmallSizes of(Network network, long much) {
        return new SmallSizes(network, much);
    }

    /** The sizes of the network, in the order in which they are met. */
    public List<Size> sizes() {
        return sizes;
    }

    /**
     * Values for all sizes, those that are larger in the specification larger here as well; the next choices have another
     * order or more room, for networks that have no value at the first.
     *
     * @param k from 0 below {@link #CHOICES}
     */
    public Map<Size, Integer> choice(int k) {
        return choices.computeIfAbsent(k, this::choose);
    }

    private Map<Size, Integer> choose(int k) {
        Comparator<Integer> byValue = (s, t) -> Integer.compare(sizes.get(s).value(), sizes.get(t).value());
        List<Integer> order = new ArrayList<>(IntStream.range(0, sizes.size()).boxed().toList());
        if (k % 3 < 2) {
            order.sort(k % 3 == 0 ? byValue : byValue.reversed());
        }
        return found(order, new int[sizes.size()], 2 + k / 2);
    }

    /**
     * Values for all sizes that are as wanted where that can be.
     *
     * @param wanted the sizes that may choose first, first
     */
    public Map<Size, Integer> near(Map<Size, Integer> wanted) {
        Set<Integer> order = new LinkedHashSet<>();
        int[] values = new int[sizes.size()];
        wanted.forEach((s, n) -> {
            order.add(sizes.indexOf(s));
            values[sizes.indexOf(s)] = n;
        });
        IntStream.range(0, sizes.size()).forEach(order::add);
        return found(List.copyOf(order), values, 2);
    }

    /** What is found with all the wishes, or with fewer; at last the specification's own sizes. */
    private Map<Size, Integer> found(List<Integer> order, int[] wanted, int least) {
        int[] first = order.stream().mapToInt(s -> s).toArray();
        int[] best = sizes.stream().mapToInt(Size::value).toArray();
        long work = work(best);
        for (int k = 0; k < wishes.size() && (k == 0 || work > (wishes.get(k).isStrict ? much : TOO_MUCH_WORK)); k++) {
            Optional<int[]> found = smallest(wishes.get(k), first, wanted, least);
            if (found.isPresent() && (k == 0 || work(found.get()) < work)) {
                best = found.get();
                work = work(best);
            }
        }
        return map(best);
    }

    /** Values of which the largest is about as small as it can be. */
    private Optional<int[]> smallest(Wishes w, int[] order, int[] wanted, int least) {
        int top = IntStream.range(0, sizes.size()).map(k -> Math.max(wanted[k], sizes.get(k).value())).max().orElse(0);
        int needed = w.constraints.least(bounds(wanted, least, top + sizes.size()));
        Optional<int[]> found = Optional.empty();
        for (int most = needed; found.isEmpty() && most < 2 * needed + sizes.size(); most += 1 + most / 4) {
            found = new SizeSearch(w.constraints, order, wanted, w.apart, w.mustDiffer).run(bounds(wanted, least, most));
        }
        return found;
    }

    private Bounds bounds(int[] wanted, int least, int most) {
        int[] low = new int[sizes.size()];
        int[] high = new int[sizes.size()];
        for (int k = 0; k < low.length; k++) {
            int value = wanted[k] == 0 ? sizes.get(k).value() : wanted[k];
            low[k] = Math.min(value, least);
            high[k] = value == 0 ? 0 : Math.max(most, wanted[k]); // no padding
        }
        return new Bounds(low, high);
    }

    /** Whether a network of these sizes is evaluated in no time. */
    public boolean isSmall(Map<Size, Integer> chosen) {
        return work(chosen) <= MUCH_WORK;
    }

    /** What it takes to evaluate a network of these sizes, in operations and accesses. */
    public long work(Map<Size, Integer> chosen) {
        return EvaluationCost.of(network, chosen);
    }

    private Map<Size, Integer> map(int[] values) {
        Map<Size, Integer> chosen = new IdentityHashMap<>();
        IntStream.range(0, values.length).forEach(k -> chosen.put(sizes.get(k), values[k]));
        return Collections.unmodifiableMap(chosen);
    }

    private long work(int[] values) {
        return work(map(values));
    }
}
