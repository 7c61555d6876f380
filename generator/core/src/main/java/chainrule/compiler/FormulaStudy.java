package chainrule.compiler;

import chainrule.analysis.formulas.FormulaAnalyzer;
import chainrule.analysis.formulas.FormulaProblem;
import chainrule.checker.reading.Asked;
import chainrule.checker.truth.Subject;
import chainrule.derivation.Derivation;
import chainrule.derivation.FormulaDerivation;
import chainrule.derivation.FormulaDeriver;
import chainrule.derivation.Theory;
import chainrule.explanation.Lazy;
import chainrule.library.SourceLoader;
import chainrule.library.Sources;
import chainrule.report.ClosedFormLines;
import chainrule.report.Document;
import chainrule.report.FormulaDocument;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import chainrule.symbolic.notation.Layout;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The study of an expression that stands alone. */
public final class FormulaStudy extends Study {

    private final FormulaRequest request;
    private final SourceText expression;
    private final Lazy<Sources> library = Lazy.of(() -> SourceLoader.standardLibrary(diagnostics()));
    private final Lazy<Optional<FormulaAnalyzer.Result>> analysis = Lazy.of(this::analyze);
    private final Lazy<Optional<FormulaDerivation>> first = Lazy.of(() -> derived(1));
    private final Lazy<Optional<FormulaDerivation>> second = Lazy.of(() -> derived(2));

    FormulaStudy(Theory theory, FormulaRequest request) {
        super(theory);
        this.request = request;
        this.expression = SourceText.of("expression", request.expression());
    }

    /** The derivation of the order that was asked for, with its closed forms. */
    public Result<FormulaDerivation> formula() {
        return result(asked());
    }

    @Override
    public Result<Derivation> derivation() {
        return result(asked().map(FormulaDerivation::derivation));
    }

    /** With the expression as it was typed for a title. */
    @Override
    public Result<Document> document(Layout layout, Optional<ExampleRequest> example) {
        Optional<FormulaDerivation> derived = asked();
        return derived.isEmpty()
                ? result(Optional.empty())
                : document(derived.get().derivation(), example, worked ->
                        FormulaDocument.of(request.expression(), derived.get(), layout, worked));
    }

    @Override
    public Result<List<String>> closedForms(Layout layout) {
        return result(asked().map(d -> ClosedFormLines.specification(d.closedForms(), layout)));
    }

    private Optional<FormulaDerivation> asked() {
        return order(request.order());
    }

    private Optional<FormulaDerivation> order(int order) {
        return order == 1 ? first.get() : second.get();
    }

    private Optional<FormulaAnalyzer.Result> analyze() {
        Sources read = library.get();
        FormulaProblem problem = new FormulaProblem(
                expression,
                request.variables().map(text -> SourceText.of("--wrt", text)),
                request.declarations().map(text -> SourceText.of("--with", text)),
                request.facts().stream().map(text -> SourceText.of("--assume", text)).toList());
        return FormulaAnalyzer.analyze(problem, read, diagnostics()).filter(r -> !diagnostics().hasErrors());
    }

    private Optional<FormulaDerivation> derived(int order) {
        Optional<FormulaDerivation> derived = analysis.get()
                .map(r -> FormulaDeriver.derive(theory(), r.formula(), r.functions(), r.tensorFunctions(), order));
        derived.ifPresent(d -> warnIfUnchecked(
                d.derivation(), "expression", expression.span(0, expression.content().length())));
        return derived;
    }

    /** The expression has the name that its derivation prints. */
    @Override
    Optional<Subject> makeSubject() {
        return first.get().map(d -> new Subject(
                library.get(),
                analysis.get().orElseThrow().functions(),
                d.derivation(),
                Set.of(d.formula().value().name()),
                order -> order(order).orElseThrow().closedForms()));
    }

    @Override
    Optional<Document> unfolded(Asked asked, SourceText name, Layout layout, Diagnostics ofName) {
        return new FormulaStudy(theory(), request.by(asked.by().name()))
                .document(layout, Optional.empty())
                .value();
    }
}
