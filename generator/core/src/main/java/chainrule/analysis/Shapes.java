package chainrule.analysis;

import chainrule.source.Counts;
import chainrule.source.Diagnostic;
import chainrule.source.SourceSpan;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Elementwise combination, and the words for shapes that do not fit. */
final class Shapes {

    private final SizeTable sizes;
    private final Reporter reporter;

    Shapes(SizeTable sizes, Reporter reporter) {
        this.sizes = sizes;
        this.reporter = reporter;
    }

    /** Values of one shape, numbers among them, element by element. */
    Value zip(String what, List<Value> values, SourceSpan span, Function<List<Expr>, Expr> f) {
        Value shaped = values.stream().filter(v -> v.rank() > 0).findFirst().orElse(values.get(0));
        List<Expr> elements = new ArrayList<>();
        for (Value v : values) {
            if (v.rank() > 0 && v != shaped) {
                requireSame(what, shaped, v, span);
            }
            elements.add(v.rank() == 0 ? v.body() : v.over(shaped.axes()));
        }
        boolean row = values.stream().allMatch(v -> v.rank() == 0 || v.isRow()) && shaped.rank() > 0;
        return new Value(Value.Kind.REAL, shaped.axes(), f.apply(elements), row, "");
    }

    void requireSame(String what, Value a, Value b, SourceSpan span) {
        boolean same = a.rank() == b.rank();
        for (int k = 0; same && k < a.rank(); k++) {
            same = sizes.join(a.extents().get(k), b.extents().get(k));
        }
        if (!same) {
            throw mismatch(what + " needs equal shapes", a, b, span, differing(a, b));
        }
    }

    private static int differing(Value a, Value b) {
        for (int k = 0; k < Math.min(a.rank(), b.rank()); k++) {
            if (a.extents().get(k).valueOfSizes() != b.extents().get(k).valueOfSizes()) {
                return k;
            }
        }
        return 0;
    }

    private AnalysisException mismatch(String sentence, Value a, Value b, SourceSpan span, int axis) {
        Diagnostic d = reporter.error(
                "wrong-shape", sentence + ": the left side is " + a.shape() + ", the right side " + b.shape(), span);
        return reporter.fail(withOrigins(d, axis < a.rank() ? a.extents().get(axis) : null,
                axis < b.rank() ? b.extents().get(axis) : null));
    }

    Diagnostic withOrigins(Diagnostic d, Affine... extents) {
        Diagnostic noted = d;
        for (Affine extent : extents) {
            SourceSpan origin = extent == null ? null : sizes.origin(extent);
            if (origin != null) {
                noted = noted.withNote("the size " + Value.size(extent) + " comes from here", origin);
            }
        }
        return noted;
    }

    /** Joins the last axis of the left with the first of the right, for a product. */
    void requireInner(Value a, Value b, SourceSpan span) {
        Affine left = a.extents().get(a.rank() - 1);
        Affine right = b.extents().get(0);
        if (!sizes.join(left, right)) {
            Diagnostic d = reporter.error(
                    "wrong-shape",
                    "the product does not fit: " + a.shape() + " times " + b.shape() + " has " + Value.size(left)
                            + " " + Counts.noun(left.valueOfSizes(), "column") + " against " + Value.size(right) + " "
                            + Counts.noun(right.valueOfSizes(), "row"),
                    span);
            throw reporter.fail(withOrigins(d, left, right));
        }
    }

    /** Joins an extent with another that it must be equal to. */
    void requireExtent(String what, Affine found, Affine expected, SourceSpan span) {
        if (!sizes.join(found, expected)) {
            Diagnostic d = reporter.error(
                    "wrong-shape",
                    what + " must be " + Value.size(expected) + ", not " + Value.size(found),
                    span);
            throw reporter.fail(withOrigins(d, expected, found));
        }
    }
}
