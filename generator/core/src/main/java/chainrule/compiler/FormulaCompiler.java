package chainrule.compiler;

import chainrule.analysis.FormulaAnalyzer;
import chainrule.analysis.FormulaProblem;
import chainrule.derivation.FormulaDerivation;
import chainrule.derivation.FormulaDeriver;
import chainrule.library.SourceLoader;
import chainrule.library.Sources;
import chainrule.report.ClosedFormLines;
import chainrule.report.Format;
import chainrule.report.FormulaDocument;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import chainrule.symbolic.notation.Layout;
import java.util.List;
import java.util.Optional;

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
        FormulaProblem problem = new FormulaProblem(
                SourceText.of("expression", request.expression()),
                request.variables().map(text -> SourceText.of("--wrt", text)),
                request.declarations().map(text -> SourceText.of("--with", text)),
                request.facts().stream().map(text -> SourceText.of("--assume", text)).toList());
        Optional<FormulaDerivation> derivation = FormulaAnalyzer.analyze(problem, library, diagnostics)
                .filter(r -> !diagnostics.hasErrors())
                .map(r -> FormulaDeriver.derive(r.formula(), r.functions(), r.tensorFunctions(), request.order()));
        return new FormulaResult(diagnostics.sorted(), derivation);
    }

    /** The derivation as a document. */
    public static String derivationText(
            String expression, FormulaDerivation derivation, Layout layout, Format format, boolean ascii) {
        return format.print(FormulaDocument.of(expression, derivation, layout), ascii);
    }

    /** The closed forms alone, one on each line, as a specification has them. */
    public static List<String> closedForms(FormulaDerivation derivation, Layout layout, boolean ascii) {
        return ClosedFormLines.specification(derivation.closedForms(), layout, ascii);
    }
}
