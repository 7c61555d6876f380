package chainrule.checker.reading;

import chainrule.checker.edits.Syntax;
import chainrule.checker.truth.Side;
import chainrule.checker.truth.Subject;
import chainrule.checker.truth.Terms;
import chainrule.derivation.ClosedForm;
import chainrule.model.Assignment;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.notation.Layout;
import chainrule.symbolic.notation.Notation;
import chainrule.symbolic.notation.Style;
import chainrule.symbolic.rewrite.Cost;
import chainrule.syntax.DerivativeName;
import chainrule.syntax.NetParser;
import chainrule.syntax.SecondDerivativeName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the engine has a shorter form of a gradient than a student's: by what a reader reads, in the term and in the text. */
public final class Simplicity {

    /** A text may be this much longer without being called unsimplified: brackets and the order of factors differ. */
    private static final int MARGIN = 3;

    private final Subject subject;
    private final Reader reader;
    private final Layout layout;

    public Simplicity(Subject subject, Reader reader, Layout layout) {
        this.subject = subject;
        this.reader = reader;
        this.layout = layout;
    }

    /** The engine's form of what a line is about, where it is shorter than the line's last side. */
    public Optional<String> shorter(String left, Side last) {
        boolean isChain = Syntax.names(last.expression()).stream().anyMatch(DerivativeName::isQuotient);
        return isChain || last.formula().isEmpty()
                ? Optional.empty()
                : form(left).filter(f -> isShorter(f, last)).map(this::text);
    }

    /** The engine's form of a derivative without gradients in it, if it has one. */
    public Optional<ClosedForm> form(String left) {
        Optional<DerivativeName> first = DerivativeName.parse(left);
        Optional<SecondDerivativeName> second = SecondDerivativeName.parse(left);
        if (first.isEmpty() && second.isEmpty()) {
            return Optional.empty();
        }
        Symbol of = reader.symbols().get(first.map(DerivativeName::of).orElseGet(() -> second.get().of()));
        List<String> by = first.map(d -> List.of(d.by())).orElseGet(() -> List.of(second.get().by(), second.get().then()));
        return forms(of, by.stream().map(reader.symbols()::get).toList())
                .map(this::inWrittenNames)
                .filter(f -> Accesses.symbols(f.value()).stream().noneMatch(s -> s.role() == Symbol.Role.ADJOINT))
                .findFirst();
    }

    private Stream<ClosedForm> forms(Symbol of, List<Symbol> by) {
        Stream<ClosedForm> printed = subject.forms().apply(by.size()).stream();
        Stream<ClosedForm> adjoints = subject.derivation().adjoints().stream()
                .map(d -> new ClosedForm(
                        subject.network().loss(), List.of(d.target().primal()), d.axes(), d.result().value(), d.mean(), List.of()));
        return Stream.concat(printed, adjoints).filter(f -> f.of() == of && f.by().equals(by));
    }

    private ClosedForm inWrittenNames(ClosedForm f) {
        Symbol target = Symbol.of(
                Symbol.Role.DEFINITION, "", f.axes().stream().map(Index::extent).toList());
        Assignment written = subject.inWrittenNames(new Assignment(target, f.axes(), f.value(), f.mean()));
        return new ClosedForm(f.of(), f.by(), f.axes(), written.value(), f.mean(), f.citations());
    }

    private boolean isShorter(ClosedForm form, Side last) {
        int excess = Syntax.length(last.expression()) - length(form);
        return excess > MARGIN
                || excess > 0 && Cost.of(Terms.unfolded(last.formula().orElseThrow())) > Cost.of(form.value());
    }

    private int length(ClosedForm form) {
        return NetParser.parseExpression(SourceText.of("form", text(form)), new Diagnostics())
                .map(Syntax::length)
                .orElse(Integer.MAX_VALUE / 2);
    }

    private String text(ClosedForm f) {
        Notation notation = new Notation(Style.SPECIFICATION, f.of().name(), layout);
        String formula = (f.isLaidOut() ? notation.ofDerivatives() : notation).formula(f.axes(), f.value());
        return f.mean() ? "mean[batch](" + formula + ")" : formula;
    }
}
