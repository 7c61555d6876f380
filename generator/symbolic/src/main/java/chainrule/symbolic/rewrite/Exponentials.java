package chainrule.symbolic.rewrite;

import chainrule.symbolic.Access;
import chainrule.symbolic.Add;
import chainrule.symbolic.Apply;
import chainrule.symbolic.Call;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Mul;
import chainrule.symbolic.NamedFunction;
import chainrule.symbolic.Range;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Which names and functions are made of exponentials, so that their values can round to 0, to 1 or to infinity, and what they
 * are made of. Each definition is looked at once, in its turn, and each function once: the cost is linear in what is written.
 */
final class Exponentials {

    /** A longer definition is not unfolded: what it is made of is far away. */
    private static final int LONGEST = 120;
    private static final Set<ElementaryFunction> SATURATING = EnumSet.of(
            ElementaryFunction.EXP,
            ElementaryFunction.EXPM1,
            ElementaryFunction.TANH,
            ElementaryFunction.SINH,
            ElementaryFunction.COSH,
            ElementaryFunction.ERF);

    private final Map<Symbol, Definition> unfoldable = new IdentityHashMap<>();
    private final Map<Symbol, Range> known = new IdentityHashMap<>();
    private final Map<NamedFunction, Boolean> functions = new IdentityHashMap<>();
    private final Map<NamedFunction, Boolean> passing = new IdentityHashMap<>();
    private final Map<Expr, Expr> unfolded = new HashMap<>();
    private final Map<Expr, Expr> expanded = new HashMap<>();
    private final RangeAnalysis ranges = new RangeAnalysis(s -> known.getOrDefault(s, s.range()));

    /** @param definitions those that may be unfolded, each after those that it uses */
    Exponentials(List<Definition> definitions) {
        Set<Symbol> pending = new HashSet<>();
        definitions.forEach(d -> pending.add(d.symbol()));
        for (Definition d : definitions) {
            if (!accesses(d.body(), pending)) {
                add(d);
            }
            pending.remove(d.symbol());
        }
    }

    /** Whether a term is made by arithmetic of what is defined by it in turn, at an earlier step: that has no end. */
    private static boolean accesses(Expr e, Set<Symbol> symbols) {
        return e instanceof Access a
                ? symbols.contains(a.symbol())
                : (isArithmetic(e) || e instanceof Conditional) && e.children().stream().anyMatch(c -> accesses(c, symbols));
    }

    private void add(Definition d) {
        if (isMadeOf(d.body())) {
            known.put(d.symbol(), ranges.of(d.body()));
            if ((isPositive(d.body()) || !contracts(d.body())) && Cost.of(d.body()) <= LONGEST) {
                unfoldable.put(d.symbol(), d);
            }
        }
    }

    RangeAnalysis ranges() {
        return ranges;
    }

    /** Whether a name stands for exponentials. */
    boolean isUnfoldable(Symbol s) {
        return unfoldable.containsKey(s);
    }

    /** Whether a term is made of exponentials, so that it may round to 0. */
    boolean canVanish(Expr e) {
        return isMadeOf(e) && ranges.of(e).low() <= 0 && ranges.of(e).high() >= 0 && !isShifted(e);
    }

    /** Whether a term is made of exponentials, so that it may be infinite. */
    boolean canOverflow(Expr e) {
        return isMadeOf(e)
                && !(Double.isFinite(ranges.of(e).high()) && Double.isFinite(ranges.of(e).low()))
                && !isShifted(e);
    }

    /** Whether a sum of exponentials is shifted by the largest exponent: it neither vanishes nor overflows. */
    boolean isShifted(Expr e) {
        return e instanceof Add a
                ? a.terms().stream().anyMatch(t -> hasShiftedFactor(t.term()))
                : e instanceof Reduce r && r.operator() == Reduce.Operator.SUM && hasShiftedFactor(r.open().body());
    }

    private static boolean hasShiftedFactor(Expr e) {
        List<Expr> exponents = new ArrayList<>();
        for (Mul.Factor f : Polynomial.factors(e)) {
            if (f.base() instanceof Apply a && a.function() == ElementaryFunction.EXP) {
                exponents.add(Exprs.times(f.exponent(), a.arguments().get(0)));
            }
        }
        return RangeAnalysis.isShiftedByItsMaximum(Exprs.add(exponents));
    }

    /** Whether a term names what may be unfolded and may round to 0 or be infinite. */
    boolean namesSaturating(Expr e) {
        return e instanceof Access
                ? canVanish(e) || canOverflow(e)
                : isArithmetic(e) && e.children().stream().anyMatch(this::namesSaturating);
    }

    /** Whether a value is made of exponentials by arithmetic; what is under another function does not count. */
    boolean isMadeOf(Expr e) {
        return new Search(this, false).finds(e);
    }

    /**
     * The search for exponentials in one term.
     *
     * @param formals whether the arguments of a function count as made of exponentials
     */
    private record Search(Exponentials names, boolean formals, Map<Expr, Boolean> seen) {

        Search(Exponentials names, boolean formals) {
            this(names, formals, new HashMap<>());
        }

        boolean finds(Expr e) {
            Boolean done = seen.get(e);
            if (done == null) {
                done = findsAnew(e);
                seen.put(e, done);
            }
            return done;
        }

        private boolean findsAnew(Expr e) {
            if (e instanceof Access a) {
                return names.unfoldable.containsKey(a.symbol()) || formals && a.symbol().role() == Symbol.Role.FORMAL;
            }
            if (e instanceof Apply a) {
                return SATURATING.contains(a.function());
            }
            if (e instanceof Call c) {
                return names.isMadeOf(c.function()) || names.passes(c.function()) && any(c.arguments());
            }
            if (e instanceof Conditional c) {
                return finds(c.then()) || finds(c.otherwise());
            }
            return isArithmetic(e) && any(e.children());
        }

        private boolean any(List<Expr> all) {
            return all.stream().anyMatch(this::finds);
        }
    }

    /** Whether a function of exponentials is made of them. */
    private boolean passes(NamedFunction f) {
        Boolean done = passing.get(f);
        if (done == null) {
            done = new Search(this, true).finds(f.body());
            passing.put(f, done);
        }
        return done;
    }

    /** Whether a term is positive because each of its terms and factors is, so that it vanishes only where all of them do. */
    boolean isPositive(Expr e) {
        if (e instanceof Add a) {
            return a.terms().stream().allMatch(t -> t.coefficient().signum() > 0 && isPositive(t.term()));
        }
        if (e instanceof Mul m) {
            return m.coefficient().signum() > 0 && m.factors().stream().allMatch(f -> isPositive(f.base()));
        }
        return isArithmetic(e) ? e.children().stream().allMatch(this::isPositive) : ranges.of(e).isNonNegative();
    }

    static boolean isArithmetic(Expr e) {
        return e instanceof Add
                || e instanceof Mul
                || e instanceof Reduce r && (r.operator() == Reduce.Operator.SUM || r.operator() == Reduce.Operator.PROD);
    }

    boolean isMadeOf(NamedFunction f) {
        Boolean done = functions.get(f);
        if (done == null) {
            done = isMadeOf(f.body());
            functions.put(f, done);
        }
        return done;
    }

    /** Whether products of names are summed, outside of functions. */
    private static boolean contracts(Expr e) {
        if (e instanceof Reduce r && FoldDefinition.accesses(r.open().body()).size() > 1) {
            return true;
        }
        return isArithmetic(e) && e.children().stream().anyMatch(Exponentials::contracts);
    }

    /** Names that stand for exponentials, outside of functions, replaced by their bodies. */
    Expr unfold(Expr e) {
        Expr done = unfolded.get(e);
        if (done == null) {
            done = e instanceof Access a && unfoldable.containsKey(a.symbol())
                    ? unfoldable.get(a.symbol()).at(a)
                    : inside(e, this::unfold);
            unfolded.put(e, done);
        }
        return done;
    }

    /** Calls of functions that are made of exponentials, outside of other functions, replaced by their bodies. */
    Expr expand(Expr e) {
        Expr done = expanded.get(e);
        if (done == null) {
            done = e instanceof Call c && isMadeOf(c.function())
                    ? expand(c.function().expand(c.arguments()))
                    : inside(e, this::expand);
            expanded.put(e, done);
        }
        return done;
    }

    private static Expr inside(Expr e, UnaryOperator<Expr> f) {
        return isArithmetic(e) ? e.mapChildren(f) : e;
    }
}
