package chainrule.symbolic;

import java.util.List;

/** The least and greatest values of subscripts, as combinations of sizes. */
public final class IndexRanges {

    private IndexRanges() {}

    /** The least value: each index at the end that makes it least. */
    public static Affine least(Affine subscript) {
        return extreme(subscript, false);
    }

    public static Affine greatest(Affine subscript) {
        return extreme(subscript, true);
    }

    private static Affine extreme(Affine subscript, boolean high) {
        Affine sum = Affine.constant(subscript.constant());
        for (Affine.Part p : subscript.parts()) {
            sum = sum.plus(extreme(p.term(), (p.coefficient() > 0) == high).times(p.coefficient()));
        }
        return sum;
    }

    private static Affine extreme(IndexTerm t, boolean high) {
        if (t instanceof Size) {
            return Affine.of(t);
        }
        if (t instanceof IndexQuotient q) {
            return IndexQuotient.of(extreme(q.dividend(), high), q.divisor());
        }
        Affine extent = t instanceof Index i ? i.extent() : ((Access) t).symbol().classes();
        return high ? extent.plus(-1) : Affine.ZERO;
    }

    /** Whether 0 ≤ subscript &lt; extent holds whatever the sizes are, each at least 1. */
    public static boolean isInside(Affine subscript, Affine extent) {
        return isNonNegative(least(subscript))
                && isNonNegative(extent.plus(-1).minus(greatest(subscript)));
    }

    /** The same for the values that the sizes have. */
    public static boolean isInsideByValue(Affine subscript, Affine extent) {
        return least(subscript).valueOfSizes() >= 0 && greatest(subscript).valueOfSizes() < extent.valueOfSizes();
    }

    /** Whether a combination of sizes is at least 0 for all sizes of 1 and more. */
    public static boolean isNonNegative(Affine sizes) {
        long low = sizes.constant();
        for (Affine.Part p : sizes.parts()) {
            if (p.coefficient() < 0 || p.term() instanceof IndexQuotient q && !isNonNegative(q.dividend())) {
                return false;
            }
            low += p.term() instanceof Size ? p.coefficient() : 0;
        }
        return low >= 0;
    }

    /** Whether all subscripts are inside their axes, without what always holds. */
    public static Expr guard(List<Affine> subscripts, List<Affine> extents) {
        Expr all = Exprs.one();
        for (int k = 0; k < subscripts.size(); k++) {
            all = Exprs.apply(ElementaryFunction.AND, all, guard(subscripts.get(k), extents.get(k)));
        }
        return all;
    }

    /** 0 ≤ subscript &lt; extent, without the half that always holds. */
    public static Expr guard(Affine subscript, Affine extent) {
        Expr low = isNonNegative(least(subscript))
                ? Exprs.one()
                : Exprs.apply(ElementaryFunction.LESS_EQUAL, Exprs.zero(), Exprs.number(subscript));
        Expr high = isNonNegative(extent.plus(-1).minus(greatest(subscript)))
                ? Exprs.one()
                : Exprs.apply(ElementaryFunction.LESS, Exprs.number(subscript), Exprs.number(extent));
        return Exprs.apply(ElementaryFunction.AND, low, high);
    }
}
