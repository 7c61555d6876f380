package chainrule.checker;

import chainrule.model.Assignment;
import chainrule.model.Block;
import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.NamedFunction;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.calculus.Differential;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Tensor;
import chainrule.symbolic.rewrite.DerivedFunctions;
import chainrule.symbolic.rewrite.Simplifier;
import chainrule.symbolic.rewrite.Strategies;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The derivative of any name of a network with respect to any other: an object whose axes are those of the first, then those
 * of the second. It is the sum over the ways from the one to the other of the products of the definitions' differentials.
 */
final class Derivatives {

    /** Which definitions a way may pass through. */
    enum Ways {
        /** All of them: the total derivative. */
        ALL,
        /** Those that the specification does not name: the derivative of one formula as a reader sees it. */
        UNNAMED,
        /** None. */
        NONE
    }

    /**
     * @param of what is differentiated
     * @param by with respect to what
     * @param ways which ways count
     */
    record Key(Symbol of, Symbol by, Ways ways) {}

    private final List<Block> blocks;
    private final Predicate<Symbol> isWritten;
    private final DerivedFunctions functions;
    private final Simplifier contract = new Simplifier(List.of(Strategies.CONTRACT));
    private final Map<Symbol, Map<Symbol, Formal>> partials = new IdentityHashMap<>();
    private final Map<Key, Symbol> symbols = new HashMap<>();
    private final Map<Symbol, Key> keys = new IdentityHashMap<>();

    /** A term over axes. */
    private record Formal(List<Index> axes, Expr body) {}

    Derivatives(List<Assignment> definitions, List<NamedFunction> library, Predicate<Symbol> isWritten) {
        this.blocks = Block.of(definitions);
        this.functions = new DerivedFunctions(library);
        this.isWritten = isWritten;
    }

    /** The symbol that stands for a derivative; {@link #value} has its values. */
    Symbol symbol(Key key) {
        return symbols.computeIfAbsent(key, k -> {
            List<Affine> axes = new ArrayList<>(k.of().axes());
            axes.addAll(k.by().axes());
            Symbol s = Symbol.of(Symbol.Role.DEFINITION, "∂" + k.of() + "/∂" + k.by(), axes);
            keys.put(s, k);
            return s;
        });
    }

    boolean isDerivative(Symbol s) {
        return keys.containsKey(s);
    }

    Tensor value(Symbol derivative, Environment e) {
        return value(keys.get(derivative), e);
    }

    /** Whether a name is used on some way to another. */
    boolean depends(Symbol of, Symbol by) {
        return reached(by).contains(of);
    }

    private Set<Symbol> reached(Symbol from) {
        Set<Symbol> reached = Collections.newSetFromMap(new IdentityHashMap<>());
        reached.add(from);
        for (Block b : blocks) {
            if (b.members().stream().anyMatch(d -> uses(d, from, reached))) {
                b.members().forEach(d -> reached.add(d.target()));
            }
        }
        return reached;
    }

    private static boolean uses(Assignment d, Symbol from, Set<Symbol> reached) {
        return d.target() != from && Terms.symbols(d.value()).stream().anyMatch(reached::contains);
    }

    Tensor value(Key key, Environment e) {
        Set<Symbol> towards = reached(key.by());
        Map<Symbol, double[]> sums = new IdentityHashMap<>();
        sums.put(key.of(), identity(size(e.shape(key.of()))));
        for (int k = blocks.size() - 1; k >= 0; k--) {
            Block b = blocks.get(k);
            if (b.recurrence().isPresent()) {
                backThroughSteps(b, key, towards, sums, e);
            } else if (b.members().get(0).target() != key.by()) {
                pass(b.members().get(0), key, sums, towards, sums, e);
            }
        }
        int[] shape = e.shape(symbol(key));
        double[] result = sums.get(key.by());
        return result == null ? Tensor.zeros(shape) : new Tensor(shape, result);
    }

    /** From the sums of a definition's target to those of the names that it uses. */
    private void pass(
            Assignment d, Key key, Map<Symbol, double[]> from, Set<Symbol> towards, Map<Symbol, double[]> to, Environment e) {
        double[] sum = from.get(d.target());
        if (sum != null && (d.target() == key.of() || passes(key.ways(), d.target()))) {
            int rows = size(e.shape(key.of()));
            for (Symbol s : Terms.symbols(d.value())) {
                if (towards.contains(s) && !s.isInteger()) {
                    accumulate(to, s, multiply(sum, rows, partial(d, s), e));
                }
            }
        }
    }

    /** Within a recurrence what reaches the members is passed on from step to step until nothing is left of it. */
    private void backThroughSteps(
            Block b, Key key, Set<Symbol> towards, Map<Symbol, double[]> sums, Environment e) {
        Set<Symbol> members = Collections.newSetFromMap(new IdentityHashMap<>());
        b.members().forEach(d -> members.add(d.target()));
        Map<Symbol, double[]> moving = new IdentityHashMap<>(sums);
        moving.keySet().retainAll(members);
        while (moving.values().stream().anyMatch(v -> Arrays.stream(v).anyMatch(x -> x != 0))) {
            Map<Symbol, double[]> next = new IdentityHashMap<>();
            b.members().forEach(d -> pass(d, key, moving, members, next, e));
            next.forEach((s, term) -> accumulate(sums, s, term.clone()));
            moving.clear();
            moving.putAll(next);
        }
        Set<Symbol> outside = Collections.newSetFromMap(new IdentityHashMap<>());
        outside.addAll(towards);
        outside.removeAll(members);
        b.members().forEach(d -> pass(d, key, sums, outside, sums, e));
    }

    private boolean passes(Ways ways, Symbol s) {
        return switch (ways) {
            case ALL -> true;
            case UNNAMED -> !isWritten.test(s);
            case NONE -> false;
        };
    }

    private static int size(int[] shape) {
        return Tensor.zeros(shape).data().length;
    }

    private static double[] identity(int n) {
        double[] identity = new double[n * n];
        for (int i = 0; i < n; i++) {
            identity[i * n + i] = 1;
        }
        return identity;
    }

    private static void accumulate(Map<Symbol, double[]> sums, Symbol s, double[] term) {
        double[] sum = sums.putIfAbsent(s, term);
        for (int i = 0; sum != null && i < sum.length; i++) {
            sum[i] += term[i];
        }
    }

    private static double[] multiply(double[] left, int rows, Formal partial, Environment e) {
        double[] right = e.evaluate(partial.axes(), partial.body()).data();
        int inner = left.length / rows;
        int columns = right.length / inner;
        double[] product = new double[rows * columns];
        for (int r = 0; r < rows; r++) {
            for (int k = 0; k < inner; k++) {
                for (int c = 0; c < columns && left[r * inner + k] != 0; c++) {
                    product[r * columns + c] += left[r * inner + k] * right[k * columns + c];
                }
            }
        }
        return product;
    }

    /** The differential of one definition in one of its symbols, over the axes of both. */
    private Formal partial(Assignment d, Symbol s) {
        return partials.computeIfAbsent(d.target(), t -> new IdentityHashMap<>())
                .computeIfAbsent(s, t -> partial(d.axes(), d.value(), t));
    }

    private Formal partial(List<Index> axes, Expr value, Symbol by) {
        List<Index> below = by.axes().stream().map(Index::fresh).toList();
        List<Expr> terms = new ArrayList<>();
        for (Differential.Contribution c : Differential.of(value, x -> x == by, functions)) {
            List<Expr> factors = new ArrayList<>(List.of(c.coefficient()));
            Access variable = c.variable();
            for (int k = 0; k < below.size(); k++) {
                factors.add(Exprs.delta(Affine.of(below.get(k)), variable.subscripts().get(k)));
            }
            terms.add(Exprs.sum(c.bound(), Exprs.mul(factors)));
        }
        List<Index> all = new ArrayList<>(axes);
        all.addAll(below);
        return new Formal(all, contract.simplify(Exprs.add(terms)));
    }

    /** The derivative of a term over axes, all other names held fixed: an assignment to a symbol without a name. */
    Assignment of(List<Index> axes, Expr value, Symbol by) {
        Formal partial = partial(axes, value, by);
        Symbol s = Symbol.of(
                Symbol.Role.DEFINITION, "", partial.axes().stream().map(Index::extent).toList());
        return new Assignment(s, partial.axes(), partial.body());
    }
}
