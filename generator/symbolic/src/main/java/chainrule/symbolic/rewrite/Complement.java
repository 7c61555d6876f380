package chainrule.symbolic.rewrite;

import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * 1 − p for a p made of exponentials, in a form that does not cancel: of a fraction in one exponential another such fraction, of
 * a softmax's element that is more than ½ the sum of the others.
 */
final class Complement {

    private final Laws laws;
    private final Exponentials exponentials;

    Complement(Laws laws, Exponentials exponentials) {
        this.laws = laws;
        this.exponentials = exponentials;
    }

    /** The form, or null where there is none. */
    Expr of(Expr p) {
        Expr plain = plain(p);
        if (plain instanceof Conditional c) {
            Expr then = of(c.then());
            Expr otherwise = of(c.otherwise());
            return then == null || otherwise == null ? null : Exprs.conditional(c.condition(), then, otherwise);
        }
        Expr others = others(p, plain);
        return others != null ? others : ofDifference(Exprs.subtract(Exprs.one(), plain));
    }

    /** The complement of a complement is an element of a softmax; others are fractions. */
    private Expr ofDifference(Expr difference) {
        Expr shifted = SoftmaxElement.of(difference) == null
                ? null
                : laws.stability().rewriteOnce(difference, exponentials.ranges(), r -> {});
        return shifted != null ? shifted : ofFraction(difference);
    }

    /** Whether two terms are the same fraction in exponentials. */
    boolean areEqual(Expr a, Expr b) {
        return normal(a) == normal(b);
    }

    private Expr normal(Expr e) {
        return RationalForm.normalize(Hyperbolic.expanded(plain(e)));
    }

    private Expr plain(Expr p) {
        Expr current = p;
        for (int depth = 0; depth <= StableLogarithm.DEEPEST_UNFOLDING; depth++) {
            current = exponentials.expand(exponentials.unfold(current));
        }
        return current;
    }

    private Expr ofFraction(Expr difference) {
        Expr byRule = laws.complement().rewriteOnce(difference, exponentials.ranges(), r -> {});
        if (byRule != null) {
            return byRule;
        }
        Expr normal = RationalForm.normalize(Hyperbolic.expanded(difference));
        Expr again = laws.complement().rewriteOnce(normal, exponentials.ranges(), r -> {});
        if (again != null) {
            return again;
        }
        ExponentialFraction fraction = ExponentialFraction.of(normal, exponentials.ranges());
        if (fraction != null) {
            return fraction.isPositive() ? fraction.value() : null;
        }
        Expr pulled = PulledOut.of(normal, exponentials.ranges()).value();
        return exponentials.isPositive(normal) && pulled != normal ? pulled : null;
    }

    /** Where p is an element of a softmax. */
    private Expr others(Expr p, Expr plain) {
        SoftmaxElement element = SoftmaxElement.of(plain);
        Expr value = element == null ? null : Exprs.divide(element.each(), element.sum());
        Expr each = value != null && p instanceof Access a ? named(a, element.at(), value) : value;
        return each == null ? null : split(p, Exprs.sum(element.indices(), half(each, each, Exprs.zero())));
    }

    /** p by the sum of those that are at most ½, which are all others where p is more. */
    private static Expr split(Expr p, Expr others) {
        return half(p, Exprs.subtract(Exprs.one(), p), others);
    }

    static Expr half(Expr p, Expr atMost, Expr more) {
        return Exprs.conditional(Exprs.apply(ElementaryFunction.LESS_EQUAL, p, Exprs.num(Rational.HALF)), atMost, more);
    }

    /** The element of a name at other places along the softmax's axes, or null where its subscripts do not say them. */
    private Expr named(Access p, Map<Index, Affine> at, Expr value) {
        List<Affine> subscripts = new ArrayList<>(p.subscripts());
        at.forEach((index, place) -> subscripts.replaceAll(s -> s.equals(place) ? Affine.of(index) : s));
        Expr each = Exprs.access(p.symbol(), subscripts);
        return plain(each) == value ? each : null;
    }
}
