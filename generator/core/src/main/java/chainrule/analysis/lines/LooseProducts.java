package chainrule.analysis.lines;

import chainrule.analysis.AnalysisException;
import chainrule.analysis.Compilation;
import chainrule.analysis.Frame;
import chainrule.analysis.Products;
import chainrule.analysis.Value;
import chainrule.analysis.lines.LooseExpressions.Operand;
import chainrule.source.Counts;
import chainrule.source.Diagnostic;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.syntax.BinarySyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Products and sums as people write them. Neighbours in a chain, ∂a/∂b · ∂b/∂c or the other way round, are contracted over the
 * axes of b, however many b has. All else is the algebra of matrices, in which a vector is a column, a row fits where a
 * column does elementwise, and a single element is a number where it would not fit otherwise.
 */
public final class LooseProducts {

    /** Makes one term of two. */
    interface Combination {
        Expr apply(List<Expr> terms);
    }

    private final Compilation c;
    private final Frame frame;
    private final LayoutConvention layout;

    LooseProducts(Compilation c, Frame frame, LayoutConvention layout) {
        this.c = c;
        this.frame = frame;
        this.layout = layout;
    }

    Value map(Value v, UnaryOperator<Expr> f) {
        return new Value(v.kind(), v.axes(), f.apply(v.body()), v.isRow(), "");
    }

    /** A derivative as the matrix that it is in this layout. */
    Value laidOut(Operand x) {
        Value v = x.value();
        int above = x.derivative().map(Meaning.Differentiated::above).orElse(-1);
        if (above == 0 && layout.rows() && v.rank() == 1) {
            Index one = Index.fresh(Affine.constant(1));
            return new Value(v.kind(), List.of(one, v.axes().get(0)), v.body(), true, "");
        }
        boolean swaps = v.rank() == 2 && (above == 0 && layout.rows() || above == 1 && layout.transposed());
        return swaps ? Value.real(List.of(v.axes().get(1), v.axes().get(0)), v.body()) : v;
    }

    Operand multiply(Operand a, Operand b, BinarySyntax place) {
        if (a.value().rank() == 0 || b.value().rank() == 0) {
            return scaled(a, b);
        }
        return chain(a, b).or(() -> chain(b, a)).orElseGet(() -> matrices(a, b, place));
    }

    private Operand scaled(Operand a, Operand b) {
        Operand shaped = a.value().rank() == 0 ? b : a;
        Operand number = shaped == a ? b : a;
        boolean keeps = number.derivative().isEmpty();
        Value product = map(shaped.value(), e -> Exprs.mul(number.value().body(), e));
        return new Operand(product, keeps ? shaped.derivative() : Optional.empty());
    }

    /** ∂a/∂b · ∂b/∂c = ∂a/∂c. */
    private Optional<Operand> chain(Operand outer, Operand inner) {
        if (outer.derivative().isEmpty() || inner.derivative().isEmpty()) {
            return Optional.empty();
        }
        Meaning.Differentiated d = outer.derivative().get();
        Meaning.Differentiated e = inner.derivative().get();
        if (!d.by().equals(e.of())) {
            return Optional.empty();
        }
        Value u = named(outer.value());
        Value v = named(inner.value());
        List<Index> shared = u.axes().subList(d.above(), u.rank());
        List<Index> rest = v.axes().subList(e.above(), v.rank());
        List<Affine> at = new ArrayList<>(shared.stream().map(Affine::of).toList());
        rest.forEach(i -> at.add(Affine.of(i)));
        List<Index> axes = new ArrayList<>(u.axes().subList(0, d.above()));
        axes.addAll(rest);
        Value product = Value.real(axes, Exprs.sum(shared, Exprs.mul(u.body(), v.at(at))));
        Meaning.Differentiated whole =
                new Meaning.Differentiated(d.of(), e.by(), d.above(), d.diagonal() && e.diagonal());
        return Optional.of(new Operand(product, Optional.of(whole)));
    }

    private Value named(Value v) {
        return v.body().hasReduction() ? c.graph().name(v, frame) : v;
    }

    private Operand matrices(Operand a, Operand b, BinarySyntax place) {
        Value u = named(laidOut(a));
        Value v = named(laidOut(b));
        if (v.rank() > 2 && u.rank() <= 2 && joins(u.axes().get(u.rank() - 1), v.axes().get(0))) {
            return Operand.plain(intoFirstAxis(u, v));
        }
        Affine columns = u.rank() == 1 ? Affine.constant(1) : u.extents().get(u.rank() - 1);
        if (u.rank() <= 2 && v.rank() <= 2 && c.sizes().join(columns, v.extents().get(0))) {
            return Operand.plain(u.rank() == 1 ? outer(u, v) : inner(u, v));
        }
        if (isSingle(u)) {
            return Operand.plain(map(v, e -> Exprs.mul(single(u), e)));
        }
        if (isSingle(v)) {
            return Operand.plain(map(u, e -> Exprs.mul(single(v), e)));
        }
        throw doesNotFit(u, v, place);
    }

    private boolean joins(Index i, Index j) {
        return c.sizes().join(i.extent(), j.extent());
    }

    private static boolean isSingle(Value v) {
        return v.extents().stream().allMatch(n -> n.valueOfSizes() == 1);
    }

    private static Expr single(Value v) {
        return v.at(v.axes().stream().map(i -> Affine.ZERO).toList());
    }

    /** A row or column times a derivative with more axes than two. */
    private static Value intoFirstAxis(Value u, Value v) {
        Index inner = u.axes().get(u.rank() - 1);
        List<Affine> at = new ArrayList<>(List.of(Affine.of(inner)));
        v.axes().subList(1, v.rank()).forEach(i -> at.add(Affine.of(i)));
        List<Index> axes = new ArrayList<>(u.isRow() ? List.of() : u.axes().subList(0, u.rank() - 1));
        axes.addAll(v.axes().subList(1, v.rank()));
        Expr left = u.isRow() ? u.at(List.of(Affine.ZERO, Affine.of(inner))) : u.body();
        return Value.real(axes, Exprs.sum(List.of(inner), Exprs.mul(left, v.at(at))));
    }

    /** A column times a row. */
    private static Value outer(Value u, Value v) {
        List<Affine> at = new ArrayList<>(List.of(Affine.ZERO));
        List<Index> axes = new ArrayList<>(List.of(u.axes().get(0)));
        if (v.rank() == 2) {
            at.add(Affine.of(v.axes().get(1)));
            axes.add(v.axes().get(1));
        }
        return Value.real(axes, Exprs.mul(u.body(), v.at(at)));
    }

    private static Value inner(Value u, Value v) {
        Index inner = u.axes().get(1);
        List<Affine> at = new ArrayList<>(List.of(Affine.of(inner)));
        if (v.rank() == 2) {
            at.add(Affine.of(v.axes().get(1)));
        }
        Expr product = Exprs.sum(List.of(inner), Exprs.mul(u.body(), v.at(at)));
        if (u.isRow() && v.rank() == 1) {
            return Value.number(Value.real(List.of(u.axes().get(0)), product).at(List.of(Affine.ZERO)));
        }
        List<Index> axes = new ArrayList<>(List.of(u.axes().get(0)));
        if (v.rank() == 2) {
            axes.add(v.axes().get(1));
        }
        return new Value(Value.Kind.REAL, axes, product, u.isRow() && v.rank() == 2, "");
    }

    private AnalysisException doesNotFit(Value u, Value v, BinarySyntax place) {
        String left = place.left().span().content();
        String right = place.right().span().content();
        if (u.rank() == 1 && v.rank() == 1) {
            return c.reporter()
                    .fail(error(place, "the product of two vectors, `" + left + "` of the shape " + u.shape() + " and `"
                                    + right + "` of the shape " + v.shape() + ", has no meaning")
                            .withSuggestion("`.*` multiplies element by element, `u*v'` gives a matrix, `u'*v` a number"));
        }
        Affine columns = u.rank() == 1 ? Affine.constant(1) : u.extents().get(u.rank() - 1);
        Affine rows = v.extents().get(0);
        String counts = columns.valueOfSizes() == rows.valueOfSizes()
                ? "; both sizes are " + rows.valueOfSizes() + " here, but nothing in the network makes them equal"
                : "; " + Value.size(columns) + " " + Counts.noun(columns.valueOfSizes(), "column") + " against "
                        + Value.size(rows) + " " + Counts.noun(rows.valueOfSizes(), "row");
        return c.reporter()
                .fail(error(
                        place,
                        "the product does not fit: `" + left + "` is " + u.shape() + ", `" + right + "` is " + v.shape()
                                + counts));
    }

    private Diagnostic error(BinarySyntax place, String message) {
        return c.reporter().error("wrong-shape", message, place.operatorSpan());
    }

    /** Elementwise; a diagonal Jacobian beside a vector stands for its diagonal. */
    Operand elementwise(Operand a, Operand b, BinarySyntax place, Combination f) {
        Value u = beside(a, b);
        Value v = beside(b, a);
        if (u.rank() != 0 && v.rank() != 0 && u.rank() + v.rank() != 2 && isSingle(u) != isSingle(v)) {
            u = isSingle(u) ? Value.number(single(u)) : u;
            v = isSingle(v) ? Value.number(single(v)) : v;
        }
        boolean scales = v.rank() == 0 && b.derivative().isEmpty();
        return new Operand(zip(u, v, place, f), scales ? a.derivative() : Optional.empty());
    }

    /** The diagonal, where the other operand is a vector. */
    private Value beside(Operand x, Operand other) {
        Value v = laidOut(x);
        boolean both = x.derivative().isPresent() && other.derivative().isPresent()
                && other.derivative().get().above() > 0;
        boolean besideVector = laidOut(other).rank() == 1 || laidOut(other).isRow();
        boolean diagonal = x.derivative().filter(Meaning.Differentiated::diagonal).isPresent();
        if (!diagonal || !besideVector && !both || v.rank() != 2) {
            return v;
        }
        Index i = v.axes().get(0);
        return Value.real(List.of(i), v.at(List.of(Affine.of(i), Affine.of(i))));
    }

    Operand sum(Operand a, Operand b, BinarySyntax place, Combination f) {
        boolean same = a.derivative().isPresent()
                && a.derivative().equals(b.derivative());
        return same
                ? new Operand(zip(a.value(), b.value(), place, f), a.derivative())
                : Operand.plain(zip(laidOut(a), laidOut(b), place, f));
    }

    private Value zip(Value u, Value v, BinarySyntax place, Combination f) {
        if (u.rank() == 0 || v.rank() == 0) {
            Value shaped = u.rank() == 0 ? v : u;
            return map(shaped, e -> f.apply(shaped == u ? List.of(e, v.body()) : List.of(u.body(), e)));
        }
        Value left = u.isRow() && v.rank() == 1 ? column(u) : u;
        Value right = v.isRow() && u.rank() == 1 ? column(v) : v;
        boolean same = left.rank() == right.rank();
        for (int k = 0; same && k < left.rank(); k++) {
            same = joins(left.axes().get(k), right.axes().get(k));
        }
        if (!same) {
            throw c.reporter()
                    .fail(error(
                            place,
                            "`" + place.op().symbol() + "` needs equal shapes: `" + place.left().span().content()
                                    + "` is " + u.shape() + ", `" + place.right().span().content() + "` is "
                                    + v.shape()));
        }
        Expr body = f.apply(List.of(left.body(), right.over(left.axes())));
        return new Value(Value.Kind.REAL, left.axes(), body, left.isRow() && right.isRow(), "");
    }

    private static Value column(Value row) {
        Index i = row.axes().get(1);
        return Value.real(List.of(i), row.at(List.of(Affine.ZERO, Affine.of(i))));
    }
}
