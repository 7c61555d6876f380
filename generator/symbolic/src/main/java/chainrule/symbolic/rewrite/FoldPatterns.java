package chainrule.symbolic.rewrite;

import chainrule.symbolic.Add;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Mul;
import chainrule.symbolic.NamedFunction;
import java.util.List;

/** A term, or a part of a sum or product, of the form of a library function's body becomes a call of it: min(max(a, b), c). */
final class FoldPatterns implements Strategy {

    private final List<NamedFunction> functions;

    FoldPatterns(List<NamedFunction> functions) {
        this.functions = functions;
    }

    @Override
    public String name() {
        return "a function by its name";
    }

    @Override
    public Expr apply(Expr e) {
        return Strategy.bottomUp(e, this::fold);
    }

    private Expr fold(Expr node) {
        Expr best = node;
        for (NamedFunction f : functions) {
            Bindings bindings = new Bindings();
            Expr rest = new Matcher(RangeAnalysis.ofSymbols()).matchPart(f.body(), node, bindings);
            if (rest != null && f.formals().stream().allMatch(x -> bindings.get(x) != null)) {
                Expr call = Exprs.call(
                        f, f.formals().stream().map(x -> bindings.get(x).value()).toList());
                Expr image = f.body() instanceof Add ? Exprs.add(call, rest)
                        : f.body() instanceof Mul ? Exprs.mul(call, rest)
                        : call;
                best = Strategy.cheaper(best, image);
            }
        }
        return best;
    }
}
