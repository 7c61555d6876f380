package chainrule.checker;

import chainrule.model.Assignment;
import chainrule.model.Block;
import chainrule.symbolic.Access;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.NamedFunction;
import chainrule.symbolic.Substitution;
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
import java.util.LinkedHashSet;
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

    private final List<Assignment> definitions;
    private final List<Block> blocks;
    private final Predicate<Symbol> isWritten;
    private final DerivedFunctions functions;
    private final Simplifier contract = new Simplifier(List.of(Strategies.CONTRACT));
    private final Map<Symbol, Map<Symbol, Formal>> partials = new IdentityHashMap<>();
    private final Map<Symbol, Set<Symbol>> reached = new IdentityHashMap<>();
    private final Map<Symbol, Set<Symbol>> used = new IdentityHashMap<>();
    private final Map<Key, Symbol> symbols = new HashMap<>();
    private final Map<Symbol, Key> keys = new IdentityHashMap<>();

    /** A term over axes. */
    private record Formal(List<Index> axes, Expr body) {}

    Derivatives(List<Assignment> definitions, List<NamedFunction> library, Predicate<Symbol> isWritten) {
        this.definitions = definitions;
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

    /** Whether a definition uses a name, by itself or through definitions that the specification does not name. */
    boolean uses(Assignment d, Symbol s) {
        return used.computeIfAbsent(d.target(), t -> used(d)).contains(s);
    }

    /** The names that a definition uses as a reader sees it. */
    Set<Symbol> used(Assignment d) {
        Set<Symbol> names = new LinkedHashSet<>(Accesses.symbols(d.value()));
        for (int k = definitions.size() - 1; k >= 0; k--) {
            Assignment hidden = definitions.get(k);
            if (names.contains(hidden.target()) && !isWritten.test(hidden.target())) {
                names.addAll(Accesses.symbols(hidden.value()));
            }
        }
        return names;
    }

    /** The elementwise derivative of a definition in a name of its shape: the diagonal of its differential. */
    Expr diagonal(Assignment d, Symbol s) {
        Formal partial = partial(d, s);
        Map<Index, Affine> at = new HashMap<>();
        for (int k = 0; k < d.axes().size(); k++) {
            at.put(partial.axes().get(d.axes().size() + k), Affine.of(d.axes().get(k)));
        }
        return Substitution.ofIndices(at).apply(partial.body());
    }

    private Set<Symbol> reached(Symbol from) {
        return reached.computeIfAbsent(from, this::reachedFrom);
    }

    private Set<Symbol> reachedFrom(Symbol from) {
        Set<Symbol> reached = Collections.newSetFromMap(new IdentityHashMap<>());
        reached.add(from);
        int before = 0;
        while (before < reached.size()) { // more than once only for recurrences
            before = reached.size();
            for (Assignment d : definitions) {
                if (Accesses.symbols(d.value()).stream().anyMatch(reached::contains)) {
                    reached.add(d.target());
                }
            }
        }
        return reached;
    }

    Tensor value(Key key, Environment e) {
        Sums sums = new Sums(key, e);
        for (int k = blocks.size() - 1; k >= 0; k--) {
            sums.pass(blocks.get(k));
        }
        int[] shape = e.shape(symbol(key));
        double[] result = sums.of.get(key.by());
        return result == null ? Tensor.zeros(shape) : new Tensor(shape, result);
    }

    /** For each name the sum over the ways to it, from the last block of definitions to the first. */
    private final class Sums {
        private final Key key;
        private final Environment e;
        private final int rows;
        private final Set<Symbol> towards;
        private final Map<Symbol, double[]> of = new IdentityHashMap<>();

        Sums(Key key, Environment e) {
            this.key = key;
            this.e = e;
            this.rows = size(e.shape(key.of()));
            this.towards = reached(key.by());
            of.put(key.of(), identity(rows));
        }

        /** Hands on what the members of a block have; in a recurrence first to each other, step by step. */
        void pass(Block block) {
            Map<Symbol, double[]> step = block.recurrence().isPresent() ? members(block, of) : Map.of();
            while (!step.isEmpty()) {
                Map<Symbol, double[]> next = new IdentityHashMap<>();
                step.forEach((s, sum) -> handOn(block, s, sum, next, true));
                next.entrySet().removeIf(n -> !counts(n.getKey()) || Arrays.stream(n.getValue()).allMatch(x -> x == 0));
                next.forEach((s, sum) -> accumulate(of, s, sum.clone()));
                step = next;
            }
            members(block, of).forEach((s, sum) -> handOn(block, s, sum, of, false));
        }

        /** The derivative of one formula does not run through time: a way ends where it comes to a name that is written. */
        private boolean counts(Symbol s) {
            return key.ways() == Ways.ALL || s == key.by() || !isWritten.test(s);
        }

        private Map<Symbol, double[]> members(Block block, Map<Symbol, double[]> sums) {
            Map<Symbol, double[]> members = new IdentityHashMap<>();
            for (Assignment a : block.members()) {
                if (sums.containsKey(a.target())) {
                    members.put(a.target(), sums.get(a.target()));
                }
            }
            return members;
        }

        /** Along the names in one definition that are, or are not, of its own block. */
        private void handOn(Block block, Symbol s, double[] sum, Map<Symbol, double[]> to, boolean within) {
            Assignment d = definition(block, s);
            boolean ends = s == key.by() && !within;
            if (ends || s != key.of() && !passes(key.ways(), s)) {
                return;
            }
            for (Symbol used : Accesses.symbols(d.value())) {
                boolean isMember = block.members().stream().anyMatch(m -> m.target() == used);
                if (towards.contains(used) && !used.isInteger() && isMember == within) {
                    accumulate(to, used, multiply(sum, rows, partial(d, used), e));
                }
            }
        }
    }

    private static Assignment definition(Block block, Symbol s) {
        return block.members().stream().filter(m -> m.target() == s).findFirst().orElseThrow();
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
