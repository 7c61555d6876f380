package chainrule.explanation;

import chainrule.symbolic.Conditional;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Num;
import chainrule.symbolic.Range;
import java.util.Optional;

/**
 * Bounds of the derivative of a pointwise definition, over all values that its argument can have.
 *
 * @param local the derivative
 * @param slope its value on the diagonal
 * @param variable the term in which the slope is a polynomial, perhaps by cases: mostly the definition's output; none where the
 *     slope is a number, or where its bounds were searched
 * @param domain where that variable lies; of a search, where the argument of the definition was
 * @param bounds the least interval, with open ends where they are not reached; of a search, to four digits after the point
 */
public record BoundedSlope(
        LocalDerivative local, Expr slope, Optional<Expr> variable, Range domain, Range bounds, Evidence evidence) {

    /** How bounds are known. */
    public enum Evidence {
        /** From the ends of the domain and the vertex of a polynomial. */
        DERIVED,
        /** By interval arithmetic over the whole domain. */
        PROVEN,
        /** From many places of the domain. */
        MEASURED
    }

    /** The largest absolute value. */
    public double steepest() {
        return Math.max(Math.abs(bounds.low()), Math.abs(bounds.high()));
    }

    /** Whether the slope takes no other values than 0 and 1. */
    public boolean isMask() {
        return slope instanceof Conditional c
                && c.then() instanceof Num a
                && c.otherwise() instanceof Num b
                && a.value().minus(b.value()).abs().isOne()
                && (a.value().isZero() || b.value().isZero());
    }
}
