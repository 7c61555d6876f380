package chainrule.checker.mistakes;

import chainrule.analysis.lines.Meaning;
import chainrule.checker.reading.Reading;
import chainrule.checker.reading.Simplicity;
import chainrule.checker.truth.Terms;
import chainrule.derivation.ClosedForm;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import chainrule.symbolic.Access;
import chainrule.symbolic.Add;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexValue;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Num;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.notation.Layout;
import chainrule.symbolic.notation.Notation;
import chainrule.symbolic.notation.Style;
import chainrule.syntax.BinaryOperator;
import chainrule.syntax.BinarySyntax;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.NetParser;
import chainrule.syntax.NumberSyntax;
import chainrule.syntax.TransposeSyntax;
import chainrule.syntax.UnaryOperator;
import chainrule.syntax.UnarySyntax;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The factors of a product without their order, transposes and indices, beside those of the engine's form: for a side that is
 * so wrong that no single change makes it right, or does not fit at all.
 */
public final class Ingredients {

    /** What a side has and the engine's form has not, the other way round, and that form. */
    private record Difference(List<Expr> extra, List<Expr> missing, ClosedForm form) {}

    /** A higher power is one factor. */
    private static final int MOST_REPEATED = 8;

    private final Attempt attempt;
    private final Notation notation;

    private Ingredients(Attempt attempt) {
        this.attempt = attempt;
        this.notation = new Notation(
                Style.SPECIFICATION, attempt.subject().network().loss().name());
    }

    /** All factors are there. */
    static Stream<Guess> same(Attempt a) {
        return new Ingredients(a).guesses(d -> d.extra().isEmpty() && d.missing().isEmpty());
    }

    /** All are there, and others. */
    static Stream<Guess> extra(Attempt a) {
        return new Ingredients(a).guesses(d -> !d.extra().isEmpty() && d.missing().isEmpty());
    }

    /** Some are missing. */
    static Stream<Guess> missing(Attempt a) {
        return new Ingredients(a).guesses(d -> d.extra().isEmpty() && !d.missing().isEmpty());
    }

    /** One stands in place of another. */
    static Stream<Guess> other(Attempt a) {
        return new Ingredients(a).guesses(d -> d.extra().size() == 1 && d.missing().size() == 1);
    }

    private interface Kind {
        boolean is(Difference d);
    }

    private Stream<Guess> guesses(Kind kind) {
        return difference().stream().filter(kind::is).map(d -> Guess.certain(
                syntax(d.form()), Map.of("extra", shown(d.extra()), "missing", shown(d.missing()))));
    }

    private Optional<Difference> difference() {
        Optional<ClosedForm> form =
                new Simplicity(attempt.subject(), attempt.reader(), Layout.GRADIENT).form(attempt.left());
        Optional<List<Expr>> own = factors(attempt.expression());
        if (form.isEmpty() || own.isEmpty() || own.get().size() < 2) {
            return Optional.empty();
        }
        List<Expr> due = new ArrayList<>();
        collect(form.get().value(), due);
        List<Expr> extra = new ArrayList<>(own.get());
        List<Expr> missing = new ArrayList<>(due);
        due.forEach(extra::remove);
        own.get().forEach(missing::remove);
        return missing.size() < due.size() ? Optional.of(new Difference(extra, missing, form.get())) : Optional.empty();
    }

    private Optional<ExpressionSyntax> syntax(ClosedForm form) {
        return NetParser.parseExpression(
                SourceText.of("form", notation.formula(form.axes(), form.value())), new Diagnostics());
    }

    private String shown(List<Expr> factors) {
        return factors.stream()
                .map(f -> notation.formula(List.copyOf(f.freeIndices()), f))
                .collect(Collectors.joining(", "));
    }

    /** The factors of a product as typed; empty where one has no meaning of its own. */
    private Optional<List<Expr>> factors(ExpressionSyntax e) {
        if (e instanceof NumberSyntax) {
            return Optional.of(List.of());
        }
        if (e instanceof TransposeSyntax t) {
            return factors(t.operand());
        }
        if (e instanceof UnarySyntax u && u.op() == UnaryOperator.MINUS) {
            return factors(u.operand());
        }
        if (e instanceof BinarySyntax b && (b.op() == BinaryOperator.MULTIPLY || b.op() == BinaryOperator.HADAMARD)) {
            return factors(b.left()).flatMap(l -> factors(b.right()).map(r -> {
                List<Expr> both = new ArrayList<>(l);
                both.addAll(r);
                return both;
            }));
        }
        return read(e);
    }

    private Optional<List<Expr>> read(ExpressionSyntax e) {
        List<Reading> readings = attempt.reader().readings(e, attempt.indices(), new Diagnostics());
        if (readings.isEmpty() || attempt.reader().mentionsDerivative(e)) {
            return Optional.empty();
        }
        Meaning f = readings.get(0).formula();
        List<Expr> factors = new ArrayList<>();
        collect(attempt.own().unfolded(Terms.unfolded(f)), factors);
        return Optional.of(factors);
    }

    private static void collect(Expr e, List<Expr> factors) {
        if (e instanceof Reduce r && r.operator() == Reduce.Operator.SUM) {
            collect(r.open().body(), factors);
        } else if (e instanceof Mul m) {
            m.factors().forEach(f -> collect(f, factors));
        } else if (!(e instanceof Num) && !(e instanceof IndexValue)) {
            factors.add(withStandardIndices(e));
        }
    }

    private static void collect(Mul.Factor f, List<Expr> factors) {
        boolean repeats = f.exponent().isInt() && f.exponent().signum() > 0 && f.exponent().intValueExact() <= MOST_REPEATED;
        int times = repeats ? f.exponent().intValueExact() : 1;
        Expr base = repeats ? f.base() : Exprs.pow(f.base(), f.exponent());
        for (int k = 0; k < times; k++) {
            if (repeats) {
                collect(base, factors);
            } else if (!(f.base() instanceof IndexValue)) {
                factors.add(withStandardIndices(base));
            }
        }
    }

    /** The same for equal factors, wherever they stand; a difference begins with what is added. */
    private static Expr withStandardIndices(Expr e) {
        Map<Index, Affine> names = new LinkedHashMap<>();
        number(e, names);
        Expr renamed = Substitution.ofIndices(names).apply(e);
        boolean isNegative = renamed instanceof Add sum && sum.terms().get(0).coefficient().signum() < 0;
        return isNegative ? Exprs.negate(renamed) : renamed;
    }

    private static void number(Expr e, Map<Index, Affine> names) {
        if (e instanceof Access a) {
            for (Affine s : a.subscripts()) {
                Index i = s.asIndex();
                if (i != null && e.freeIndices().contains(i)) {
                    names.putIfAbsent(i, Affine.of(Index.named("axis" + names.size(), i.extent())));
                }
            }
        }
        e.children().forEach(child -> number(child, names));
    }
}
