package chainrule.model;

import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexQuotient;
import chainrule.symbolic.IndexValue;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** The sizes that a network's shapes and formulas name, in the order in which they are met. */
public final class NetworkSizes {

    private final Set<Size> sizes = new LinkedHashSet<>();
    private final Set<Expr> seen = new HashSet<>();

    private NetworkSizes() {}

    public static Set<Size> of(Network network) {
        NetworkSizes found = new NetworkSizes();
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
            } else if (p.term() instanceof IndexQuotient q) {
                collect(q.dividend());
            }
        }
    }

    private void collect(Expr e) {
        if (!seen.add(e)) {
            return;
        }
        if (e instanceof IndexValue v) {
            collect(Affine.of(v.term()));
        }
        if (e instanceof Access a && a.symbol().call() != null) {
            a.symbol().call().arguments().forEach(x -> collect(x.body()));
        }
        if (e instanceof Reduce r) {
            r.extents().forEach(this::collect);
        }
        e.children().forEach(this::collect);
    }
}
