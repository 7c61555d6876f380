package chainrule.analysis;

import chainrule.symbolic.Access;
import chainrule.symbolic.Expr;
import chainrule.symbolic.IndexValue;
import chainrule.symbolic.Symbol;

/** Terms that are a number before any data are known. */
final class ConstantTerms {

    private ConstantTerms() {}

    static boolean isConstant(Expr e) {
        if (e instanceof Access a) {
            return a.symbol().role() == Symbol.Role.CONSTANT;
        }
        if (e instanceof IndexValue v) {
            return v.freeIndices().isEmpty();
        }
        return e.children().stream().allMatch(ConstantTerms::isConstant);
    }
}
