package chainrule.symbolic.eval;

import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Samples side by side. The batch is no axis of terms: each sample has values of its own for all symbols, of the same sizes.
 * Parameters and means over the batch have the same values in all.
 */
public final class Batch implements Iterable<Environment> {

    private static final Batch NONE = new Batch(List.of());

    private final List<Environment> samples;

    private Batch(List<Environment> samples) {
        this.samples = samples;
    }

    /** Without samples: what is drawn where there is no point. */
    public static Batch none() {
        return NONE;
    }

    public static Batch of(Environment sample) {
        return new Batch(List.of(sample));
    }

    /** So many samples without values. */
    public static Batch of(Map<Size, Integer> sizes, int count) {
        return new Batch(IntStream.range(0, count).mapToObj(k -> new Environment(sizes)).toList());
    }

    public boolean isEmpty() {
        return samples.isEmpty();
    }

    public int size() {
        return samples.size();
    }

    public Environment sample(int k) {
        return samples.get(k);
    }

    /** The only sample, or that which stands for all in what they share. */
    public Environment first() {
        return samples.get(0);
    }

    public Stream<Environment> stream() {
        return samples.stream();
    }

    @Override
    public Iterator<Environment> iterator() {
        return samples.iterator();
    }

    /** A symbol's values, sample by sample. */
    public List<Tensor> values(Symbol s) {
        return samples.stream().map(e -> e.get(s)).toList();
    }

    /** Whether all values of some symbols are finite. */
    public boolean areFinite(Collection<Symbol> symbols) {
        return samples.stream()
                .allMatch(e -> symbols.stream().allMatch(s -> Arrays.stream(e.get(s).data()).allMatch(Double::isFinite)));
    }

    /** Gives all samples the same values, each a copy of its own, in which elements may be moved. */
    public void share(Symbol s, Tensor values) {
        samples.forEach(e -> e.set(s, values.copy()));
    }

    /** Gives all samples the mean of their values. */
    public void shareMean(Symbol s) {
        share(s, Tensor.mean(values(s)));
    }

    /** Evaluates target[axes] = value in each sample. */
    public void assign(Symbol target, List<Index> axes, Expr value) {
        samples.forEach(e -> e.assign(target, axes, value));
    }
}
