package chainrule.explanation;

import chainrule.derivation.Derivation;
import chainrule.model.Assignment;
import chainrule.model.Parameter;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Symbol;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a training step costs for one sample, counted on the formulas that run.
 *
 * @param forwardSums terms that are added up in the sums of the forward pass: its multiply-adds
 * @param backwardSums the same of the backward pass
 * @param parameters how many numbers are learned
 * @param values how many numbers the forward pass computes
 * @param kept definitions whose values the backward pass reads
 * @param notKept definitions whose values it does not read
 */
public record Work(
        long forwardSums, long backwardSums, long parameters, long values, List<Symbol> kept, List<Symbol> notKept) {

    public Work {
        kept = List.copyOf(kept);
        notKept = List.copyOf(notKept);
    }

    static Work of(Derivation derivation) {
        Set<Symbol> read = new LinkedHashSet<>();
        derivation.program().backward().forEach(a -> read.addAll(Accesses.symbols(a.value())));
        List<Symbol> defined = derivation.program().forward().stream().map(Assignment::target).toList();
        return new Work(
                sums(derivation.program().forward()),
                sums(derivation.program().backward()),
                derivation.network().parameters().stream()
                        .map(Parameter::symbol)
                        .mapToLong(s -> size(s.axes()))
                        .sum(),
                defined.stream().mapToLong(s -> size(s.axes())).sum(),
                defined.stream().filter(read::contains).toList(),
                defined.stream().filter(s -> !read.contains(s)).toList());
    }

    private static long size(List<Affine> axes) {
        return axes.stream().mapToLong(Affine::valueOfSizes).reduce(1, (a, b) -> a * b);
    }

    /** An assignment to a matrix of products, such as δ xᵀ, is a multiply-add for each element: gradients accumulate. */
    private static long sums(List<Assignment> assignments) {
        long sum = 0;
        for (Assignment a : assignments) {
            long each = sums(a.value());
            boolean accumulates = a.target().role() == Symbol.Role.ADJOINT
                    && a.target().primal().role() == Symbol.Role.PARAMETER;
            sum += size(a.target().axes()) * (each == 0 && accumulates ? 1 : each);
        }
        return sum;
    }

    private static long sums(Expr e) {
        if (e instanceof Reduce r) {
            long terms = size(r.open().indices().stream().map(Index::extent).toList());
            return terms * Math.max(1, sums(r.open().body()));
        }
        return e.children().stream().mapToLong(Work::sums).sum();
    }
}
