package chainrule.lowering;

import chainrule.plan.Condition;
import chainrule.plan.Interval;
import chainrule.plan.Offset;
import chainrule.plan.Scalar;
import chainrule.symbolic.Access;
import chainrule.symbolic.Add;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Apply;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.IndexValue;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Num;
import chainrule.symbolic.Rational;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * Terms that are true or false to conditions. What is known of integers is decided here. Of a conjunction, what may be
 * evaluated everywhere comes first, and what it keeps inside an axis stays where it stands: in {@code i + 1 < n and x[i + 1] > 0}
 * the element must not be read before. Likewise of a disjunction.
 */
final class ConditionLowering {

    private final Function<Expr, Scalar> scalar;
    /** The same behind a condition. */
    private final Function<Expr, Scalar> guarded;

    private final Function<Affine, Offset> offset;
    private final Reads reads;

    ConditionLowering(
            Function<Expr, Scalar> scalar,
            Function<Expr, Scalar> guarded,
            Function<Affine, Offset> offset,
            Reads reads) {
        this.scalar = scalar;
        this.guarded = guarded;
        this.offset = offset;
        this.reads = reads;
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
            case AND -> joined(a, ConditionLowering::and);
            case OR -> joined(a, ConditionLowering::or);
            case EQUAL -> compare(Condition.Relation.EQUAL, x, a.arguments().get(1));
            case LESS -> compare(Condition.Relation.LESS, x, a.arguments().get(1));
            case LESS_EQUAL -> compare(Condition.Relation.LESS_EQUAL, x, a.arguments().get(1));
            default -> throw new IllegalStateException(a + " is no predicate");
        };
    }

    private Condition joined(Apply a, BinaryOperator<Condition> join) {
        List<Expr> operands = new ArrayList<>();
        collect(a, a.function(), operands);
        operands.sort(Comparator.comparing(e -> !reads.stayInRange(e)));
        ConditionLowering inside = new ConditionLowering(guarded, guarded, offset, reads);
        Condition all = lower(operands.get(0));
        for (Expr e : operands.subList(1, operands.size())) {
            all = join.apply(all, reads.stayInRange(e) ? lower(e) : inside.lower(e));
        }
        return all;
    }

    private static void collect(Expr e, ElementaryFunction function, List<Expr> operands) {
        if (e instanceof Apply a && a.function() == function) {
            a.arguments().forEach(x -> collect(x, function, operands));
        } else {
            operands.add(e);
        }
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
