package chainrule.symbolic.rewrite;

import chainrule.symbolic.Add;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Symbol;
import java.util.List;

/**
 * left = right for all values of the variables in their ranges: the guard of a rule is the range of each variable. A rule
 * on a product or a sum rewrites the part that matches.
 *
 * @param name what a derivation gives as the reason
 * @param left a pattern whose variables are formals
 * @param right a term in the variables of the left side
 * @param large variables that must be able to grow without bound for the rule to be worth applying
 * @param why what the right side is better at; empty for plain algebra
 */
public record RewriteRule(String name, Expr left, Expr right, List<Symbol> large, String why) {

    public RewriteRule {
        large = List.copyOf(large);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** The rewritten term, or null where the rule does not match. */
    Expr apply(Expr e, RangeAnalysis ranges) {
        Bindings bindings = new Bindings();
        Expr rest = new Matcher(ranges).matchPart(left, e, bindings);
        if (rest == null) {
            return null;
        }
        if (large.stream().anyMatch(v -> Double.isFinite(ranges.of(bindings.get(v).value()).high()))) {
            return null;
        }
        Expr image = bindings.instantiate(right);
        return left instanceof Add ? Exprs.add(image, rest) : left instanceof Mul ? Exprs.mul(image, rest) : image;
    }
}
