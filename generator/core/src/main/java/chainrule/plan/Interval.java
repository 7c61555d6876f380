package chainrule.plan;

import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexTerm;
import chainrule.symbolic.Size;

/** The values that a subscript can take, both ends included. */
public record Interval(long low, long high) {

    public static Interval of(Affine affine) {
        Interval sum = new Interval(affine.constant(), affine.constant());
        for (Affine.Part p : affine.parts()) {
            sum = sum.plus(of(p.term()).times(p.coefficient()));
        }
        return sum;
    }

    private static Interval of(IndexTerm term) {
        if (term instanceof Size s) {
            return new Interval(s.value(), s.value());
        }
        long count = term instanceof Index i
                ? i.extent().valueOfSizes()
                : ((Access) term).symbol().classes().valueOfSizes();
        return new Interval(0, count - 1);
    }

    public Interval plus(Interval other) {
        return new Interval(low + other.low, high + other.high);
    }

    public Interval times(long factor) {
        return factor >= 0 ? new Interval(factor * low, factor * high) : new Interval(factor * high, factor * low);
    }

    public boolean isInside(long extent) {
        return low >= 0 && high < extent;
    }
}
