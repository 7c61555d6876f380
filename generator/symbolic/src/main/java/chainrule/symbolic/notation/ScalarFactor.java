package chainrule.symbolic.notation;

import chainrule.symbolic.Add;
import chainrule.symbolic.IndexValue;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Size;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** The number in front of a product: a coefficient and sizes, as one fraction; literal sizes are folded into it. */
final class ScalarFactor {

    private Rational value;
    private final boolean negative;
    /** Whether a size that is written as a number divides: 1/2 is no 0.5 of the writer's then. */
    private boolean isDivided;

    private final List<Mul.Factor> sizes = new ArrayList<>();

    ScalarFactor(Rational coefficient) {
        this.negative = coefficient.signum() < 0;
        this.value = coefficient.abs();
    }

    boolean isNegative() {
        return negative;
    }

    /** Takes a factor that is a size to a whole power. */
    boolean takes(Mul.Factor f) {
        Rational number = f.base() instanceof Add a && f.exponent().isInteger() ? literal(a) : null;
        if (number != null && number.signum() > 0 && number.hasPower(f.exponent())) {
            value = value.times(number.pow(f.exponent().intValueExact()));
            return true;
        }
        if (!(f.base() instanceof IndexValue v) || !(v.term() instanceof Size s) || !f.exponent().isInteger()) {
            return false;
        }
        if (s.isLiteral() && Rational.of(s.value()).hasPower(f.exponent())) {
            value = value.times(Rational.of(s.value()).pow(f.exponent().intValueExact()));
            isDivided |= f.exponent().signum() < 0;
        } else {
            sizes.add(f);
        }
        return true;
    }

    /** The value of a sum of numbers and literal sizes, as 9 − 3 + 1; null for another. */
    static Rational literal(Add sum) {
        Rational value = Rational.ZERO;
        for (Add.Term t : sum.terms()) {
            Rational size = t.term().isOne()
                    ? Rational.ONE
                    : t.term() instanceof IndexValue v && v.term() instanceof Size s && s.isLiteral()
                            ? Rational.of(s.value())
                            : null;
            if (size == null) {
                return null;
            }
            value = value.plus(t.coefficient().times(size));
        }
        return value;
    }

    /** The number times a product, which may be absent. */
    MathNode times(MathNode product, NodeBuilder builder) {
        List<MathNode> above = nodes(value.numerator(), 1, builder);
        List<MathNode> below = nodes(value.denominator(), -1, builder);
        if (product instanceof MathNode.Quotient q && (below.isEmpty() || sizes.isEmpty() || isOne(q.numerator()))) {
            return times(q, above, below);
        }
        if (below.isEmpty()) {
            if (product != null) {
                above.add(product);
            }
            return scalar(above);
        }
        if (above.isEmpty() && (!isDecimal() || isDivided) && isPlain(product)) {
            return new MathNode.Quotient(product, scalar(below));
        }
        MathNode fraction = isDecimal()
                ? NodeBuilder.number(value)
                : new MathNode.Quotient(scalar(above), scalar(below));
        return product == null ? fraction : scalar(new ArrayList<>(List.of(fraction, product)));
    }

    /** The number times a quotient: 2/x for 1/x, and 2 a/(3 x) for a/x; but (1/K) (a/x), as a mean is read. */
    private MathNode times(MathNode.Quotient quotient, List<MathNode> above, List<MathNode> below) {
        if (!below.isEmpty() && isDecimal() && !value.equals(Rational.HALF)) {
            above.clear();
            below.clear();
            above.add(NodeBuilder.number(value));
        }
        if (!isOne(quotient.numerator())) {
            above.add(quotient.numerator());
        }
        below.add(quotient.denominator());
        return new MathNode.Quotient(scalar(above), scalar(below));
    }

    private static boolean isOne(MathNode n) {
        return n instanceof MathNode.Number number && number.text().equals("1");
    }

    private boolean isDecimal() {
        return sizes.isEmpty() && NodeBuilder.number(value) instanceof MathNode.Number;
    }

    /** Whether a product is a name, perhaps with subscripts: g/3 is shorter than (1/3) g. */
    private static boolean isPlain(MathNode product) {
        return product instanceof MathNode.Name || product instanceof MathNode.Subscripted;
    }

    private List<MathNode> nodes(BigInteger number, int sign, NodeBuilder builder) {
        List<MathNode> nodes = new ArrayList<>();
        if (!number.equals(BigInteger.ONE)) {
            nodes.add(new MathNode.Number(number.toString()));
        }
        for (Mul.Factor f : sizes) {
            if (f.exponent().signum() == sign) {
                MathNode size = builder.node(f.base());
                Rational power = f.exponent().abs();
                nodes.add(power.isOne() ? size : new MathNode.Power(size, NodeBuilder.number(power)));
            }
        }
        return nodes;
    }

    private static MathNode scalar(List<MathNode> factors) {
        return factors.isEmpty()
                ? new MathNode.Number("1")
                : factors.size() == 1 ? factors.get(0) : new MathNode.Product(MathNode.Kind.SCALAR, List.copyOf(factors));
    }
}
