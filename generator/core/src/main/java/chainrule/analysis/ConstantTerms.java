package chainrule.analysis;

import chainrule.symbolic.Access;
import chainrule.symbolic.Expr;
import chainrule.symbolic.IndexValue;
import chainrule.symbolic.Num;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Evaluator;
import java.util.Map;

/** Terms that are a number before any data are known. */
final class ConstantTerms {

    private ConstantTerms() {}

    /** Whether a term is a number beyond all doubles, such as 2^(2^16): only how it is made is kept of it. */
    static boolean isNoDouble(Expr e) {
        boolean known = !(e instanceof Num) && isConstant(e) && !e.contains(IndexValue.class::isInstance);
        return known && !Double.isFinite(new Evaluator(new Environment()).value(e, Map.of()));
    }

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
