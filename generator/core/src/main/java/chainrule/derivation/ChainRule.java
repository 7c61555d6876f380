package chainrule.derivation;

import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import java.util.List;

/** What a use of a name adds to the adjoint of an element of it, for one element of the user. */
@FunctionalInterface
public interface ChainRule {

    /** adjoint of the user · coefficient of the differential · whether the use is of that element. */
    ChainRule STANDARD = (adjoint, coefficient, places) -> Exprs.mul(adjoint, coefficient, Exprs.mul(places));

    /**
     * @param adjoint that of the user's element; 1 for the loss
     * @param coefficient of the name's differential in the user's
     * @param places δs that are 1 where the use is of the element
     */
    Expr term(Expr adjoint, Expr coefficient, List<Expr> places);
}
