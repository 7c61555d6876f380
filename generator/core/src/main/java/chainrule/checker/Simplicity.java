package chainrule.checker;

import chainrule.model.Assignment;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.notation.Notation;
import chainrule.symbolic.notation.Style;
import chainrule.symbolic.rewrite.Cost;
import chainrule.syntax.DerivativeName;
import chainrule.syntax.NetParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the engine has a shorter form of a gradient than a student's: by what a reader reads, in the term and in the text. */
final class Simplicity {

    /** A text may be this much longer without being called unsimplified: brackets and the order of factors differ. */
    private static final int MARGIN = 3;

    private final Subject subject;
    private final Reader reader;

    Simplicity(Subject subject, Reader reader) {
        this.subject = subject;
        this.reader = reader;
    }

    /** The engine's form of what a line is about, where it is shorter than the line's last side. */
    Optional<String> shorter(String left, Side last) {
        boolean isChain = Syntax.names(last.expression()).stream().anyMatch(n -> DerivativeName.parse(n).isPresent());
        return isChain || last.formula().isEmpty()
                ? Optional.empty()
                : form(left).filter(a -> isShorter(a, last)).map(this::text);
    }

    /** The engine's form of a gradient without other gradients in it, if it has one. */
    Optional<Assignment> form(String left) {
        Optional<Symbol> variable = DerivativeName.parse(left)
                .filter(d -> reader.symbols().get(d.of()) == subject.network().loss())
                .map(d -> reader.symbols().get(d.by()));
        return variable.flatMap(v -> forms(v).stream()
                .map(subject::inWrittenNames)
                .filter(f -> Accesses.symbols(f.value()).stream().noneMatch(s -> s.role() == Symbol.Role.ADJOINT))
                .findFirst());
    }

    private List<Assignment> forms(Symbol v) {
        List<Assignment> forms = new ArrayList<>(subject.derivation().closedForms());
        subject.derivation().adjoints().forEach(d -> forms.add(d.result()));
        forms.removeIf(f -> f.target().primal() != v);
        return forms;
    }

    private boolean isShorter(Assignment form, Side last) {
        int excess = Syntax.length(last.expression()) - length(form);
        return excess > MARGIN
                || excess > 0 && Cost.of(Terms.unfolded(last.formula().orElseThrow())) > Cost.of(form.value());
    }

    private int length(Assignment form) {
        return NetParser.parseExpression(SourceText.of("form", text(form)), new Diagnostics())
                .map(Syntax::length)
                .orElse(Integer.MAX_VALUE / 2);
    }

    private String text(Assignment a) {
        return new Notation(Style.SPECIFICATION, subject.network().loss().name()).formula(a.axes(), a.value());
    }
}
