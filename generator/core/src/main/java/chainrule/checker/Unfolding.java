package chainrule.checker;

import chainrule.analysis.Formula;
import chainrule.derivation.Derived;
import chainrule.derivation.Line;
import chainrule.model.Assignment;
import chainrule.source.Diagnostic;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import chainrule.source.Spelling;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.notation.Notation;
import chainrule.symbolic.notation.Style;
import chainrule.syntax.DerivativeName;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.NameSyntax;
import chainrule.syntax.NetParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One result with all that leads to it: the ways to the loss, and each gradient on them with its lines and their reasons. */
public final class Unfolding {

    private static final int REASON_COLUMN = 60;

    private final Subject subject;
    private final Derivatives derivatives;
    private final Notation notation;
    private final StringBuilder out = new StringBuilder();

    private Unfolding(Subject subject) {
        this.subject = subject;
        this.derivatives =
Derivatives.of(subject);
        this.notation = new Notation(Style.SPECIFICATION, subject.network().loss().name());
    }

    /**
     * @param name a gradient such as `dl/dW1`
     * @return empty, with an error added, if the derivation has no such gradient
     */
    public static Optional<String> of(Subject subject, SourceText name, Diagnostics diagnostics) {
        Unfolding unfolding = new Unfolding(subject);
        return unfolding.wanted(name, diagnostics).map(unfolding::text);
    }

    private Optional<Derived> wanted(SourceText name, Diagnostics diagnostics) {
        Optional<ExpressionSyntax> e = NetParser.parseClaims(
                        SourceText.of(name.name(), name.content() + " = 0"), subject.byName()::containsKey, diagnostics)
                .filter(claims -> claims.size() == 1)
                .map(claims -> claims.get(0).sides().get(0));
        if (e.isEmpty()) {
            return Optional.empty();
        }
        Optional<DerivativeName> d = e.get() instanceof NameSyntax n ? DerivativeName.parse(n.name()) : Optional.empty();
        Optional<Derived> found = d.filter(x -> x.of().equals(subject.network().loss().name()))
                .flatMap(x -> subject.derivation().adjoints().stream()
                        .filter(a -> a.target().primal() == subject.byName().get(x.by()))
                        .findFirst());
        if (found.isEmpty()) {
            diagnostics.add(unknown(name, d));
        }
        return found;
    }

    private Diagnostic unknown(SourceText name, Optional<DerivativeName> d) {
        List<String> known = subject.derivation().adjoints().stream()
                .map(a -> a.target().primal().name())
                .toList();
        String loss = subject.network().loss().name();
        return Diagnostic.error(
                        "unknown-gradient",
                        "the derivation has no gradient `" + name.content().strip() + "`",
                        name.span(0, name.content().length()))
                .withNearMiss(d.flatMap(x -> Spelling.nearest(x.by(), known)).map(v -> "d" + loss + "/d" + v));
    }

    private String text(Derived result) {
        Symbol v = result.target().primal();
        out.append(notation.name(result.target())).append(' ').append(shape(v)).append('\n');
        out.append("\nFrom ").append(v.name()).append(" to the loss\n");
        Set<Assignment> passed = new HashSet<>();
        ways(v, passed);
        out.append("\nFrom the loss back to ").append(v.name()).append('\n');
        for (Derived d : leading(result)) {
            lines(d);
        }
        subject.derivation().closedForms().stream()
                .filter(c -> c.target() == result.target())
                .forEach(c -> out.append("\nAll put in\n  ").append(left(c)).append(" = ").append(formula(c)).append('\n'));
        return out.toString();
    }

    private String shape(Symbol s) {
        List<Index> axes = s.axes().stream().map(Index::fresh).toList();
        return axes.isEmpty() ? "" : Formula.of(axes, Exprs.zero(), Optional.empty()).shape();
    }

    /** The definitions through which a name reaches the loss, each once. */
    private void ways(Symbol v, Set<Assignment> passed) {
        for (Assignment d : subject.network().definitions()) {
            boolean leads = subject.isWritten(d.target())
                    && derivatives.network().uses(d, v)
                    && derivatives.network().depends(subject.network().loss(), d.target());
            if (leads && passed.add(d)) {
                Assignment whole = subject.inWrittenNames(d);
                out.append("  ").append(left(whole)).append(" = ").append(formula(whole)).append('\n');
                ways(d.target(), passed);
            }
        }
    }

    /** The gradients that a result names, directly or not, and itself: each after those that it names. */
    private List<Derived> leading(Derived result) {
        Set<Symbol> wanted = new HashSet<>(Set.of(result.target()));
        List<Derived> all = subject.derivation().adjoints();
        List<Derived> leading = new ArrayList<>();
        for (int k = all.size() - 1; k >= 0; k--) {
            Derived d = all.get(k);
            if (wanted.contains(d.target())) {
                leading.add(0, d);
                d.lines().forEach(l -> l.factors().forEach(f -> wanted.addAll(Accesses.symbols(f))));
            }
        }
        return leading;
    }

    private void lines(Derived d) {
        boolean matrix = d.lines().stream()
                .allMatch(l -> l.factors().stream().allMatch(f -> Notation.hasMatrixForm(d.axes(), f)));
        String left = "  " + notation.left(d.target(), d.axes(), !matrix);
        for (Line line : d.lines()) {
            String formula = line.factors().size() > 1
                    ? notation.product(d.axes(), line.factors(), matrix)
                    : matrix ? notation.formula(d.axes(), line.value()) : notation.indexFormula(d.axes(), line.value());
            String row = left + " = " + formula;
            String reason = line.reason() + line.about().map(s -> " " + notation.name(s)).orElse("");
            out.append(row).append(" ".repeat(Math.max(3, REASON_COLUMN - row.length()))).append(reason).append('\n');
            left = " ".repeat(left.length());
        }
    }

    private String left(Assignment a) {
        return notation.left(a.target(), a.axes(), !Notation.hasMatrixForm(a.axes(), a.value()));
    }

    private String formula(Assignment a) {
        return notation.formula(a.axes(), a.value());
    }
}
