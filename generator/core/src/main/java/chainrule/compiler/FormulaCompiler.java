package chainrule.compiler;

import chainrule.analysis.formulas.FormulaAnalyzer;
import chainrule.analysis.formulas.FormulaProblem;
import chainrule.checker.Checker;
import chainrule.checker.judging.Judgement;
import chainrule.checker.truth.Subject;
import chainrule.derivation.FormulaDerivation;
import chainrule.derivation.FormulaDeriver;
import chainrule.explanation.WorkedExample;
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

/** The compiler for an expression that stands alone: text to derivation, derivation to printed text. */
public final class FormulaCompiler {

    private FormulaCompiler() {}

    /**
     * Parses, finds shapes, derives and checks. A user's mistake is a diagnostic in the result, never an exception.
     *
     * @throws chainrule.derivation.LineCheckException if a line of the derivation does not hold: an error in Chainrule
     */
    public static FormulaResult compile(FormulaRequest request) {
        Diagnostics diagnostics = new Diagnostics();
        Sources library = SourceLoader.standardLibrary(diagnostics);
        Optional<FormulaDerivation> derivation = FormulaAnalyzer.analyze(problem(request), library, diagnostics)
                .filter(r -> !diagnostics.hasErrors())
                .map(r -> derived(r, request.order()));
        return new FormulaResult(diagnostics.sorted(), derivation);
    }

    static FormulaProblem problem(FormulaRequest request) {
        return new FormulaProblem(
                SourceText.of("expression", request.expression()),
                request.variables().map(text -> SourceText.of("--wrt", text)),
                request.declarations().map(text -> SourceText.of("--with", text)),
                request.facts().stream().map(text -> SourceText.of("--assume", text)).toList());
    }

    /**
     * Judges lines about an expression, which has the name that its derivation prints.
     *
     * @param layout how the lines lay out derivatives of a number
     */
    public static CheckResult check(FormulaRequest request, SourceText claims, Layout layout) {
        Diagnostics ofExpression = new Diagnostics();
        Diagnostics ofClaims = new Diagnostics();
        Sources library = SourceLoader.standardLibrary(ofExpression);
        Optional<List<Judgement>> judgements = FormulaAnalyzer.analyze(problem(request), library, ofExpression)
                .filter(r -> !ofExpression.hasErrors())
                .map(r -> subject(library, r))
                .flatMap(s -> Checker.check(s, claims, layout, ofClaims));
        return new CheckResult(ofExpression.sorted(), ofClaims.sorted(), judgements.orElse(List.of()));
    }

    static Subject subject(Sources library, FormulaAnalyzer.Result r) {
        FormulaDerivation first = derived(r, 1);
        return new Subject(
                library,
                r.functions(),
                first.derivation(),
                Set.of(r.formula().value().name()),
                order -> order == 1 ? first.closedForms() : derived(r, order).closedForms());
    }

    private static FormulaDerivation derived(FormulaAnalyzer.Result r, int order) {
        return FormulaDeriver.derive(r.formula(), r.functions(), r.tensorFunctions(), order);
    }

    /** The derivation as a document, with the expression as it was typed for a title. */
    public static Document document(
            String expression, FormulaDerivation derivation, Layout layout, Optional<WorkedExample> example) {
        return FormulaDocument.of(expression, derivation, layout, example);
    }

    /** The closed forms alone, one on each line, as a specification has them. */
    public static List<String> closedForms(FormulaDerivation derivation, Layout layout) {
        return ClosedFormLines.specification(derivation.closedForms(), layout);
    }
}
