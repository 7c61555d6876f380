package chainrule.explanation;

import chainrule.derivation.Derivation;
import chainrule.model.Assignment;
import chainrule.model.Parameter;
import chainrule.symbolic.Affine;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Symbol;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
 * @param keptValues how many numbers the definitions and functions have that it reads
 * @param keptFunctions values of functions that it reads instead of evaluating them again
 * @param forwardFunctions how often the forward pass evaluates each function that takes many operations
 * @param backwardFunctions the same of the backward pass, besides those whose values it has from the forward pass
 */
public record Work(
        long forwardSums,
        long backwardSums,
        long parameters,
        long values,
        List<Symbol> kept,
        List<Symbol> notKept,
        long keptValues,
        List<Expr> keptFunctions,
        Map<ElementaryFunction, Long> forwardFunctions,
        Map<ElementaryFunction, Long> backwardFunctions) {

    public Work {
        kept = List.copyOf(kept);
        notKept = List.copyOf(notKept);
        keptFunctions = List.copyOf(keptFunctions);
        forwardFunctions = Collections.unmodifiableMap(forwardFunctions);
        backwardFunctions = Collections.unmodifiableMap(backwardFunctions);
    }

    static Work of(Derivation derivation) {
        FunctionCounts counts = new FunctionCounts();
        Map<ElementaryFunction, Long> forward = counts.of(derivation.program().forward());
        FunctionCounts.Reading reading = counts.reading(derivation.program().backward());
        Set<Symbol> read = reading.symbols();
        List<Symbol> defined = derivation.program().forward().stream().map(Assignment::target).toList();
        List<Symbol> kept = defined.stream().filter(read::contains).toList();
        return new Work(
                sums(derivation.program().forward()),
                sums(derivation.program().backward()),
                derivation.network().parameters().stream()
                        .map(Parameter::symbol)
                        .mapToLong(s -> size(s.axes()))
                        .sum(),
                defined.stream().mapToLong(s -> size(s.axes())).sum(),
                kept,
                defined.stream().filter(s -> !read.contains(s)).toList(),
                kept.stream().mapToLong(s -> size(s.axes())).sum()
                        + reading.functions().stream().mapToLong(Work::size).sum(),
                List.copyOf(reading.functions()),
                forward,
                counts.of(derivation.program().backward()));
    }

    private static long size(Expr e) {
        return size(e.freeIndices().stream().map(Index::extent).toList());
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
        if (!e.hasReduction()) {
            return 0;
        }
        if (e instanceof Reduce r) {
            long terms = size(r.open().indices().stream().map(Index::extent).toList());
            return terms * Math.max(1, sums(r.open().body()));
        }
        return e.children().stream().mapToLong(Work::sums).sum();
    }
}
