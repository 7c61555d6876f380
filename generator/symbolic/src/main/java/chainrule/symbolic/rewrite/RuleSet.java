package chainrule.symbolic.rewrite;

import chainrule.symbolic.Expr;
import java.util.List;
import java.util.function.Consumer;

/** A table of rules, tried in order. */
public record RuleSet(List<RewriteRule> rules) {

    public RuleSet {
        rules = List.copyOf(rules);
    }

    /** The term rewritten by the first rule that matches it at its root, or null. */
    Expr rewriteOnce(Expr e) {
        return rewriteOnce(e, RangeAnalysis.ofSymbols(), r -> {});
    }

    Expr rewriteOnce(Expr e, RangeAnalysis ranges, Consumer<RewriteRule> fired) {
        for (RewriteRule rule : rules) {
            Expr image = rule.apply(e, ranges);
            if (image != null && image != e) {
                fired.accept(rule);
                return image;
            }
        }
        return null;
    }

    /** Rewrites everywhere, bottom up, each node until no rule matches it. */
    Expr rewriteAll(Expr e, RangeAnalysis ranges, Consumer<RewriteRule> fired) {
        return Strategy.bottomUp(e, node -> {
            Expr current = node;
            for (Expr next = rewriteOnce(node, ranges, fired); next != null; next = rewriteOnce(next, ranges, fired)) {
                current = next;
            }
            return current;
        });
    }
}
