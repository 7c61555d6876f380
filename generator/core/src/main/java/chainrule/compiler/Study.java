package chainrule.compiler;

import chainrule.checker.reading.Asked;
import chainrule.checker.Checker;
import chainrule.checker.judging.Judgement;
import chainrule.checker.truth.Subject;
import chainrule.derivation.Derivation;
import chainrule.derivation.Theory;
import chainrule.explanation.Lazy;
import chainrule.explanation.WorkedExample;
import chainrule.report.Document;
import chainrule.source.Diagnostic;
import chainrule.source.Diagnostics;
import chainrule.source.SourceSpan;
import chainrule.source.SourceText;
import chainrule.symbolic.notation.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A specification or an expression, and all that can be asked about it. Each part of the way to an answer is gone when it is first
 * asked for, and once: sources, analysis, derivation, explanation, plan. There is no way around the line check: every answer is
 * made of a derivation whose lines were checked. A user's mistake is a diagnostic in the result, never an exception; each method
 * throws a {@link chainrule.derivation.LineCheckException} if a line of the derivation does not hold: an error in Chainrule.
 */
public abstract sealed class Study permits NetworkStudy, FormulaStudy {

    private final Theory theory;
    private final Diagnostics diagnostics = new Diagnostics();
    private final Lazy<Optional<Subject>> subject = Lazy.of(this::makeSubject);

    Study(Theory theory) {
        this.theory = theory;
    }

    /** The derivation, checked. */
    public abstract Result<Derivation> derivation();

    /**
     * The derivation as a document.
     *
     * @param layout how derivatives of the loss are laid out
     * @param example numbers in which to work it once more, if wanted
     */
    public abstract Result<Document> document(Layout layout, Optional<ExampleRequest> example);

    /** The closed forms alone, one on each line, as a specification has them. */
    public abstract Result<List<String>> closedForms(Layout layout);

    /**
     * Judges a student's lines.
     *
     * @param layout how the lines lay out derivatives of the loss
     */
    public CheckResult check(SourceText claims, Layout layout) {
        Diagnostics ofClaims = new Diagnostics();
        Optional<List<Judgement>> judgements = subject.get().flatMap(s -> Checker.check(s, claims, layout, ofClaims));
        return new CheckResult(diagnostics.sorted(), ofClaims.sorted(), judgements.orElse(List.of()));
    }

    /**
     * Unfolds one derivative: all that leads to it.
     *
     * @param derivative such as `dl/dW1`, `dl/dz2` or `dyhat/dz3`
     */
    public Result<Document> explain(String derivative, Layout layout) {
        Diagnostics ofName = new Diagnostics();
        SourceText name = SourceText.of("derivative", derivative);
        Optional<Document> document =
                subject.get().flatMap(s -> Asked.in(s, name, ofName)).flatMap(a -> unfolded(a, name, layout, ofName));
        return result(document, ofName);
    }

    /** What lines are judged against, of a derivation that was checked. */
    abstract Optional<Subject> makeSubject();

    /** @param ofName gets an error where there is no such document */
    abstract Optional<Document> unfolded(Asked asked, SourceText name, Layout layout, Diagnostics ofName);

    /** A document with numbers in it, or what is wrong with those that are given. */
    final Result<Document> document(
            Derivation derivation, Optional<ExampleRequest> example, Function<Optional<WorkedExample>, Document> document) {
        Diagnostics ofExample = new Diagnostics();
        Optional<WorkedExample> worked = example.flatMap(e -> Examples.of(derivation, e, ofExample));
        boolean isGood = example.isPresent() == worked.isPresent();
        return result(isGood ? Optional.of(document.apply(worked)) : Optional.empty(), ofExample);
    }

    final Theory theory() {
        return theory;
    }

    /** What there is to say about the text so far. */
    final Diagnostics diagnostics() {
        return diagnostics;
    }

    final Optional<Subject> subject() {
        return subject.get();
    }

    final <T> Result<T> result(Optional<T> value) {
        return new Result<>(diagnostics.sorted(), value);
    }

    private <T> Result<T> result(Optional<T> value, Diagnostics more) {
        List<Diagnostic> all = new ArrayList<>(diagnostics.sorted());
        all.addAll(more.sorted());
        return new Result<>(all, value);
    }

    /** Says so where there was no point at which lines, or some of them, could be checked. */
    final void warnIfUnchecked(Derivation derivation, String what, SourceSpan where) {
        if (derivation.checkedPoints() == 0) {
            warnUnchecked("the " + what + " has a value: the lines of its derivation are not checked", where);
        } else if (!derivation.open().isEmpty()) {
            String names = derivation.open().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
            warnUnchecked(
                    "all lines could be compared: not all of the derivatives of " + names + " are checked; documents mark those lines `?`",
                    where);
        }
    }

    final void warnUnchecked(String text, SourceSpan where) {
        diagnostics.warning("unchecked", "no point was found where " + text, where);
    }
}
