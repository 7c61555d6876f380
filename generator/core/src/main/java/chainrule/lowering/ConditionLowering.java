package chainrule.lowering;

import chainrule.symbolic.Access;
import chainrule.symbolic.Add;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Apply;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.IndexValue;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Num;
import chainrule.symbolic.Rational;
import java.util.function.Function;

/** Terms that are true or false to conditions. What is known of integers is decided here. */
final class ConditionLowering {

    private final Function<Expr, Scalar> scalar;
    private final Function<Affine, Offset> offset;

    ConditionLowering(Function<Expr, Scalar> scalar, Function<Affine, Offset> offset) {
        this.scalar = scalar;
        this.offset = offset;
    }

    Condition lower(Expr e) {
        if (e instanceof Num n) {
            return new Condition.Always(!n.value().isZero());
        }
        return e instanceof Apply a && a.function().isPredicate()
                ? predicate(a)
                : new Condition.Compare(
                        Condition.Relation.UNEQUAL, scalar.apply(e), new Scalar.Literal(Rational.ZERO));
    }

    private Condition predicate(Apply a) {
        Expr x = a.arguments().get(0);
        return switch (a.function()) {
            case NOT -> not(lower(x));
            case AND -> and(lower(x), lower(a.arguments().get(1)));
            case OR -> or(lower(x), lower(a.arguments().get(1)));
            case EQUAL -> compare(Condition.Relation.EQUAL, x, a.arguments().get(1));
            case LESS -> compare(Condition.Relation.LESS, x, a.arguments().get(1));
            case LESS_EQUAL -> compare(Condition.Relation.LESS_EQUAL, x, a.arguments().get(1));
            case EXP, LOG, LOG1P, EXPM1, SIN, COS, TAN, ASIN, ACOS, ATAN, SINH, COSH, TANH, ERF, ERFCX, ABS, SIGN, FLOOR, CEIL,
                    ROUND, MAX, MIN, POWER -> throw new IllegalStateException(a + " is no predicate");
        };
    }

    private static Condition not(Condition c) {
        return c instanceof Condition.Always a ? new Condition.Always(!a.holds()) : new Condition.Not(c);
    }

    private static Condition and(Condition a, Condition b) {
        if (a instanceof Condition.Always x) {
            return x.holds() ? b : a;
        }
        return b instanceof Condition.Always x ? x.holds() ? a : b : new Condition.And(a, b);
    }

    private static Condition or(Condition a, Condition b) {
        if (a instanceof Condition.Always x) {
            return x.holds() ? a : b;
        }
        return b instanceof Condition.Always x ? x.holds() ? b : a : new Condition.Or(a, b);
    }

    private Condition compare(Condition.Relation relation, Expr x, Expr y) {
        if (!isInteger(x) || !isInteger(y)) {
            return new Condition.Compare(relation, scalar.apply(x), scalar.apply(y));
        }
        Affine left = Exprs.asAffine(x);
        Affine right = Exprs.asAffine(y);
        Boolean decided = decide(relation, Interval.of(left.minus(right)));
        return decided != null
                ? new Condition.Always(decided)
                : new Condition.CompareIntegers(relation, offset.apply(left), offset.apply(right));
    }

    /** Whether x R 0 for all x of an interval, or for none; else null. */
    private static Boolean decide(Condition.Relation relation, Interval x) {
        return switch (relation) {
            case EQUAL -> x.low() > 0 || x.high() < 0 ? Boolean.FALSE : x.low() == 0 && x.high() == 0 ? true : null;
            case UNEQUAL -> x.low() > 0 || x.high() < 0 ? Boolean.TRUE : x.low() == 0 && x.high() == 0 ? false : null;
            case LESS -> x.high() < 0 ? Boolean.TRUE : x.low() >= 0 ? false : null;
            case LESS_EQUAL -> x.high() <= 0 ? Boolean.TRUE : x.low() > 0 ? false : null;
        };
    }

    private static boolean isInteger(Expr e) {
        if (e instanceof Num n) {
            return n.value().isInteger() && n.value().numerator().bitLength() < 31;
        }
        if (e instanceof Add a) {
            return a.terms().stream().allMatch(t -> t.coefficient().isInteger() && isInteger(t.term()));
        }
        if (e instanceof Mul m) {
            return m.coefficient().isInteger()
                    && m.factors().size() == 1
                    && m.factors().get(0).exponent().isOne()
                    && isInteger(m.factors().get(0).base());
        }
        return e instanceof IndexValue || e instanceof Access a && a.symbol().isInteger();
    }
}
