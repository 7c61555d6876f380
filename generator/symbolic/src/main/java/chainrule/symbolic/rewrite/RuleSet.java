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

    /** Rewrites everywhere, bottom up, each node once. */
    Expr rewriteAll(Expr e, RangeAnalysis ranges, Consumer<RewriteRule> fired) {
        return Strategy.bottomUp(e, node -> {
            Expr image = rewriteOnce(node, ranges, fired);
            return image == null ? node : image;
        });
    }

    /** Rewrites everywhere until no rule matches, for a table whose rules make what they match smaller. */
    Expr exhaust(Expr e, RangeAnalysis ranges, Consumer<RewriteRule> fired) {
        Expr current = e;
        for (Expr next = rewriteAll(e, ranges, fired); next != current; next = rewriteAll(next, ranges, fired)) {
            current = next;
        }
        return current;
    }
}
