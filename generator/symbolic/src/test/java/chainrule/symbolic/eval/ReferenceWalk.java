package chainrule.symbolic.eval;

import chainrule.symbolic.Access;
import chainrule.symbolic.Add;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Apply;
import chainrule.symbolic.Call;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.Delta;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexQuotient;
import chainrule.symbolic.IndexTerm;
import chainrule.symbolic.IndexValue;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Num;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Evaluates a term as a tree, again and again: the plainest way, to compare programs with. */
final class ReferenceWalk implements Expr.Visitor<Double> {

    private final Environment environment;
    private final Map<IndexTerm, Integer> at;
    private final Map<Symbol, Double> formals;

    ReferenceWalk(Environment environment, Map<IndexTerm, Integer> at, Map<Symbol, Double> formals) {
        this.environment = environment;
        this.at = new HashMap<>(at);
        this.formals = formals;
    }

    private int whole(Affine affine) {
        return (int) (affine.constant()
                + affine.parts().stream().mapToLong(p -> p.coefficient() * whole(p.term())).sum());
    }

    private int whole(IndexTerm t) {
        return t instanceof Size s ? environment.size(s)
                : t instanceof Access a ? visit(a).intValue()
                : t instanceof IndexQuotient q ? (int) Math.floorDiv(whole(q.dividend()), q.divisor())
                : at.get(t);
    }

    @Override
    public Double visit(Num e) {
        return e.value().doubleValue();
    }

    @Override
    public Double visit(Access e) {
        Tensor t = formals.containsKey(e.symbol()) ? null : environment.get(e.symbol());
        return t == null
                ? formals.get(e.symbol())
                : t.data()[t.offset(e.subscripts().stream().mapToInt(this::whole).toArray())];
    }

    @Override
    public Double visit(IndexValue e) {
        return (double) whole(e.term());
    }

    @Override
    public Double visit(Add e) {
        return e.terms().stream().mapToDouble(t -> t.coefficient().doubleValue() * t.term().accept(this)).sum();
    }

    @Override
    public Double visit(Mul e) {
        for (Mul.Factor f : e.factors()) {
            boolean guard = f.base() instanceof Delta || f.base() instanceof Conditional;
            if (guard && f.exponent().signum() > 0 && f.base().accept(this) == 0) {
                return 0.0;
            }
        }
        double product = e.coefficient().doubleValue();
        for (Mul.Factor f : e.factors()) {
            product *= Math.pow(f.base().accept(this), f.exponent().doubleValue());
        }
        return product;
    }

    @Override
    public Double visit(Apply e) {
        return e.function().value(e.arguments().stream().mapToDouble(a -> a.accept(this)).toArray());
    }

    @Override
    public Double visit(Call e) {
        Map<Symbol, Double> inner = new HashMap<>();
        for (int k = 0; k < e.arguments().size(); k++) {
            inner.put(e.function().formals().get(k), e.arguments().get(k).accept(this));
        }
        return e.function().body().accept(new ReferenceWalk(environment, at, inner));
    }

    @Override
    public Double visit(Conditional e) {
        return (e.condition().accept(this) != 0 ? e.then() : e.otherwise()).accept(this);
    }

    @Override
    public Double visit(Reduce e) {
        Reduce.Opened opened = e.open();
        return over(e.operator(), opened.indices(), opened.body(), null);
    }

    private Double over(Reduce.Operator operator, List<Index> indices, Expr body, Double soFar) {
        if (indices.isEmpty()) {
            double next = body.accept(this);
            return soFar == null ? next : switch (operator) {
                case SUM -> soFar + next;
                case PROD -> soFar * next;
                case MAX -> Math.max(soFar, next);
                case MIN -> Math.min(soFar, next);
            };
        }
        Double result = soFar;
        for (int k = 0; k < whole(indices.get(0).extent()); k++) {
            at.put(indices.get(0), k);
            result = over(operator, indices.subList(1, indices.size()), body, result);
        }
        return result;
    }

    @Override
    public Double visit(Delta e) {
        return whole(e.left()) == whole(e.right()) ? 1.0 : 0.0;
    }
}
