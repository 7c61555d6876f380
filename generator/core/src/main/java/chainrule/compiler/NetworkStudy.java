package chainrule.compiler;

import chainrule.analysis.Analyzer;
import chainrule.checker.reading.Asked;
import chainrule.checker.truth.Subject;
import chainrule.checker.Worksheet;
import chainrule.derivation.ClosedForm;
import chainrule.derivation.Derivation;
import chainrule.derivation.Derived;
import chainrule.derivation.Deriver;
import chainrule.derivation.ExactCheck;
import chainrule.derivation.FormulaDeriver;
import chainrule.derivation.PartOfNetwork;
import chainrule.derivation.Theory;
import chainrule.explanation.Explanation;
import chainrule.explanation.Lazy;
import chainrule.library.SourceLoader;
import chainrule.library.Sources;
import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.plan.KernelPlan;
import chainrule.plan.text.PlanText;
import chainrule.report.ClosedFormLines;
import chainrule.report.DerivationDocument;
import chainrule.report.Document;
import chainrule.report.FormulaDocument;
import chainrule.report.ResultDocument;
import chainrule.source.Diagnostic;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.notation.Layout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The study of a specification. */
public final class NetworkStudy extends Study {

    /** Dims get values from outside: those that replace their own, or all that have none. */
    private interface Analysis {
        Optional<Analyzer.Result> of(Sources sources, Map<String, Integer> dims, Diagnostics diagnostics);
    }

    private final CompileRequest request;
    private final Analysis how;
    private final Lazy<Sources> sources;
    private final Lazy<Optional<Analyzer.Result>> analysis = Lazy.of(this::analyze);
    private final Lazy<Optional<Derivation>> derivation = Lazy.of(this::derive);
    private final Lazy<ExactCheck> exact = Lazy.of(this::drawExactly);
    private final Lazy<Explanation> explanation = Lazy.of(() -> Explanation.of(derived(), exact::get));
    private final Lazy<KernelPlan> plan = Lazy.of(() -> ClassSource.plan(derived()));

    private NetworkStudy(Theory theory, CompileRequest request, Analysis how) {
        super(theory);
        this.request = request;
        this.how = how;
        this.sources = Lazy.of(() -> SourceLoader.load(request.spec(), request.project(), diagnostics()));
    }

    static NetworkStudy toRun(Theory theory, CompileRequest request) {
        return new NetworkStudy(theory, request, Analyzer::analyze);
    }

    static NetworkStudy toRead(Theory theory, CompileRequest request) {
        return new NetworkStudy(theory, request, Analyzer::analyzeForReading);
    }

    /** The files that were read: the specification and what it imports, for up-to-date checks. */
    public List<Path> read() {
        return List.copyOf(sources.get().read());
    }

    @Override
    public Result<Derivation> derivation() {
        return result(derivation.get());
    }

    @Override
    public Result<Document> document(Layout layout, Optional<ExampleRequest> example) {
        analysis.get().ifPresent(r -> beginDrawing(r.network()));
        return derivation.get().isEmpty()
                ? result(Optional.empty())
                : document(derived(), example, worked -> DerivationDocument.of(explanation.get(), layout, worked));
    }

    @Override
    public Result<List<String>> closedForms(Layout layout) {
        return result(derivation.get().map(d -> ClosedFormLines.specification(ClosedForm.of(d), layout)));
    }

    /**
     * The derivation of a specification without errors.
     *
     * @throws java.util.NoSuchElementException if it has errors
     */
    public Derivation derived() {
        return derivation.get().orElseThrow();
    }

    /** A derivation with blanks, or with the answers in them. */
    public Result<String> worksheet(boolean withAnswers) {
        return result(subject().map(s -> Worksheet.of(s, withAnswers)));
    }

    /**
     * The Java class of a specification without errors.
     *
     * @throws NotGeneratedException if it has a term that can only be derived
     * @throws java.util.NoSuchElementException if it has errors
     */
    public GeneratedClass generate() {
        return ClassSource.of(derived(), plan.get(), request);
    }

    /**
     * What the Java class of a specification without errors will do, down to loops: see {@link PlanText}.
     *
     * @throws NotGeneratedException if it has a term that can only be derived
     * @throws java.util.NoSuchElementException if it has errors
     */
    public String planText() {
        return PlanText.of(plan.get());
    }

    CompileRequest request() {
        return request;
    }

    Sources sources() {
        return sources.get();
    }

    /** The same with other dims; what there is to say about it goes its own way. */
    NetworkStudy with(Map<String, Integer> dims) {
        CompileRequest other =
                new CompileRequest(
                request.spec(), dims, request.packageName(), request.doublePrecision(), request.project());
        return new NetworkStudy(theory(), other, how);
    }

    private Optional<Analyzer.Result> analyze() {
        Sources read = sources.get();
        if (!diagnostics().hasErrors()) {
            requireOneNet(read);
        }
        return diagnostics().hasErrors() ? Optional.empty() : how.of(read, request.dims(), diagnostics());
    }

    private void requireOneNet(Sources read) {
        if (read.nets().isEmpty()) {
            SourceText nowhere = SourceText.of(request.spec().toString(), "");
            diagnostics().error("missing-net", "the file has no `net Name { … }`", nowhere.span(0, 0));
        } else if (read.nets().size() > 1) {
            diagnostics()
                    .add(Diagnostic.error("several-nets", "a file has one net", read.nets().get(1).nameSpan())
                            .withNote("the first is here", read.nets().get(0).nameSpan()));
        }
    }

    /**
     * Exact points are drawn beside the derivation. How the terms that it makes are ordered must not depend on which thread is
     * faster: this one opens what the other looks into, where no term is made.
     */
    private void beginDrawing(Network network) {
        List<Expr> values = network.definitions().stream().map(Assignment::value).toList();
        boolean makesTerms = values.stream().flatMap(e -> Accesses.symbols(e).stream()).anyMatch(s -> s.call() != null);
        if (!makesTerms) {
            Reduce.openAll(values);
            exact.begin();
        }
    }

    /** Needs no derivation: the adjoints get their values when they are asked for. */
    private ExactCheck drawExactly() {
        Network network = analysis.get().orElseThrow().network();
        return ExactCheck.drawn(network, () -> derived().adjoints().stream().map(Derived::result).toList());
    }

    private Optional<Derivation> derive() {
        Optional<Derivation> derived = analysis.get()
                .map(r -> Deriver.checked(theory(), r.network(), r.functions(), r.tensorFunctions()));
        derived.ifPresent(d -> warnIfUnchecked(d, "network", sources.get().nets().get(0).nameSpan()));
        return derived;
    }

    @Override
    Optional<Subject> makeSubject() {
        return derivation.get().map(d -> Subject.of(sources.get(), analysis.get().orElseThrow().functions(), d));
    }

    @Override
    Optional<Document> unfolded(Asked asked, SourceText name, Layout layout, Diagnostics ofName) {
        Optional<Derived> gradient = derived().adjoints().stream()
                .filter(d -> asked.of() == derived().network().loss() && d.target().primal() == asked.by())
                .findFirst();
        return gradient.isPresent()
                ? Optional.of(ResultDocument.of(name.content(), explanation.get(), gradient.get(), layout))
                : ofPart(asked, name, layout, ofName);
    }

    /** What is no gradient on the way to a parameter is that of the formulas between the two names. */
    private Optional<Document> ofPart(Asked asked, SourceText name, Layout layout, Diagnostics ofName) {
        Analyzer.Result r = analysis.get().orElseThrow();
        Optional<Document> document = PartOfNetwork.between(r.network(), asked.of(), asked.by())
                .map(f -> FormulaDeriver.derive(theory(), f, r.functions(), r.tensorFunctions(), 1))
                .map(d -> FormulaDocument.of(name.content(), d, layout));
        if (document.isEmpty()) {
            ofName.error(
                    "not-unfolded",
                    "a derivative through a recurrence or a mean over the batch is unfolded only where it is that of the loss"
                            + " by what a parameter acts through",
                    name.span(0, name.content().length()));
        }
        return document;
    }
}
