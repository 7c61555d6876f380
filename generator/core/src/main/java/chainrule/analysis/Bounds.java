package chainrule.analysis;

import chainrule.symbolic.Range;
import chainrule.syntax.BinarySyntax;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.NameSyntax;
import chainrule.syntax.NumberSyntax;
import chainrule.syntax.UnaryOperator;
import chainrule.syntax.UnarySyntax;

/** A comparison of a name with a number, `p > 0` or `0 < p`, as a range. */
final class Bounds {

    private Bounds() {}

    /** The name in a comparison with a number, or null. */
    static NameSyntax name(BinarySyntax b) {
        return b.left() instanceof NameSyntax n && number(b.right()) != null
                ? n
                : b.right() instanceof NameSyntax m && number(b.left()) != null ? m : null;
    }

    /** The range that a comparison gives to this name, or null. */
    static Range of(BinarySyntax b, String name) {
        NameSyntax found = name(b);
        if (found == null || !found.name().equals(name)) {
            return null;
        }
        boolean nameFirst = b.left() == found;
        double bound = number(nameFirst ? b.right() : b.left());
        return switch (b.op()) {
            case LESS -> nameFirst ? below(bound, false) : above(bound, false);
            case LESS_EQUAL -> nameFirst ? below(bound, true) : above(bound, true);
            case GREATER -> nameFirst ? above(bound, false) : below(bound, false);
            case GREATER_EQUAL -> nameFirst ? above(bound, true) : below(bound, true);
            case MULTIPLY, HADAMARD, DIVIDE, ADD, SUBTRACT, POWER, EQUAL, NOT_EQUAL, AND, OR -> null;
        };
    }

    private static Range above(double low, boolean closed) {
        return new Range(low, closed, Double.POSITIVE_INFINITY, false);
    }

    private static Range below(double high, boolean closed) {
        return new Range(Double.NEGATIVE_INFINITY, false, high, closed);
    }

    private static Double number(ExpressionSyntax e) {
        return e instanceof NumberSyntax n
                ? Double.valueOf(n.value().doubleValue())
                : e instanceof UnarySyntax u && u.op() == UnaryOperator.MINUS && u.operand() instanceof NumberSyntax n
                        ? Double.valueOf(-n.value().doubleValue())
                        : null;
    }
}
