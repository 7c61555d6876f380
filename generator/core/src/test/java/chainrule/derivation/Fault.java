package chainrule.derivation;

import chainrule.symbolic.Add;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Substitution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A way in which a rule can be wrong. */
enum Fault {
    SIGN {
        @Override
        Expr in(Expr e) {
            return Exprs.negate(e);
        }
    },
    FACTOR {
        @Override
        Expr in(Expr e) {
            return Exprs.times(Rational.TWO, e);
        }
    },
    /** A factor or a term is forgotten. */
    DROPPED {
        @Override
        Expr in(Expr e) {
            if (e instanceof Mul m && m.factors().size() > 1) {
                Mul.Factor last = m.factors().get(m.factors().size() - 1);
                return Exprs.divide(e, Exprs.pow(last.base(), last.exponent()));
            }
            if (e instanceof Add a) {
                return Exprs.subtract(e, a.terms().get(a.terms().size() - 1).value());
            }
            return e;
        }
    },
    /** Two indices that run over the same axis change places. */
    TRANSPOSED {
        @Override
        Expr in(Expr e) {
            List<Index> free = new ArrayList<>(e.freeIndices());
            for (Index i : free) {
                for (Index j : free) {
                    if (i != j && i.extent().equals(j.extent())) {
                        return Substitution.ofIndices(Map.of(i, Affine.of(j), j, Affine.of(i))).apply(e);
                    }
                }
            }
            return e;
        }
    },
    /** Something is there that does not belong there. */
    STRAY {
        @Override
        Expr in(Expr e) {
            return Exprs.add(e, Exprs.num(Rational.of(1, 100)));
        }
    };

    /** The wrong term; the same where a term cannot be wrong so. */
    abstract Expr in(Expr e);
}
