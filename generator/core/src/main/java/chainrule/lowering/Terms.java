package chainrule.lowering;

import chainrule.symbolic.Add;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Reduce;
import java.util.List;

/** Sums and products taken apart. */
final class Terms {

    private Terms() {}

    static List<Expr> summands(Expr e) {
        return e instanceof Add a ? a.terms().stream().map(Add.Term::value).toList() : List.of(e);
    }

    /** A number times a sum over indices. */
    record Contraction(Rational coefficient, Reduce sum) {}

    /** A term as a number times a sum over indices, or null where it is none. */
    static Contraction contraction(Expr e) {
        if (e instanceof Reduce r && r.operator() == Reduce.Operator.SUM) {
            return new Contraction(Rational.ONE, r);
        }
        if (e instanceof Mul m
                && m.factors().size() == 1
                && m.factors().get(0).exponent().isOne()
                && m.factors().get(0).base() instanceof Reduce r
                && r.operator() == Reduce.Operator.SUM) {
            return new Contraction(m.coefficient(), r);
        }
        return null;
    }

    static List<Mul.Factor> factors(Expr e) {
        return e instanceof Mul m ? m.factors() : List.of(new Mul.Factor(e, Rational.ONE));
    }

    static Rational coefficient(Expr e) {
        return e instanceof Mul m ? m.coefficient() : Rational.ONE;
    }

    static Expr product(List<Mul.Factor> factors) {
        return Exprs.mul(factors.stream().map(Mul.Factor::value).toList());
    }
}
