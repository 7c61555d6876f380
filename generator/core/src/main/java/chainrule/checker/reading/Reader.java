package chainrule.checker.reading;

import chainrule.analysis.lines.FormulaNames;
import chainrule.analysis.lines.FormulaReader;
import chainrule.analysis.lines.LayoutConvention;
import chainrule.analysis.lines.Meaning;
import chainrule.checker.edits.Syntax;
import chainrule.checker.truth.Comparison;
import chainrule.checker.truth.Derivatives;
import chainrule.checker.truth.Point;
import chainrule.checker.truth.Subject;
import chainrule.checker.truth.Terms;
import chainrule.checker.truth.Ways;
import chainrule.model.Assignment;
import chainrule.source.Diagnostic;
import chainrule.source.Diagnostics;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Tensor;
import chainrule.syntax.DerivativeName;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.IndexBinderSyntax;
import chainrule.syntax.SecondDerivativeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a student's expressions: in every layout, and derivatives as total ones or as those of one definition. */
public final class Reader {

    private static final List<Ways> WAYS = List.of(Ways.ALL, Ways.UNNAMED);

    private final Subject subject;
    private final List<LayoutConvention> layouts;
    private final Derivatives derivatives;
    private final OwnNames own;
    private final Map<String, Symbol> symbols;
    private final FormulaReader formulas;
    private final Map<Derivatives.Key, Boolean> diagonals = new HashMap<>();
    /** None where the network has no value. */
    private Optional<Point> sample = Optional.empty();

    /** @param turned whether the elements of gradients are indexed as those of rows are */
    public Reader(Subject subject, Derivatives derivatives, OwnNames own, boolean turned) {
        this.subject = subject;
        this.layouts = Stream.of(false, true)
                .flatMap(transposed -> Stream.of(false, true).map(rows -> new LayoutConvention(rows, transposed, turned)))
                .toList();
        this.derivatives = derivatives;
        this.own = own;
        this.symbols = subject.byName();
        this.formulas = new FormulaReader(subject.sources(), symbols, subject.sizes());
    }

    /** Whether each element of one name depends on the same element of another alone, by one formula. */
    public boolean isElementwise(Symbol v, Symbol u) {
        return !v.isInteger()
                && !u.isInteger()
                && !v.axes().isEmpty()
                && Comparison.same(v.axes(), u.axes())
                && derivatives.network().depends(v, u)
                && derivative(v, u, Ways.UNNAMED).derivative().orElseThrow().diagonal();
    }

    /** The point at which is looked whether a derivative is diagonal. */
    public void sampleAt(Point point) {
        this.sample = Optional.of(point);
    }

    public boolean isKnown(String name) {
        return formulas.isKnown(name);
    }

    public Map<String, Symbol> symbols() {
        return symbols;
    }

    /** All meanings of an expression, the plain one first; empty where it has none, which the diagnostics explain then. */
    public List<Reading> readings(ExpressionSyntax e, List<Index> indices, Diagnostics diagnostics) {
        return readings(e, indices, WAYS, layouts, diagnostics);
    }

    /** The meanings that are most likely, for a correction of which there are many. */
    public List<Reading> plainReadings(ExpressionSyntax e, List<Index> indices) {
        return readings(e, indices, WAYS.subList(0, 1), layouts.subList(0, 2), new Diagnostics());
    }

    private List<Reading> readings(
            ExpressionSyntax e,
            List<Index> indices,
            List<Ways> allWays,
            List<LayoutConvention> tried,
            Diagnostics diagnostics) {
        boolean varies = mentionsDerivative(e) || Syntax.names(e).stream().anyMatch(own::isDefined);
        List<Reading> readings = new ArrayList<>();
        List<Diagnostic> first = new ArrayList<>();
        for (Ways ways : varies ? allWays : WAYS.subList(0, 1)) {
            for (LayoutConvention layout : varies ? tried : layouts.subList(0, 1)) {
                Diagnostics said = new Diagnostics();
                formulas.read(e, indices, layout, new Names(ways), said)
                        .ifPresent(f -> readings.add(new Reading(f, layout)));
                if (first.isEmpty()) {
                    first.addAll(said.sorted());
                }
            }
        }
        if (readings.isEmpty()) {
            first.forEach(diagnostics::add);
        }
        return readings;
    }

    /** The integer targets, on which gradients depend without naming them. */
    public List<String> classes() {
        return subject.network().targets().stream().filter(Symbol::isInteger).map(Symbol::name).toList();
    }

    public boolean mentionsDerivative(ExpressionSyntax e) {
        return Syntax.names(e).stream().anyMatch(DerivativeName::isQuotient);
    }

    public Optional<List<Index>> indices(List<IndexBinderSyntax> binders, ExpressionSyntax e, Diagnostics diagnostics) {
        return formulas.indices(binders, e, new Names(Ways.ALL), diagnostics);
    }

    /** `dW` is the gradient with respect to W, if the network has a W. */
    public Optional<DerivativeName> gradientMeant(String name) {
        Symbol by = name.startsWith("d") || name.startsWith("∂") ? symbols.get(name.substring(1)) : null;
        return by == null || by.isInteger()
                ? Optional.empty()
                : Optional.of(new DerivativeName(subject.network().loss().name(), by.name()));
    }

    /** A derivative as an object; a direct one sees no way through a definition that the specification names. */
    public Meaning derivative(Symbol of, Symbol by, Ways ways) {
        Derivatives.Key key = new Derivatives.Key(of, by, ways);
        Symbol s = derivatives.symbol(key);
        List<Index> axes = s.axes().stream().map(Index::fresh).toList();
        return Meaning.of(
                axes,
                Exprs.access(s, axes.stream().map(Affine::of).toList()),
                Optional.of(new Meaning.Differentiated(
                        of.name(), by.name(), of.axes().size(), diagonals.computeIfAbsent(key, this::isDiagonal))));
    }

    /** A second derivative: the axes of what is differentiated, then those of the one variable and of the other. */
    Meaning second(Symbol of, Symbol by, Symbol then) {
        Symbol s = derivatives.symbol(new Derivatives.Key(of, by, Optional.of(then), Ways.ALL));
        List<Index> axes = s.axes().stream().map(Index::fresh).toList();
        return Meaning.of(axes, Exprs.access(s, axes.stream().map(Affine::of).toList()), Optional.empty());
    }

    private boolean isLoss(Symbol s) {
        return s == subject.network().loss();
    }

    private boolean isDiagonal(Derivatives.Key key) {
        if (sample.isEmpty() || key.of().axes().isEmpty() || !Comparison.same(key.of().axes(), key.by().axes())) {
            return false;
        }
        Tensor value = sample.get().value(derivatives.symbol(key));
        int n = (int) Math.round(Math.sqrt(value.data().length));
        boolean isZero = true;
        for (int k = 0; k < value.data().length; k++) {
            if (k / n != k % n && value.data()[k] != 0) {
                return false;
            }
            isZero &= value.data()[k] == 0;
        }
        return !isZero;
    }

    private final class Names implements FormulaNames {
        private final Ways ways;

        Names(Ways ways) {
            this.ways = ways;
        }

        @Override
        public Optional<Meaning> named(String name) {
            Optional<SecondDerivativeName> second = SecondDerivativeName.parse(name);
            Optional<DerivativeName> d = DerivativeName.parse(name);
            if (second.isPresent()) {
                return second(second.get());
            }
            if (d.isEmpty()) {
                return own.named(name);
            }
            Symbol of = symbols.get(d.get().of());
            Symbol by = symbols.get(d.get().by());
            boolean there = of != null && by != null && !of.isInteger() && !by.isInteger();
            return there ? Optional.of(Reader.this.derivative(of, by, isLoss(of) ? Ways.ALL : ways)) : Optional.empty();
        }

        private Optional<Meaning> second(SecondDerivativeName d) {
            List<Symbol> names = new ArrayList<>();
            for (String name : List.of(d.of(), d.by(), d.then())) {
                Optional.ofNullable(symbols.get(name)).filter(s -> !s.isInteger()).ifPresent(names::add);
            }
            return names.size() == 3 && derivatives.hasDefinitions()
                    ? Optional.of(Reader.this.second(names.get(0), names.get(1), names.get(2)))
                    : Optional.empty();
        }

        @Override
        public Meaning derivative(Meaning of, Symbol by) {
            Assignment a = derivatives.of(of.axes(), Terms.unfolded(of), by);
            return Meaning.of(
                    a.axes(),
                    a.value(),
                    Optional.of(new Meaning.Differentiated("", by.name(), of.axes().size(), false)));
        }
    }
}
