package chainrule.model;

import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Apply;
import chainrule.symbolic.Delta;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexQuotient;
import chainrule.symbolic.IndexRanges;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.rewrite.WindowSizes;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The combinations of sizes whose signs say what a network's formulas do at the ends of axes: how far an access stays inside
 * its axis or leaves it on either side, whether a window fits, which of two places is the larger. Other sizes for which each
 * has the same sign make a network with the same borders.
 */
final class Margins {

    private final Set<Affine> found = new LinkedHashSet<>();
    private final Set<Expr> seen = new HashSet<>();

    private Margins() {}

    static Set<Affine> of(Network network) {
        Margins margins = new Margins();
        network.inputs().forEach(margins::lengths);
        network.targets().forEach(margins::lengths);
        network.parameters().forEach(p -> margins.lengths(p.symbol()));
        for (Assignment a : network.definitions()) {
            margins.lengths(a.target());
            margins.collect(a.value());
        }
        for (Fact f : network.facts()) {
            if (f instanceof Fact.Equality e) {
                margins.collect(e.left());
                margins.collect(e.right());
            }
        }
        return margins.found;
    }

    private void add(Affine margin) {
        if (!margin.isConstant()) {
            found.add(margin);
        }
    }

    private void lengths(Symbol s) {
        s.axes().forEach(this::length);
        if (s.classes() != null) {
            length(s.classes());
        }
    }

    private void length(Affine extent) {
        if (extent.asSize() == null) {
            add(extent.plus(-1));
        }
    }

    private void collect(Expr e) {
        if (!seen.add(e)) {
            return;
        }
        if (e instanceof Reduce r) {
            r.extents().forEach(this::length);
            collect(r.open().body());
            return;
        }
        if (e instanceof Access a) {
            access(a);
        } else if (e instanceof Delta d) {
            compared(d.left(), d.right());
        } else if (e instanceof Apply a && isComparison(a.function())) {
            comparison(a.arguments().get(0), a.arguments().get(1));
        }
        e.children().forEach(this::collect);
    }

    private static boolean isComparison(ElementaryFunction f) {
        return f == ElementaryFunction.LESS || f == ElementaryFunction.LESS_EQUAL || f == ElementaryFunction.EQUAL;
    }

    private void comparison(Expr left, Expr right) {
        try {
            compared(Exprs.asAffine(left), Exprs.asAffine(right));
        } catch (IllegalArgumentException ofNumbers) {
            // Values are compared, not places.
        }
    }

    /** Which is larger at either end of both, and whether it is throughout. */
    private void compared(Affine left, Affine right) {
        Affine difference = left.minus(right);
        add(IndexRanges.least(difference));
        add(IndexRanges.greatest(difference));
        add(IndexRanges.least(left).minus(IndexRanges.least(right)));
        add(IndexRanges.greatest(left).minus(IndexRanges.greatest(right)));
    }

    private void access(Access a) {
        if (a.symbol().call() != null) {
            a.symbol().call().arguments().forEach(x -> collect(x.body()));
        }
        for (int k = 0; k < a.subscripts().size(); k++) {
            subscript(a.subscripts().get(k), a.symbol().axes().get(k));
        }
    }

    private void subscript(Affine subscript, Affine axis) {
        for (Affine.Part p : subscript.parts()) {
            if (p.term() instanceof Access data) {
                access(data);
            }
        }
        add(IndexRanges.least(subscript));
        add(axis.plus(-1).minus(IndexRanges.greatest(subscript)));
        List<Affine.Part> steps = subscript.parts().stream().filter(p -> p.term() instanceof Index).toList();
        if (steps.size() > 1) { // somewhere inside, each of them can run its whole way
            steps.forEach(p -> add(axis.plus(-1).minus(
                    ((Index) p.term()).extent().plus(-1).times(Math.abs(p.coefficient())))));
        }
        boolean strided = subscript.parts().stream()
                .anyMatch(p -> p.term() instanceof IndexQuotient || p.term() instanceof Index && Math.abs(p.coefficient()) > 1);
        if (strided) {
            WindowSizes.of(subscript, axis).forEach(this::add);
        }
    }
}
