package chainrule.symbolic.calculus;

import chainrule.symbolic.Access;
import chainrule.symbolic.Add;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Apply;
import chainrule.symbolic.Call;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.DefinedFunction;
import chainrule.symbolic.Delta;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexValue;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Num;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.TensorArgument;
import chainrule.symbolic.TensorCall;
import java.util.ArrayList;
import java.util.List;

/**
 * The differential of one operation: d(term) = Σ over the parts of Σ over their bound indices of coefficient · d(operand).
 * {@link Differential} chains these, and an explanation shows them one by one.
 *
 * @param rule its name, for a reader
 * @param parts one for each operand; none for what is constant
 */
public record OperationDifferential(Expr term, String rule, List<Part> parts) {

    /**
     * One operand.
     *
     * @param bound fresh indices, of the reduction that the operation is
     * @param coefficient in the free indices of the term and the bound ones
     */
    public record Part(Expr operand, List<Index> bound, Expr coefficient) {}

    public OperationDifferential {
        parts = List.copyOf(parts);
    }

    /** Of the outermost operation of a term. That of a variable is left to the caller: it has no parts. */
    public static OperationDifferential of(Expr term, FunctionDerivatives functions) {
        return of(term, functions, DifferentialTable.STANDARD);
    }

    /** The same by another table. */
    static OperationDifferential of(Expr term, FunctionDerivatives functions, DifferentialTable table) {
        return term.accept(new Rules(functions, table));
    }

    private record Rules(FunctionDerivatives functions, DifferentialTable table) implements Expr.Visitor<OperationDifferential> {

        private static OperationDifferential constant(Expr e) {
            return new OperationDifferential(e, "constant", List.of());
        }

        private static Part part(Expr operand, Expr coefficient) {
            return new Part(operand, List.of(), coefficient);
        }

        @Override
        public OperationDifferential visit(Num e) {
            return constant(e);
        }

        @Override
        public OperationDifferential visit(IndexValue e) {
            return constant(e);
        }

        @Override
        public OperationDifferential visit(Delta e) {
            return constant(e);
        }

        /** A function of whole tensors: by its formula, or by its row in the table. */
        @Override
        public OperationDifferential visit(Access e) {
            TensorCall call = e.symbol().call();
            if (call == null) {
                return constant(e);
            }
            if (call.function() instanceof DefinedFunction f) {
                Expr formula = f.expand(call.arguments().get(0), e.subscripts());
                return new OperationDifferential(e, "by its definition", List.of(part(formula, Exprs.one())));
            }
            List<Part> parts = new ArrayList<>();
            for (int k = 0; k < call.arguments().size(); k++) {
                TensorArgument argument = call.arguments().get(k);
                List<Index> element = argument.extents().stream().map(Index::fresh).toList();
                List<Affine> at = element.stream().map(Affine::of).toList();
                parts.add(new Part(argument.at(at), element, table.partial(e, k, element)));
            }
            return new OperationDifferential(e, "differential of " + call.function().symbol(), parts);
        }

        @Override
        public OperationDifferential visit(Add e) {
            return new OperationDifferential(e, "sum rule", e.terms().stream()
                    .map(t -> part(t.term(), Exprs.num(t.coefficient())))
                    .toList());
        }

        /** d(Π fₖ^nₖ) = Σ Π_(others) d(fₖ^nₖ), and that of a single power. */
        @Override
        public OperationDifferential visit(Mul e) {
            if (e.factors().size() == 1) {
                return power(e, e.factors().get(0));
            }
            List<Part> parts = new ArrayList<>();
            for (Mul.Factor f : e.factors()) {
                Expr others = Exprs.mul(e, Exprs.pow(f.base(), f.exponent().negate()));
                parts.add(part(Exprs.pow(f.base(), f.exponent()), others));
            }
            return new OperationDifferential(e, "product rule", parts);
        }

        private OperationDifferential power(Mul e, Mul.Factor f) {
            if (f.isExponential()) {
                // (eᵃ)ⁿ is how e^(n a) is stored.
                Expr exponent = Exprs.times(f.exponent(), f.base().exponent());
                return new OperationDifferential(e, nameOf(ElementaryFunction.EXP), List.of(part(exponent, e)));
            }
            Expr coefficient = Exprs.times(e.coefficient(), table.power(f.base(), f.exponent()));
            return new OperationDifferential(
                    e, f.exponent().isOne() ? "constant factor" : "power rule", List.of(part(f.base(), coefficient)));
        }

        private static String nameOf(ElementaryFunction f) {
            return "differential of " + f.symbol();
        }

        @Override
        public OperationDifferential visit(Apply e) {
            List<Part> parts = new ArrayList<>();
            for (int k = 0; k < e.arguments().size(); k++) {
                parts.add(part(e.arguments().get(k), table.partial(e.function(), k, e.arguments(), e)));
            }
            return new OperationDifferential(e, nameOf(e.function()), parts);
        }

        @Override
        public OperationDifferential visit(Call e) {
            List<Part> parts = new ArrayList<>();
            for (int k = 0; k < e.arguments().size(); k++) {
                parts.add(part(e.arguments().get(k), functions.partial(e.function(), k, e.arguments())));
            }
            return new OperationDifferential(e, "derivative of " + e.function().sign(), parts);
        }

        @Override
        public OperationDifferential visit(Conditional e) {
            return new OperationDifferential(e, "by cases", List.of(
                    part(e.then(), table.branch(e.condition(), true)),
                    part(e.otherwise(), table.branch(e.condition(), false))));
        }

        @Override
        public OperationDifferential visit(Reduce e) {
            Reduce.Opened opened = e.open();
            String rule =
                    switch (e.operator()) {
                        case SUM -> "sum rule";
                        case PROD -> "product rule";
                        case MAX -> "through the largest element";
                        case MIN -> "through the smallest element";
                    };
            Expr weight =
                    switch (e.operator()) {
                        case SUM -> Exprs.one();
                        case PROD -> table.product(opened.body(), e);
                        case MAX, MIN -> table.extremum(opened.body(), e, attaining(e));
                    };
            return new OperationDifferential(e, rule, List.of(new Part(opened.body(), opened.indices(), weight)));
        }

        /** How many of the elements attain the extremum. */
        private static Expr attaining(Reduce e) {
            Reduce.Opened other = e.openAnew();
            return Exprs.sum(
                    other.indices(), Exprs.indicator(Exprs.apply(ElementaryFunction.EQUAL, other.body(), e)));
        }
    }
}
