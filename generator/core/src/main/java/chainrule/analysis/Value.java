package chainrule.analysis;

import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Size;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What an expression means: a term over its axes. Indices that are in scope may occur in it too.
 *
 * @param kind real numbers, truth values, or integer data that can index and be compared for equality
 * @param axes fresh indices, one for each axis; none for a number
 * @param body the element at the axes
 * @param isRow whether this is a transposed vector, so that its product with a vector is a number
 * @param hint a name for it, should it need one
 */
public record Value(Kind kind, List<Index> axes, Expr body, boolean isRow, String hint) {

    public enum Kind {
        REAL,
        TRUTH,
        INTEGER
    }

    public Value {
        axes = List.copyOf(axes);
    }

    public static Value number(Expr body) {
        return new Value(Kind.REAL, List.of(), body, false, "");
    }

    public static Value real(List<Index> axes, Expr body) {
        return new Value(Kind.REAL, axes, body, false, "");
    }

    static Value truth(List<Index> axes, Expr body) {
        return new Value(Kind.TRUTH, axes, body, false, "");
    }

    /** All of a symbol. */
    public static Value of(Symbol s) {
        List<Index> axes = freshAxes(s.axes());
        return new Value(
                s.isInteger() ? Kind.INTEGER : Kind.REAL,
                axes,
                Exprs.access(s, axes.stream().map(Affine::of).toList()),
                false,
                "");
    }

    static List<Index> freshAxes(List<Affine> extents) {
        return extents.stream().map(Index::fresh).toList();
    }

    public int rank() {
        return axes.size();
    }

    public List<Affine> extents() {
        return axes.stream().map(Index::extent).toList();
    }

    Value withHint(String name) {
        return new Value(kind, axes, body, isRow, name);
    }

    /** The same over other axes, as many. */
    public Expr at(List<Affine> subscripts) {
        return Substitution.ofIndices(axes, subscripts).apply(body);
    }

    public Expr over(List<Index> others) {
        return at(others.stream().map(Affine::of).toList());
    }

    /** The same value over fresh axes. */
    public Value renewed() {
        List<Index> fresh = freshAxes(extents());
        return new Value(kind, fresh, over(fresh), isRow, hint);
    }

    /** Whether this is a symbol with plain axes in some order, so that it needs no name of its own. */
    boolean isPlain() {
        return body instanceof Access;
    }

    /** [4, 2], or `a number`. */
    public String shape() {
        return shape(extents());
    }

    /** The size of an axis in a sentence: a number, or the name of a size that may be any. */
    public static String size(Affine extent) {
        return isFree(extent) ? extent.toString() : Long.toString(extent.valueOfSizes());
    }

    private static boolean isFree(Affine extent) {
        return extent.parts().stream().anyMatch(p -> p.term() instanceof Size s && s.isFree());
    }

    public static String shape(List<Affine> extents) {
        if (extents.isEmpty()) {
            return "a number";
        }
        List<String> parts = new ArrayList<>();
        for (Affine e : extents) {
            String text = e.toString();
            long n = e.valueOfSizes();
            parts.add(text.equals(Long.toString(n)) || isFree(e) ? text : text + " = " + n);
        }
        return parts.stream().collect(Collectors.joining(", ", "[", "]"));
    }
}
