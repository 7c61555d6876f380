package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.model.Parameter;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexValue;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Small values for the sizes of a network, different where the specification leaves them free: a check of 784-512-256-10
 * costs what a 3-5-2-4 costs, and a missing transpose has nowhere to hide.
 */
final class ShrunkenSizes {

    private static final int[] SMALL = {3, 5, 2, 4, 6};

    private final Set<Size> sizes = new LinkedHashSet<>();
    private final Set<Expr> seen = new HashSet<>();

    private ShrunkenSizes() {}

    /** All sizes that the network's shapes and formulas name. */
    static Set<Size> sizesOf(Network network) {
        ShrunkenSizes found = new ShrunkenSizes();
        network.inputs().forEach(found::collect);
        network.targets().forEach(found::collect);
        network.parameters().stream().map(Parameter::symbol).forEach(found::collect);
        for (Assignment a : network.definitions()) {
            found.collect(a.target());
            a.axes().stream().map(Index::extent).forEach(found::collect);
            found.collect(a.value());
        }
        return found.sizes;
    }

    /** The k-th choice: each later one has larger sizes, for networks whose windows need room. */
    static Map<Size, Integer> choice(Set<Size> sizes, int k) {
        Map<Size, Integer> chosen = new LinkedHashMap<>();
        int n = 0;
        for (Size s : sizes) {
            int small = SMALL[n++ % SMALL.length] + 2 * k;
            chosen.put(s, k == 0 ? small : Math.min(s.value(), small));
        }
        return chosen;
    }

    private void collect(Symbol s) {
        s.axes().forEach(this::collect);
        if (s.classes() != null) {
            collect(s.classes());
        }
    }

    private void collect(Affine affine) {
        for (Affine.Part p : affine.parts()) {
            if (p.term() instanceof Size s) {
                sizes.add(s);
            }
        }
    }

    private void collect(Expr e) {
        if (!seen.add(e)) {
            return;
        }
        if (e instanceof IndexValue v && v.term() instanceof Size s) {
            sizes.add(s);
        }
        if (e instanceof Reduce r) {
            r.extents().forEach(this::collect);
        }
        List<Expr> children = e.children();
        children.forEach(this::collect);
    }
}
