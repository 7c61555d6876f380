package chainrule.explanation;

import chainrule.symbolic.Access;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Add;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.calculus.FunctionDerivatives;
import chainrule.symbolic.calculus.OperationDifferential;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** The differential of a term one operation at a time, outermost first, down to that of the variable. */
final class DifferentialSteps {

    private final Symbol variable;
    private final FunctionDerivatives functions;
    /** Names for the axes of these extents, other than those that stand besides them. */
    private final BiFunction<List<Affine>, List<Index>, List<Index>> names;
    private final List<OperationDifferential> steps = new ArrayList<>();
    private final Set<Expr> seen = new HashSet<>();

    private DifferentialSteps(
            Symbol variable, FunctionDerivatives functions, BiFunction<List<Affine>, List<Index>, List<Index>> names) {
        this.variable = variable;
        this.functions = functions;
        this.names = names;
    }

    /** The operations on the way to the variable, each with its indices named and without operands that are constant. */
    static List<OperationDifferential> of(
            Expr e,
            Symbol variable,
            List<Index> axes,
            FunctionDerivatives functions,
            BiFunction<List<Affine>, List<Index>, List<Index>> names) {
        DifferentialSteps walk = new DifferentialSteps(variable, functions, names);
        walk.collect(e, axes);
        return walk.steps;
    }

    private void collect(Expr e, List<Index> open) {
        if (e instanceof Access a && a.symbol() == variable || !seen.add(e)) {
            return;
        }
        List<OperationDifferential.Part> parts = new ArrayList<>();
        List<List<Index>> opened = new ArrayList<>();
        OperationDifferential whole = OperationDifferential.of(e, functions);
        for (OperationDifferential.Part p : whole.parts()) {
            if (!p.coefficient().isZero() && Accesses.symbols(p.operand()).contains(variable)) {
                OperationDifferential.Part named = named(p, open);
                parts.add(named);
                List<Index> inner = new ArrayList<>(open);
                inner.addAll(named.bound());
                opened.add(inner);
            }
        }
        steps.add(new OperationDifferential(e, rule(whole, parts), parts));
        for (int k = 0; k < parts.size(); k++) {
            collect(parts.get(k).operand(), opened.get(k));
        }
    }

    /** Constants beside the one operand that varies are factors, or terms that fall away. */
    private static String rule(OperationDifferential whole, List<OperationDifferential.Part> parts) {
        if (whole.term() instanceof Mul m && m.factors().size() > 1 && parts.size() == 1) {
            return "constant factors";
        }
        return whole.term() instanceof Add && parts.size() == 1 ? "constant terms" : whole.rule();
    }

    private OperationDifferential.Part named(OperationDifferential.Part p, List<Index> open) {
        if (p.bound().isEmpty()) {
            return p;
        }
        List<Index> bound = names.apply(p.bound().stream().map(Index::extent).toList(), open);
        Substitution naming = Substitution.ofIndices(p.bound(), bound.stream().map(Affine::of).toList());
        return new OperationDifferential.Part(naming.apply(p.operand()), bound, naming.apply(p.coefficient()));
    }
}
