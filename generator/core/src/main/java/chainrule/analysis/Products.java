package chainrule.analysis;

import chainrule.source.SourceSpan;
import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Mul;
import java.util.ArrayList;
import java.util.List;

/** The `*` of a specification: a number times anything, or the product of matrices and vectors. */
public final class Products {

    private final Compilation c;
    private final Shapes shapes;

    Products(Compilation c, Shapes shapes) {
        this.c = c;
        this.shapes = shapes;
    }

    Value multiply(Value a, Value b, SourceSpan span, Frame frame) {
        if (a.rank() == 0 || b.rank() == 0) {
            return shapes.zip("`*`", List.of(a, b), span, Exprs::mul);
        }
        if (a.rank() == 1 && b.rank() == 1) {
            throw c.reporter()
                    .fail(c.reporter()
                            .error(
                                    "wrong-shape",
                                    "`*` of two vectors, " + a.shape() + " and " + b.shape() + ", has no meaning",
                                    span)
                            .withSuggestion("write `u .* v` for the elementwise product, `u' * v` for a number"));
        }
        if (a.rank() > 2 || b.rank() > 2) {
            throw c.reporter()
                    .fail(
                            "wrong-shape",
                            "`*` multiplies matrices and vectors, not " + a.shape() + " and " + b.shape()
                                    + ": write the product in index form",
                            span);
        }
        return contract(operand(a, frame), operand(b, frame), span);
    }

    /** A vector on the left is a column: it times a row. */
    private Value contract(Value a, Value b, SourceSpan span) {
        if (a.rank() == 1) {
            shapes.requireExtent("the number of rows of the right side", b.extents().get(0), Affine.constant(1), span);
            return Value.real(
                    List.of(a.axes().get(0), b.axes().get(1)),
                    Exprs.mul(a.body(), b.at(List.of(Affine.ZERO, Affine.of(b.axes().get(1))))));
        }
        shapes.requireInner(a, b, span);
        Index inner = a.axes().get(1);
        List<Affine> at = new ArrayList<>();
        at.add(Affine.of(inner));
        if (b.rank() == 2) {
            at.add(Affine.of(b.axes().get(1)));
        }
        Expr product = Exprs.sum(List.of(inner), Exprs.mul(a.body(), b.at(at)));
        return result(a, b, product);
    }

    private static Value result(Value a, Value b, Expr product) {
        if (a.isRow() && b.rank() == 1) {
            return Value.number(atRow(a, product));
        }
        List<Index> axes = new ArrayList<>(List.of(a.axes().get(0)));
        if (b.rank() == 2) {
            axes.add(b.axes().get(1));
        }
        return new Value(Value.Kind.REAL, axes, product, a.isRow(), "");
    }

    private static Expr atRow(Value a, Expr product) {
        return Value.real(List.of(a.axes().get(0)), product).at(List.of(Affine.ZERO));
    }

    /** An operand by a name, if it is more than a number times a symbol: each element is then computed once. */
    private Value operand(Value v, Frame frame) {
        return isScaledSymbol(v) ? v : c.graph().name(v, frame);
    }

    private static boolean isScaledSymbol(Value v) {
        if (v.body() instanceof Mul m && !m.hasReduction()) {
            List<Mul.Factor> shaped = m.factors().stream()
                    .filter(f -> v.axes().stream().anyMatch(f.base().freeIndices()::contains))
                    .toList();
            return shaped.size() == 1 && shaped.get(0).base() instanceof Access && shaped.get(0).exponent().isOne();
        }
        return v.isPlain();
    }
}
