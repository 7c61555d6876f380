package chainrule.compiler;

import chainrule.analysis.Analyzer;
import chainrule.analysis.GivenValues;
import chainrule.derivation.ClosedForm;
import chainrule.checker.Checker;
import chainrule.checker.judging.Judgement;
import chainrule.checker.truth.Subject;
import chainrule.checker.Worksheet;
import chainrule.derivation.Derivation;
import chainrule.derivation.Deriver;
import chainrule.derivation.LineChecker;
import chainrule.emit.EmitOptions;
import chainrule.emit.NetworkEmitter;
import chainrule.explanation.WorkedExample;
import chainrule.library.SourceLoader;
import chainrule.library.Sources;
import chainrule.lowering.KernelPlanner;
import chainrule.report.ClosedFormLines;
import chainrule.report.DerivationDocument;
import chainrule.report.Document;
import chainrule.runtime.ElementType;
import chainrule.source.Diagnostic;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import chainrule.symbolic.notation.Layout;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The compiler: text to derivation, derivation to printed text and to Java source. */
public final class NetworkCompiler {

    private NetworkCompiler() {}

    /**
     * Parses, resolves, derives and checks. A user's mistake is a diagnostic in the result, never an exception.
     *
     * @throws chainrule.derivation.LineCheckException if a line of the derivation does not hold: an error in Chainrule
     */
    public static CompileResult compile(CompileRequest request) {
        return compile(request, Analyzer::analyze);
    }

    /** The same for a derivation that nothing runs: dims without a value stay symbols. */
    public static CompileResult compileForReading(CompileRequest request) {
        return compile(request, Analyzer::analyzeForReading);
    }

    private interface Analysis {
        Optional<Analyzer.Result> of(Sources sources, Map<String, Integer> dims, Diagnostics diagnostics);
    }

    private static CompileResult compile(CompileRequest request, Analysis analysis) {
        Diagnostics diagnostics = new Diagnostics();
        Sources sources = SourceLoader.load(request.spec(), request.project(), diagnostics);
        if (!diagnostics.hasErrors()) {
            requireOneNet(sources, SourceText.of(request.spec().toString(), ""), diagnostics);
        }
        return derive(sources, request, analysis, diagnostics);
    }

    /**
     * Judges a student's lines about a network; what is wrong with the specification or keeps the lines from being read is a
     * diagnostic in the result.
     *
     * @param layout how the lines lay out derivatives of the loss
     */
    public static CheckResult check(CompileRequest request, SourceText claims, Layout layout) {
        Diagnostics ofSpec = new Diagnostics();
        Diagnostics ofClaims = new Diagnostics();
        Optional<List<Judgement>> judgements =
                subject(request, ofSpec).flatMap(s -> Checker.check(s, claims, layout, ofClaims));
        return new CheckResult(ofSpec.sorted(), ofClaims.sorted(), judgements.orElse(List.of()));
    }

    /** A derivation with blanks, or with the answers in them. */
    public static TextResult worksheet(CompileRequest request, boolean withAnswers) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<String> text = subject(request, diagnostics).map(s -> Worksheet.of(s, withAnswers));
        return new TextResult(diagnostics.sorted(), text);
    }

    private static Optional<Subject> subject(CompileRequest request, Diagnostics diagnostics) {
        return NetworkReading.of(request, diagnostics).map(r -> Subject.of(
                r.sources(), r.result().functions(), Deriver.derive(
                        r.result().network(), r.result().functions(), r.result().tensorFunctions())));
    }

    static void requireOneNet(Sources sources, SourceText nowhere, Diagnostics diagnostics) {
        if (sources.nets().isEmpty()) {
            diagnostics.add(Diagnostic.error("missing-net", "the file has no `net Name { … }`", nowhere.span(0, 0)));
        } else if (sources.nets().size() > 1) {
            diagnostics.add(Diagnostic.error(
                            "several-nets", "a file has one net", sources.nets().get(1).nameSpan())
                    .withNote("the first is here", sources.nets().get(0).nameSpan()));
        }
    }

    private static CompileResult derive(
            Sources sources, CompileRequest request, Analysis analysis, Diagnostics diagnostics) {
        Optional<Derivation> derivation = diagnostics.hasErrors()
                ? Optional.empty()
                : analysis.of(sources, request.dims(), diagnostics)
                        .map(r -> Deriver.derive(r.network(), r.functions(), r.tensorFunctions()))
                        .map(LineChecker::checked);
        if (derivation.isPresent() && derivation.get().checkedPoints() == 0) {
            diagnostics.add(Diagnostic.warning(
                    "unchecked",
                    "no point was found where the network has a value: the lines of its derivation are not checked",
                    sources.nets().get(0).nameSpan()));
        }
        return new CompileResult(diagnostics.sorted(), derivation, sources.read());
    }

    /**
     * The derivation as a document.
     *
     * @param layout how derivatives of the loss are laid out
     * @param example the same in numbers, if wanted
     */
    public static Document document(Derivation derivation, Layout layout, Optional<WorkedExample> example) {
        return DerivationDocument.of(derivation, layout, example);
    }

    /** Numbers for a derivation. What is wrong with those that the user gives is a diagnostic in the result. */
    public static ExampleResult example(Derivation derivation, ExampleRequest request) {
        Diagnostics diagnostics = new Diagnostics();
        SourceText text = SourceText.of("--given", request.given().orElse(""));
        Optional<GivenValues.Result> given = request.given().isEmpty()
                ? Optional.of(GivenValues.Result.NONE)
                : GivenValues.of(derivation.network(), text, diagnostics);
        Optional<WorkedExample> example =
                given.flatMap(g -> WorkedExample.of(derivation, g.sizes(), g.tensors(), request.seed()));
        if (given.isPresent() && example.isEmpty()) {
            diagnostics.error(
                    "no-value",
                    "the network has no value at these numbers, or they contradict a declared fact",
                    text.span(0, text.content().length()));
        }
        return new ExampleResult(diagnostics.sorted(), example);
    }

    /** The closed forms alone, one on each line, as a specification has them. */
    public static List<String> closedForms(Derivation derivation, Layout layout) {
        return ClosedFormLines.specification(ClosedForm.of(derivation), layout);
    }

    /**
     * The Java class of a derivation.
     *
     * @throws NotGeneratedException if it has a term that can only be derived
     */
    public static GeneratedClass generate(Derivation derivation, CompileRequest request) {
        GeneratedTerms.require(derivation);
        ClassComments comments = new ClassComments(derivation);
        EmitOptions options = new EmitOptions(
                request.packageName(),
                request.doublePrecision() ? ElementType.DOUBLE : ElementType.FLOAT,
                comments.ofClass(),
                comments.ofSymbols());
        String source = NetworkEmitter.emit(KernelPlanner.plan(derivation.program()), options);
        return new GeneratedClass(request.packageName(), derivation.network().name(), source);
    }
}
