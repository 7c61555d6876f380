package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.symbolic.Access;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Mul;
import chainrule.symbolic.NamedFunction;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.rewrite.Cost;
import chainrule.symbolic.rewrite.Definition;
import chainrule.symbolic.rewrite.Laws;
import chainrule.symbolic.rewrite.Simplifier;
import chainrule.symbolic.rewrite.Strategy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * From the raw sum of the chain rule to the lines of an adjoint: simplified in the adjoints' names, then with the adjoints
 * of consumers put in where that does not make it longer than both together.
 */
final class AdjointSimplifier {

    /** A form with adjoints put in that is longer than this keeps their names. */
    private static final int LONGEST_FORM = 40;

    private final Laws laws;
    private final Uses uses;
    private final List<NamedFunction> library;
    private final List<Strategy> facts;
    private final Map<Symbol, Derived> adjoints;

    AdjointSimplifier(
            Laws laws, Uses uses, List<NamedFunction> library, List<Strategy> facts, Map<Symbol, Derived> adjoints) {
        this.laws = laws;
        this.uses = uses;
        this.library = library;
        this.facts = facts;
        this.adjoints = adjoints;
    }

    List<Line> lines(Symbol s, Expr raw, List<Assignment> consumers) {
        List<Line> lines = new ArrayList<>();
        Expr first = plain(s, raw, consumers).simplify(raw);
        lines.add(Line.of(first, consumers.isEmpty() ? "the loss does not depend on it" : "chain rule"));
        if (!facts.isEmpty()) {
            simplifier(s, first, consumers).run(first).steps()
                    .forEach(step -> lines.add(Line.of(step.after(), step.reason())));
        }
        Expr named = lines.get(lines.size() - 1).value();
        for (List<Line> more = putIn(s, named, consumers); !more.isEmpty(); ) {
            lines.addAll(more);
            Expr last = more.get(more.size() - 1).value();
            more = putIn(s, last, consumers);
        }
        return lines;
    }

    private Simplifier simplifier(Symbol s, Expr e, List<Assignment> consumers) {
        return plain(s, e, consumers).with(facts);
    }

    /** Without facts, so that each use of one is a line of its own. */
    private Simplifier plain(Symbol s, Expr e, List<Assignment> consumers) {
        return Simplifier.withNames(laws, library, definitionsNear(s, e, consumers));
    }

    /** The definitions whose names the terms may be folded to: the consumers, and what the term itself names. */
    private List<Definition> definitionsNear(Symbol s, Expr e, List<Assignment> consumers) {
        Set<Assignment> near = new LinkedHashSet<>(consumers);
        for (Symbol named : Accesses.symbols(e)) {
            Symbol primal = named.role() == Symbol.Role.ADJOINT ? named.primal() : named;
            Assignment d = uses.definition(primal);
            if (d != null && primal != s) {
                near.add(d);
            }
        }
        return near.stream()
                .filter(a -> !a.mean())
                .map(a -> new Definition(a.target(), a.axes(), a.value()))
                .toList();
    }

    /** The lines that put one adjoint in and simplify, or none where no adjoint is worth it. */
    private List<Line> putIn(Symbol s, Expr e, List<Assignment> consumers) {
        for (Symbol named : Accesses.symbols(e)) {
            Derived derived = adjoints.get(named);
            if (derived != null && mayStandIn(e, derived)) {
                List<Line> lines = putIn(s, e, derived, consumers);
                if (!lines.isEmpty()) {
                    return lines;
                }
            }
        }
        return List.of();
    }

    private List<Line> putIn(Symbol s, Expr e, Derived derived, List<Assignment> consumers) {
        Expr inlined = derived.result().putInto(e);
        Simplifier.Result result = simplifier(s, inlined, consumers).run(inlined);
        Expr value = derived.result().value();
        boolean onlyReader = uses.readersOfAdjoint(derived.target().primal()) == 1;
        int allowed = Cost.of(e) + (onlyReader ? Cost.of(value) : 0);
        int cost = Cost.of(result.value());
        if (cost > allowed || cost > Math.max(LONGEST_FORM, Cost.of(e))) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        List<Expr> shown = shownProduct(e, derived);
        lines.add(new Line(shown, "put in", Optional.of(derived.target())));
        if (shown.size() > 1 && isCancelled(shown, inlined)) {
            lines.add(Line.of(inlined, "common factors cancel"));
        }
        result.steps().forEach(step -> lines.add(Line.of(step.after(), step.reason())));
        return lines;
    }

    private static boolean isCancelled(List<Expr> shown, Expr product) {
        return factors(product) < shown.stream().mapToInt(AdjointSimplifier::factors).sum();
    }

    private static int factors(Expr e) {
        return e instanceof Mul m ? m.factors().size() : e.children().isEmpty() && e.freeIndices().isEmpty() ? 0 : 1;
    }

    /** The product with the adjoint's value as a factor of its own, so that a reader sees what cancels. */
    private static List<Expr> shownProduct(Expr e, Derived derived) {
        if (e instanceof Mul m) {
            for (Mul.Factor f : m.factors()) {
                if (f.base() instanceof Access a && a.symbol() == derived.target() && f.exponent().isOne()) {
                    Expr rest = Exprs.divide(e, a);
                    return Accesses.symbols(rest).contains(derived.target())
                            ? List.of(derived.result().putInto(e))
                            : List.of(derived.result().putInto(a), rest);
                }
            }
        }
        return List.of(derived.result().putInto(e));
    }

    /** One of a recurrence, or a mean over the batch, keeps its name; a pointwise adjoint may stand anywhere; one with a sum once, outside other sums, and with no other reader. */
    private boolean mayStandIn(Expr e, Derived derived) {
        if (derived.mean() || uses.isRecurrent(derived.target().primal())) {
            return false;
        }
        return !derived.result().value().hasReduction()
                || uses.readersOfAdjoint(derived.target().primal()) == 1
                        && occurrences(e, derived.target()) == 1
                        && !occursInReduction(e, derived.target());
    }

    private static int occurrences(Expr e, Symbol s) {
        return e instanceof Access a
                ? (a.symbol() == s ? 1 : 0)
                : e.children().stream().mapToInt(c -> occurrences(c, s)).sum();
    }

    private static boolean occursInReduction(Expr e, Symbol s) {
        return e instanceof Reduce
                ? Accesses.symbols(e).contains(s)
                : e.children().stream().anyMatch(c -> occursInReduction(c, s));
    }
}
