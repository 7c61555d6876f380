package chainrule.explanation;

import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Apply;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Mul;
import chainrule.symbolic.OpaqueFunction;
import chainrule.symbolic.Range;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.TensorCall;
import chainrule.symbolic.rewrite.RangeAnalysis;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where terms have a value: what a logarithm is taken of, what divides without being seen to be 0 somewhere, and the matrices
 * that functions of whole tensors need. What ranges exclude, and so what is declared, is left out.
 */
public final class Domains {

    /** term sign 0, for all values of the term's indices. */
    public record Condition(Expr term, String sign) {}

    private final RangeAnalysis ranges = RangeAnalysis.ofSymbols();
    private final Map<Expr, String> signs = new LinkedHashMap<>();
    private final Set<Expr> seen = new HashSet<>();

    private Domains() {}

    /** The conditions under which all of these terms have values, each once. */
    public static List<Condition> of(List<Expr> terms) {
        Domains domains = new Domains();
        terms.forEach(domains::collect);
        return domains.signs.entrySet().stream()
                .map(e -> new Condition(e.getKey(), e.getValue()))
                .toList();
    }

    private void collect(Expr e) {
        if (!seen.add(e)) {
            return;
        }
        if (e instanceof Access a && a.symbol().call() != null) {
            call(a.symbol().call());
        } else if (e instanceof Apply f && f.function() == ElementaryFunction.LOG) {
            require(f.arguments().get(0), ">");
        } else if (e instanceof Mul m) {
            m.factors().forEach(this::factor);
        }
        if (e instanceof Reduce r) {
            collect(r.open().body());
        } else {
            e.children().forEach(this::collect);
        }
    }

    private void call(TensorCall call) {
        call.arguments().forEach(a -> collect(a.body()));
        if (call.function() instanceof OpaqueFunction f && f.determinant() != null) {
            TensorCall determinant = new TensorCall(OpaqueFunction.DET, call.arguments().subList(0, 1));
            put(Exprs.access(Symbol.of(determinant), List.<Affine>of()), f.determinant());
        }
    }

    /** A number that divides, unless it is the reader's own name; a root of what may be negative. */
    private void factor(Mul.Factor f) {
        boolean isNumber = f.base().freeIndices().isEmpty();
        boolean isMade = f.base() instanceof Reduce || f.base() instanceof Access a && a.symbol().call() != null;
        if (!f.exponent().isInteger()) {
            require(f.base(), f.exponent().signum() < 0 ? ">" : ">=");
        } else if (f.exponent().signum() < 0 && isNumber && isMade) {
            require(f.base(), "!=");
        }
    }

    private void require(Expr term, String sign) {
        Range range = ranges.of(term);
        boolean holds = sign.equals(">") ? range.isPositive() : sign.equals(">=") ? range.isNonNegative() : range.excludesZero();
        if (!holds) {
            put(term, sign.equals(">") && range.isNonNegative() ? "!=" : sign);
        }
    }

    /** The stronger of two conditions on one term. */
    private void put(Expr term, String sign) {
        signs.merge(term, sign, (a, b) -> a.equals(">") || b.equals(">") || !a.equals(b) ? ">" : a);
    }
}
