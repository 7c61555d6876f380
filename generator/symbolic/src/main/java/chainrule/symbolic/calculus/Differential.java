package chainrule.symbolic.calculus;

import chainrule.symbolic.Access;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The differential of a term as a sum of coefficient · dS[…] over the places where variables occur: the chain rule, in its
 * one place.
 */
public final class Differential {

    /**
     * One place: Σ over the bound indices of coefficient · d(variable).
     *
     * @param variable the access whose differential it is
     * @param bound fresh indices of the reductions around it
     * @param coefficient in the free indices and the bound ones
     */
    public record Contribution(Access variable, List<Index> bound, Expr coefficient) {}

    private final Predicate<Symbol> isVariable;
    private final FunctionDerivatives functions;
    private final DifferentialTable table;
    private final Map<List<Object>, Contribution> places = new LinkedHashMap<>();

    private Differential(Predicate<Symbol> isVariable, FunctionDerivatives functions, DifferentialTable table) {
        this.isVariable = isVariable;
        this.functions = functions;
        this.table = table;
    }

    /** The contributions of each variable to the differential of a term, those of one place added up. */
    public static List<Contribution> of(Expr e, Predicate<Symbol> isVariable, FunctionDerivatives functions) {
        return of(e, isVariable, functions, DifferentialTable.STANDARD);
    }

    /** The same by another table. */
    public static List<Contribution> of(
            Expr e, Predicate<Symbol> isVariable, FunctionDerivatives functions, DifferentialTable table) {
        Differential differential = new Differential(isVariable, functions, table);
        differential.collect(e, Exprs.one(), List.of());
        return differential.places.values().stream()
                .filter(c -> !c.coefficient().isZero())
                .toList();
    }

    private void collect(Expr e, Expr coefficient, List<Index> bound) {
        if (coefficient.isZero()) {
            return;
        }
        if (e instanceof Access a && isVariable.test(a.symbol())) {
            places.merge(
                    List.of(a, bound),
                    new Contribution(a, bound, coefficient),
                    (x, y) -> new Contribution(a, bound, Exprs.add(x.coefficient(), y.coefficient())));
        }
        for (OperationDifferential.Part p : OperationDifferential.of(e, functions, table).parts()) {
            collect(p.operand(), Exprs.mul(coefficient, p.coefficient()), with(bound, p.bound()));
        }
    }

    private static List<Index> with(List<Index> bound, List<Index> more) {
        if (more.isEmpty()) {
            return bound;
        }
        List<Index> all = new ArrayList<>(bound);
        all.addAll(more);
        return all;
    }
}
