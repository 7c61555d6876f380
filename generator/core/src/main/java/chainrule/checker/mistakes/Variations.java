package chainrule.checker.mistakes;

import chainrule.analysis.Expressions;
import chainrule.analysis.lines.FixedSizes;
import chainrule.analysis.lines.FormulaReader;
import chainrule.analysis.lines.Meaning;
import chainrule.checker.edits.ChainEdits;
import chainrule.checker.edits.Edits;
import chainrule.checker.edits.IndexEdits;
import chainrule.checker.edits.Syntax;
import chainrule.checker.truth.Comparison;
import chainrule.checker.truth.Truth;
import chainrule.checker.truth.Ways;
import chainrule.model.Assignment;
import chainrule.symbolic.Access;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Size;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import chainrule.syntax.DerivativeName;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.NameSyntax;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a derivative becomes when a certain mistake is made on the way to it. */
public final class Variations {

    private Variations() {}

    private static Truth truth(List<Index> axes, Expr body) {
        return new Truth(Meaning.of(axes, body, Optional.empty()), -1);
    }

    private static Guess times(Attempt a, Expr factor, String shown) {
        Meaning f = a.truth().formula();
        Meaning scaled = new Meaning(f.axes(), Exprs.mul(factor, f.body()), f.isRow(), f.steps(), Optional.empty());
        return Guess.times(factor, new Truth(scaled, -1), Map.of("factor", shown));
    }

    /** The truth times a number. */
    static Mistake.Trial times(long numerator, long denominator, String shown) {
        return a -> Stream.of(times(a, Exprs.num(Rational.of(numerator, denominator)), shown));
    }

    /** The truth times something that depends on a size, for each size. */
    static Mistake.Trial times(Function<Expr, Expr> factor, String above, String below) {
        return a -> a.sizes().stream()
                .map(n -> times(a, factor.apply(Exprs.number(Affine.of(n))), above + n.name() + below));
    }

    /** The truth times the product of two sizes, or divided by it. */
    static Mistake.Trial timesTwoSizes(int sign) {
        return a -> {
            List<Guess> guesses = new ArrayList<>();
            for (Size m : a.sizes()) {
                for (Size n : a.sizes()) {
                    Expr product = Exprs.mul(Exprs.number(Affine.of(m)), Exprs.number(Affine.of(n)));
                    guesses.add(times(
                            a, sign > 0 ? product : Exprs.pow(product, -1), "1/(" + m.name() + "*" + n.name() + ")"));
                }
            }
            return guesses.stream();
        };
    }

    /** √Σ truth². */
    static Stream<Guess> norm(Attempt a) {
        Meaning f = a.truth().formula();
        Expr squares = Exprs.sum(f.axes(), Exprs.pow(f.body(), 2));
        return f.axes().isEmpty() || isNumber(a) ? Stream.empty() : Stream.of(Guess.mistaken(truth(List.of(), Exprs.sqrt(squares)), Map.of()));
    }

    /** A number alone, such as 0, may be the value of what adds up to it without being meant as that. */
    private static boolean isNumber(Attempt a) {
        boolean[] names = {false};
        Expressions.walk(a.expression(), e -> names[0] |= e instanceof NameSyntax);
        return !names[0];
    }

    /** Σ truth. */
    static Stream<Guess> summed(Attempt a) {
        Meaning f = a.truth().formula();
        return f.axes().isEmpty() || isNumber(a)
                ? Stream.empty()
                : Stream.of(Guess.mistaken(truth(List.of(), Exprs.sum(f.axes(), f.body())), Map.of()));
    }

    /** The gradient of another name. */
    static Stream<Guess> otherGradient(Attempt a) {
        return a.variable().stream().flatMap(v -> a.subject().symbols().stream()
                .filter(s -> s != v && !s.isInteger() && a.derivatives().network().depends(a.subject().network().loss(), s))
                .map(s -> Guess.mistaken(a.gradient(s), Map.of("name", s.name()))));
    }

    /** A way from a name to the loss, by the definition that uses the name. */
    private record Way(Assignment through, Expr gradient) {}

    private static List<Way> ways(Attempt a, Symbol v, List<Index> axes) {
        List<Way> ways = new ArrayList<>();
        for (Assignment d : a.subject().network().definitions()) {
            boolean leads = a.derivatives().network().depends(a.subject().network().loss(), d.target());
            if (leads && Accesses.symbols(d.value()).contains(v)) {
                ways.add(new Way(d, through(a, d, v, axes)));
            }
        }
        return ways;
    }

    /** Σ ∂l/∂d · ∂d/∂v. */
    private static Expr through(Attempt a, Assignment d, Symbol v, List<Index> axes) {
        Meaning gradient = a.gradient(d.target()).formula();
        Meaning local = a.immediate(d.target(), v);
        int above = d.axes().size();
        Map<Index, Affine> at = new HashMap<>();
        for (int k = 0; k < local.axes().size(); k++) {
            at.put(local.axes().get(k), Affine.of(k < above ? gradient.axes().get(k) : axes.get(k - above)));
        }
        Expr factor = Substitution.ofIndices(at).apply(local.body());
        return Exprs.sum(gradient.axes(), Exprs.mul(gradient.body(), factor));
    }

    /** The gradient along one way alone, or along all but one. */
    static Stream<Guess> missingWay(Attempt a) {
        return changedWays(a, -1);
    }

    /** The gradient with one way counted twice. */
    static Stream<Guess> doubledWay(Attempt a) {
        return changedWays(a, 1);
    }

    private static Stream<Guess> changedWays(Attempt a, int sign) {
        Optional<Symbol> v = a.variable();
        if (v.isEmpty()) {
            return Stream.empty();
        }
        Meaning f = a.truth().formula();
        List<Way> ways = ways(a, v.get(), f.axes());
        if (ways.size() < 2) {
            return Stream.empty();
        }
        return ways.stream().map(w -> Guess.mistaken(
                truth(f.axes(), Exprs.add(f.body(), Exprs.times(Rational.of(sign), w.gradient()))),
                Map.of("name", v.get().name(), "through", a.described(w.through()))));
    }

    /** ∂l/∂v where v is used by one definition whose Jacobian is taken for a diagonal one. */
    static Stream<Guess> diagonalOnly(Attempt a) {
        Optional<Symbol> v = a.variable();
        if (v.isEmpty() || v.get().axes().isEmpty()) {
            return Stream.empty();
        }
        List<Index> axes = a.truth().formula().axes();
        return a.subject().symbols().stream()
                .filter(s -> s.role() == Symbol.Role.DEFINITION
                        && Comparison.same(s.axes(), v.get().axes())
                        && s != v.get()
                        && a.derivatives().network().depends(s, v.get()))
                .map(s -> diagonalOnly(a, s, v.get(), axes));
    }

    private static Guess diagonalOnly(Attempt a, Symbol s, Symbol v, List<Index> axes) {
        Meaning gradient = a.gradient(s).formula();
        Meaning local = a.reader().derivative(s, v, Ways.UNNAMED);
        List<Affine> at = axes.stream().map(Affine::of).toList();
        List<Affine> twice = Stream.concat(at.stream(), at.stream()).toList();
        Expr outer = Substitution.ofIndices(gradient.axes(), at).apply(gradient.body());
        Expr inner = Substitution.ofIndices(local.axes(), twice).apply(local.body());
        return Guess.mistaken(truth(axes, Exprs.mul(outer, inner)), Map.of("above", s.name(), "below", v.name()));
    }

    /** The gradient without what the target's own class takes away. */
    static Stream<Guess> missingClass(Attempt a) {
        Meaning f = a.truth().formula();
        return a.subject().network().targets().stream()
                .filter(t -> t.isInteger() && t.axes().isEmpty() && !f.axes().isEmpty()
                        && FixedSizes.areEqual(t.classes(), f.axes().get(0).extent()))
                .flatMap(t -> rest(a, f.axes().subList(1, f.axes().size())).map(e -> {
                    Affine own = Affine.of((Access) Exprs.access(t, List.of()));
                    Expr mark = Exprs.mul(Exprs.delta(Affine.of(f.axes().get(0)), own), e);
                    return Guess.mistaken(truth(f.axes(), Exprs.add(f.body(), mark)), Map.of("name", t.name()));
                }));
    }

    /** 1 where no axes are left, else what is indexed by them. */
    private static Stream<Expr> rest(Attempt a, List<Index> axes) {
        return axes.isEmpty()
                ? Stream.of(Exprs.one())
                : a.subject().symbols().stream()
                        .filter(s -> !s.isInteger() && Comparison.same(s.axes(), axes.stream().map(Index::extent).toList()))
                        .map(s -> Exprs.access(s, axes.stream().map(Affine::of).toList()));
    }

    /** A derivative in a product that is 0, for what is differentiated does not depend on the variable. */
    static Stream<Guess> independent(Attempt a) {
        return Syntax.names(a.expression()).stream()
                .flatMap(n -> DerivativeName.parse(n).stream())
                .filter(d -> !d.isOperator()
                        && a.reader().symbols().containsKey(d.of())
                        && a.reader().symbols().containsKey(d.by()))
                .filter(d -> !a.derivatives()
                        .network()
                        .depends(a.reader().symbols().get(d.of()), a.reader().symbols().get(d.by())))
                .map(d -> Guess.certain(
                        Edits.everywhere(a.expression(), ChainEdits::shorterChain)
                                .map(Edits.Changed::whole)
                                .filter(e -> !Syntax.names(e).contains(d.toString()))
                                .findFirst(),
                        Map.of("above", d.of(), "below", d.by(), "derivative", d.toString())));
    }

    /** mean[batch](…) around a side, in a network that names the batch. */
    static Stream<Guess> overBatch(Attempt a) {
        boolean namesBatch = a.subject().network().definitions().stream().anyMatch(Assignment::mean);
        ExpressionSyntax mean = IndexEdits.over("mean", FormulaReader.BATCH, a.expression());
        return namesBatch ? Stream.of(Guess.correct(mean, Map.of())) : Stream.empty();
    }
}
