package chainrule.checker;

import chainrule.checker.reading.Blank;
import chainrule.checker.reading.OwnNames;
import chainrule.checker.reading.Reader;
import chainrule.checker.truth.Comparison;
import chainrule.checker.truth.Derivatives;
import chainrule.checker.truth.Points;
import chainrule.checker.truth.Subject;
import chainrule.derivation.Derived;
import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.notation.Notation;
import chainrule.symbolic.notation.Style;
import chainrule.symbolic.rewrite.Definition;
import chainrule.symbolic.rewrite.Simplifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A derivation with blanks, as lines that the checker reads: from the loss backwards, for each name the chain to it and what it
 * comes to. A blank is a name of underscores only.
 */
public final class Worksheet {

    private final Subject subject;
    private final Derivatives derivatives;
    private final Notation notation;
    private final Reader reader;
    private final boolean withAnswers;
    private final StringBuilder out = new StringBuilder();

    private Worksheet(Subject subject, boolean withAnswers) {
        this.subject = subject;
        this.withAnswers = withAnswers;
        this.derivatives = Derivatives.of(subject);
        this.notation = new Notation(Style.SPECIFICATION, loss());
        this.reader = new Reader(subject, derivatives, new OwnNames(), false);
        new Points(subject.network(), derivatives, Map.of()).all().stream().findFirst().ifPresent(reader::sampleAt);
    }

    /** @param withAnswers whether the blanks are filled in */
    public static String of(Subject subject, boolean withAnswers) {
        return new Worksheet(subject, withAnswers).text();
    }

    private String loss() {
        return subject.network().loss().name();
    }

    private String text() {
        Network n = subject.network();
        out.append("// ").append(n.name()).append(withAnswers ? ", the answers\n" : ": fill in each " + Blank.TEXT + "\n");
        for (Assignment d : n.definitions()) {
            if (subject.isWritten(d.target())) {
                Assignment whole = subject.inWrittenNames(d);
                out.append("//   ").append(left(whole)).append(" = ").append(formula(whole)).append('\n');
            }
        }
        for (Derived d : n.parameters().isEmpty() ? List.<Derived>of() : subject.derivation().adjoints()) {
            if (subject.isWritten(d.target().primal())) {
                out.append('\n');
                lines(d);
            }
        }
        return out.toString();
    }

    private void lines(Derived d) {
        Symbol v = d.target().primal();
        List<Assignment> users = subject.network().definitions().stream()
                .filter(a -> subject.isWritten(a.target()) && derivatives.network().uses(a, v) && leads(a))
                .toList();
        users.forEach(u -> local(u, v));
        Optional<Assignment> answer = answer(d);
        boolean indexed = answer.isPresent() && !Notation.hasMatrixForm(answer.get().axes(), answer.get().value());
        String chain = users.stream().map(u -> link(u, v)).collect(Collectors.joining(" + "));
        boolean isLink = users.stream().allMatch(u -> u.target() == subject.network().loss());
        out.append(answer.map(this::left).orElse(notation.name(d.target())))
                .append(indexed || isLink ? "" : " = " + chain)
                .append(" = ")
                .append(withAnswers ? answer.map(this::formula).orElse(Blank.TEXT) : Blank.TEXT)
                .append('\n');
    }

    private boolean leads(Assignment a) {
        return derivatives.network().depends(subject.network().loss(), a.target());
    }

    private String link(Assignment user, Symbol v) {
        String below = "d" + v.name();
        return user.target() == subject.network().loss()
                ? "d" + loss() + "/" + below
                : "d" + loss() + "/d" + user.target() + "*d" + user.target() + "/" + below;
    }

    /** The derivative of an elementwise function, where it is one. */
    private void local(Assignment user, Symbol v) {
        boolean sameShape = !v.axes().isEmpty() && Comparison.same(user.target().axes(), v.axes());
        boolean direct = Accesses.symbols(user.value()).contains(v);
        if (!sameShape || !direct || !reader.isElementwise(user.target(), v)) {
            return;
        }
        Definition output = new Definition(user.target(), user.axes(), user.value());
        Expr diagonal = Simplifier.withNames(subject.functions(), List.of(output)).simplify(derivatives.partials().diagonal(user, v));
        if (!diagonal.freeIndices().isEmpty() && Notation.hasMatrixForm(user.axes(), diagonal)) {
            out.append("d").append(user.target()).append("/d").append(v.name()).append(" = ");
            out.append(withAnswers ? notation.formula(user.axes(), diagonal) : Blank.TEXT);
            out.append("   // element by element\n");
        }
    }

    /** The shortest form in the specification's names. */
    private Optional<Assignment> answer(Derived d) {
        List<Assignment> forms = new ArrayList<>();
        forms.add(d.result());
        subject.derivation().closedForms().stream().filter(c -> c.target() == d.target()).forEach(forms::add);
        return forms.stream()
                .map(subject::inWrittenNames)
                .filter(a -> Accesses.symbols(a.value()).stream()
                        .allMatch(s -> subject.isWritten(s.primal() == null ? s : s.primal())))
                .findFirst();
    }

    private String left(Assignment a) {
        return notation.left(a.target(), a.axes(), !Notation.hasMatrixForm(a.axes(), a.value()));
    }

    private String formula(Assignment a) {
        return notation.formula(a.axes(), a.value());
    }
}
