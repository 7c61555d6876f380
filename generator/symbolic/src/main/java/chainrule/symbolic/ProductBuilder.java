package chainrule.symbolic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects the factors of a product. A sum among several factors is brought to content 1 and a positive first term. */
final class ProductBuilder {

    private Rational coefficient = Rational.ONE;
    private final Map<Expr, Rational> factors = new TreeMap<>(ExprOrder.ORDER);

    ProductBuilder times(Rational value) {
        coefficient = coefficient.times(value);
        return this;
    }

    ProductBuilder multiply(Expr base, Rational exponent) {
        if (exponent.isZero()) {
            return this;
        }
        if (base instanceof Num n) {
            multiplyNumber(n, exponent);
        } else if (base instanceof Mul m && (exponent.isInteger() || m.factors().size() == 1 && isRoot(m))) {
            multiplyProduct(m, exponent);
        } else if (base instanceof Add a && exponent.isInteger()) {
            Rational content = content(a);
            multiplyNumber(Num.of(content), exponent);
            merge(scaled(a, Rational.ONE.dividedBy(content)), exponent);
        } else {
            merge(base, exponent);
        }
        return this;
    }

    /** (x^(p/q))^r = x^(pr/q) where x is known to be positive, as under a root of even order. */
    private static boolean isRoot(Mul m) {
        return m.coefficient().isOne()
                && (m.factors().get(0).exponent().denominator().testBit(0) == false
                        || m.factors().get(0).isExponential());
    }

    private void multiplyNumber(Num n, Rational exponent) {
        if (exponent.isInteger() && !n.value().hasPower(exponent)) {
            // No double holds it: it stays a power, such as 3^1000000.
            merge(n, exponent);
        } else if (exponent.isInteger() && !(n.isZero() && exponent.signum() < 0)) {
            coefficient = coefficient.times(n.value().pow(exponent.intValueExact()));
        } else {
            Rational root = ExactValues.root(n.value(), exponent);
            if (root != null) {
                coefficient = coefficient.times(root);
            } else {
                merge(n, exponent);
            }
        }
    }

    private void multiplyProduct(Mul m, Rational exponent) {
        if (!m.coefficient().isOne()) {
            multiplyNumber(Num.of(m.coefficient()), exponent);
        }
        m.factors().forEach(f -> multiply(f.base(), f.exponent().times(exponent)));
    }

    private void merge(Expr base, Rational exponent) {
        Rational sum = factors.getOrDefault(base, Rational.ZERO).plus(exponent);
        factors.remove(base);
        if (sum.isInteger() && !sum.isZero() && (base instanceof Mul || base instanceof Num || base instanceof Add)
                && !exponent.isInteger()) {
            multiply(base, sum);
        } else if (!sum.isZero()) {
            factors.put(base, sum);
        }
    }

    Expr build() {
        if (coefficient.isZero()) {
            return Num.ZERO;
        }
        if (factors.isEmpty()) {
            return Num.of(coefficient);
        }
        List<Mul.Factor> list = new ArrayList<>();
        factors.forEach((base, e) -> list.add(new Mul.Factor(base, e)));
        if (list.size() == 1 && list.get(0).exponent().isOne()) {
            Expr only = list.get(0).base();
            return coefficient.isOne() ? only : only instanceof Add a ? scaled(a, coefficient) : Mul.of(coefficient, list);
        }
        return Mul.of(coefficient, list);
    }

    /** A product without its coefficient. */
    static Expr monic(Mul m) {
        Mul.Factor first = m.factors().get(0);
        return m.factors().size() == 1 && first.exponent().isOne()
                ? first.base()
                : Mul.of(Rational.ONE, m.factors());
    }

    /** The greatest common divisor of the coefficients, with the sign of the first. */
    private static Rational content(Add a) {
        BigInteger numerator = BigInteger.ZERO;
        BigInteger denominator = BigInteger.ONE;
        for (Add.Term t : a.terms()) {
            numerator = numerator.gcd(t.coefficient().numerator());
            BigInteger d = t.coefficient().denominator();
            denominator = denominator.multiply(d).divide(denominator.gcd(d));
        }
        Rational content = new Rational(numerator, denominator);
        return a.terms().get(0).coefficient().signum() < 0 ? content.negate() : content;
    }

    private static Expr scaled(Add a, Rational factor) {
        return factor.isOne()
                ? a
                : Add.of(a.terms().stream()
                        .map(t -> new Add.Term(t.coefficient().times(factor), t.term()))
                        .toList());
    }
}
