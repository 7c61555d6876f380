package chainrule.symbolic.calculus;

import chainrule.symbolic.Access;
import chainrule.symbolic.TensorCall;
import chainrule.symbolic.TensorArgument;
import chainrule.symbolic.DefinedFunction;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Add;
import chainrule.symbolic.Apply;
import chainrule.symbolic.Call;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.Delta;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexValue;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Num;
import chainrule.symbolic.Reduce;
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
        if (!coefficient.isZero()) {
            e.accept(new Walk(coefficient, bound));
        }
    }

    private final class Walk implements Expr.Visitor<Void> {
        private final Expr outer;
        private final List<Index> bound;

        Walk(Expr outer, List<Index> bound) {
            this.outer = outer;
            this.bound = bound;
        }

        private void into(Expr e, Expr coefficient) {
            collect(e, Exprs.mul(outer, coefficient), bound);
        }

        @Override
        public Void visit(Num e) {
            return null;
        }

        @Override
        public Void visit(IndexValue e) {
            return null;
        }

        @Override
        public Void visit(Delta e) {
            return null;
        }

        @Override
        public Void visit(Access e) {
            if (isVariable.test(e.symbol())) {
                places.merge(
                        List.of(e, bound),
                        new Contribution(e, bound, outer),
                        (a, b) -> new Contribution(e, bound, Exprs.add(a.coefficient(), b.coefficient())));
            }
            if (e.symbol().call() != null) {
                call(e);
            }
            return null;
        }

        /** A function of whole tensors: by its formula, or by its row in the table. */
        private void call(Access e) {
            TensorCall call = e.symbol().call();
            if (call.function() instanceof DefinedFunction f) {
                into(f.expand(call.arguments().get(0), e.subscripts()), Exprs.one());
                return;
            }
            for (int k = 0; k < call.arguments().size(); k++) {
                TensorArgument argument = call.arguments().get(k);
                List<Index> element = argument.extents().stream().map(Index::fresh).toList();
                List<Index> inner = new ArrayList<>(bound);
                inner.addAll(element);
                Expr coefficient = table.partial(e, k, element);
                List<Affine> at = element.stream().map(Affine::of).toList();
                collect(argument.at(at), Exprs.mul(outer, coefficient), inner);
            }
        }

        @Override
        public Void visit(Add e) {
            e.terms().forEach(t -> into(t.term(), Exprs.num(t.coefficient())));
            return null;
        }

        /** d(Π fₖ^nₖ) = Σ nₖ fₖ^(nₖ−1) Π_(others) dfₖ. */
        @Override
        public Void visit(Mul e) {
            for (Mul.Factor f : e.factors()) {
                Expr others = Exprs.mul(e, Exprs.pow(f.base(), f.exponent().negate()));
                into(f.base(), Exprs.mul(others, table.power(f.base(), f.exponent())));
            }
            return null;
        }

        @Override
        public Void visit(Apply e) {
            for (int k = 0; k < e.arguments().size(); k++) {
                into(e.arguments().get(k), table.partial(e.function(), k, e.arguments(), e));
            }
            return null;
        }

        @Override
        public Void visit(Call e) {
            for (int k = 0; k < e.arguments().size(); k++) {
                into(e.arguments().get(k), functions.partial(e.function(), k, e.arguments()));
            }
            return null;
        }

        @Override
        public Void visit(Conditional e) {
            into(e.then(), table.branch(e.condition(), true));
            into(e.otherwise(), table.branch(e.condition(), false));
            return null;
        }

        @Override
        public Void visit(Reduce e) {
            Reduce.Opened opened = e.open();
            List<Index> inner = new ArrayList<>(bound);
            inner.addAll(opened.indices());
            Expr weight =
                    switch (e.operator()) {
                        case SUM -> Exprs.one();
                        case PROD -> table.product(opened.body(), e);
                        case MAX, MIN -> table.extremum(opened.body(), e, attaining(e));
                    };
            collect(opened.body(), Exprs.mul(outer, weight), inner);
            return null;
        }

        /** How many of the elements attain the extremum. */
        private Expr attaining(Reduce e) {
            Reduce.Opened other = e.openAnew();
            return Exprs.sum(
                    other.indices(),
                    Exprs.indicator(Exprs.apply(ElementaryFunction.EQUAL, other.body(), e)));
        }
    }
}
