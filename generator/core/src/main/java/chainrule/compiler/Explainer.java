package chainrule.compiler;

import chainrule.analysis.Analyzer;
import chainrule.analysis.formulas.FormulaAnalyzer;
import chainrule.checker.reading.Asked;
import chainrule.checker.truth.Subject;
import chainrule.derivation.Derivation;
import chainrule.derivation.Derived;
import chainrule.derivation.Deriver;
import chainrule.derivation.FormulaDeriver;
import chainrule.derivation.LineChecker;
import chainrule.derivation.PartOfNetwork;
import chainrule.library.SourceLoader;
import chainrule.library.Sources;
import chainrule.report.Document;
import chainrule.report.FormulaDocument;
import chainrule.report.ResultDocument;
import chainrule.source.Diagnostic;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import chainrule.symbolic.notation.Layout;
import java.util.Optional;

/** Unfolds one derivative of a network or an expression: all that leads to it. */
public final class Explainer {

    private Explainer() {}

    /** @param derivative such as `dl/dW1`, `dl/dz2` or `dyhat/dz3` */
    public static DocumentResult explain(CompileRequest request, String derivative, Layout layout) {
        Diagnostics diagnostics = new Diagnostics();
        SourceText name = SourceText.of("derivative", derivative);
        Optional<Document> document =
                NetworkReading.of(request, diagnostics).flatMap(r -> ofNetwork(r, name, layout, diagnostics));
        return new DocumentResult(diagnostics.sorted(), document);
    }

    private static Optional<Document> ofNetwork(
            NetworkReading reading, SourceText name, Layout layout, Diagnostics diagnostics) {
        Analyzer.Result r = reading.result();
        Derivation derivation =
                LineChecker.checked(Deriver.derive(r.network(), r.functions(), r.tensorFunctions()));
        Subject subject = Subject.of(reading.sources(), r.functions(), derivation);
        return Asked.in(subject, name, diagnostics).flatMap(asked -> {
            Optional<Derived> gradient = derivation.adjoints().stream()
                    .filter(d -> asked.of() == r.network().loss() && d.target().primal() == asked.by())
                    .findFirst();
            return gradient.isPresent()
                    ? Optional.of(ResultDocument.of(name.content(), derivation, gradient.get(), layout))
                    : ofPart(r, asked, name, layout, diagnostics);
        });
    }

    /** What is no gradient on the way to a parameter is that of the formulas between the two names. */
    private static Optional<Document> ofPart(
            Analyzer.Result r, Asked asked, SourceText name, Layout layout, Diagnostics diagnostics) {
        Optional<Document> document = PartOfNetwork.between(r.network(), asked.of(), asked.by())
                .map(f -> FormulaDocument.of(
                        name.content(), FormulaDeriver.derive(f, r.functions(), r.tensorFunctions(), 1), layout));
        if (document.isEmpty()) {
            diagnostics.add(Diagnostic.error(
                    "not-unfolded",
                    "a derivative through a recurrence or a mean over the batch is unfolded only where it is that of the loss"
                            + " by what a parameter acts through",
                    name.span(0, name.content().length())));
        }
        return document;
    }

    /** @param derivative such as `dl/dx`, of the expression by one of its variables */
    public static DocumentResult explain(FormulaRequest request, String derivative, Layout layout) {
        Diagnostics diagnostics = new Diagnostics();
        SourceText name = SourceText.of("derivative", derivative);
        Sources library = SourceLoader.standardLibrary(diagnostics);
        Optional<Document> document = FormulaAnalyzer.analyze(FormulaCompiler.problem(request), library, diagnostics)
                .filter(r -> !diagnostics.hasErrors())
                .flatMap(r -> Asked.in(FormulaCompiler.subject(library, r), name, diagnostics))
                .flatMap(asked -> FormulaCompiler.compile(request.by(asked.by().name())).derivation())
                .map(d -> FormulaDocument.of(request.expression(), d, layout));
        return new DocumentResult(diagnostics.sorted(), document);
    }
}
