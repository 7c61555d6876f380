package chainrule.explanation;

import chainrule.derivation.Derivation;
import chainrule.derivation.ExactCheck;
import chainrule.derivation.ExactLines;
import chainrule.derivation.ExactMarks;
import chainrule.derivation.Uses;
import chainrule.model.Assignment;
import chainrule.symbolic.Symbol;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A derivation explained. Each part is found, measured and checked when it is first asked for: a document pays for what it prints.
 * Every equality in a part holds at the points at which the derivation was checked; a part whose equality does not throws a
 * {@link chainrule.derivation.LineCheckException}: an error in Chainrule.
 */
public final class Explanation {

    private final Derivation derivation;
    private final Uses uses;
    private final Lazy<CheckPoints> points;
    private final Lazy<ExactMarks> exactness = Lazy.of(this::marked);
    private final Lazy<List<FunctionDifferential>> functions = Lazy.of(() -> FunctionDifferential.of(derivation()));
    private final Lazy<List<LocalDerivative>> locals;
    private final Lazy<Map<Symbol, List<LocalDerivative>>> localsBy =
            Lazy.of(() -> locals().stream().collect(Collectors.groupingBy(LocalDerivative::by)));
    private final Lazy<List<Assignment>> composed;
    private final Lazy<List<Chain>> chains;
    private final Lazy<List<BoundedSlope>> slopes;
    private final Lazy<List<Kink>> kinks = Lazy.of(() -> KinkSearch.of(slopes()));
    private final Lazy<List<Extremum>> extrema = Lazy.of(() -> Extrema.of(derivation()));
    private final Lazy<List<SaturatingPair>> pairs = Lazy.of(() -> SaturatingPairs.of(derivation(), slopes()));
    private final Lazy<Stabilities> forms;
    private final Lazy<List<Stability>> stabilities = Lazy.of(() -> forms().measured());
    private final Lazy<List<Lookup>> lookups = Lazy.of(() -> Lookups.of(derivation().network()));
    private final Lazy<List<Symbol>> vanishing;
    private final Lazy<Start> start = Lazy.of(() -> Starts.of(derivation(), slopes(), work()));
    private final Lazy<List<BoundedSlope>> fromOutputs = Lazy.of(() -> FromOutputs.of(derivation(), slopes(), work()));
    private final Lazy<Work> work = Lazy.of(() -> Work.of(derivation()));

    private Explanation(Derivation derivation, Supplier<ExactCheck> exact) {
        this.derivation = derivation;
        this.uses = new Uses(derivation.network());
        this.points = Lazy.of(() -> CheckPoints.of(derivation, exact));
        this.locals = Lazy.of(() -> LocalDerivatives.of(derivation, uses, points.get()));
        this.composed = Lazy.of(() -> ComposedForms.of(derivation.network(), uses, points.get()));
        this.chains = Lazy.of(() -> Chains.of(derivation, uses, locals(), points.get()));
        this.slopes = Lazy.of(() -> Slopes.of(locals(), uses));
        this.forms = Lazy.of(() -> Stabilities.of(derivation, uses, points.get()));
        this.vanishing = Lazy.of(() -> VanishingGradients.of(derivation, points.get()));
    }

    /** @param derivation checked */
    public static Explanation of(Derivation derivation) {
        return of(derivation, () -> ExactCheck.of(derivation));
    }

    /** @param exact at points of the derivation, asked for once */
    public static Explanation of(Derivation derivation, Supplier<ExactCheck> exact) {
        return new Explanation(derivation, exact);
    }

    /** Begins what takes long and makes no terms: how those are ordered must not depend on which thread is faster. */
    public void begin() {
        forms.get();
        stabilities.begin();
    }

    public Derivation derivation() {
        return derivation;
    }

    /** The derivatives of named functions, one operation at a time. */
    public List<FunctionDifferential> functions() {
        return functions.get();
    }

    /** The derivative of each definition by each name that it uses on a way from a parameter to the loss. */
    public List<LocalDerivative> locals() {
        return locals.get();
    }

    /** Those by one name. */
    public List<LocalDerivative> localsBy(Symbol by) {
        return localsBy.get().getOrDefault(by, List.of());
    }

    /**
     * The definitions that use others, with those put in down to inputs, parameters and targets; those that would be too long are
     * left out.
     */
    public List<Assignment> composed() {
        return composed.get();
    }

    /** For each parameter its chain of local derivatives. */
    public List<Chain> chains() {
        return chains.get();
    }

    /** How steep the pointwise definitions can be. */
    public List<BoundedSlope> slopes() {
        return slopes.get();
    }

    /** Where pointwise definitions have no derivative, and what stands in for it. */
    public List<Kink> kinks() {
        return kinks.get();
    }

    /** The extrema, at whose ties a convention stands in for the derivative. */
    public List<Extremum> extrema() {
        return extrema.get();
    }

    /** What becomes of the slope of a saturating definition on the way from the loss. */
    public List<SaturatingPair> pairs() {
        return pairs.get();
    }

    /** What the forms that run are better at than those that are written. */
    public List<Stability> stabilities() {
        return stabilities.get();
    }

    /** Parameters of which a sample reads few rows. */
    public List<Lookup> lookups() {
        return lookups.get();
    }

    /** Parameters whose gradient was 0 at every point that was tried. */
    public List<Symbol> vanishing() {
        return vanishing.get();
    }

    /** What gradients are like before the first step. */
    public Start start() {
        return start.get();
    }

    /** Slopes that the backward pass makes from what it keeps. */
    public List<BoundedSlope> fromOutputs() {
        return fromOutputs.get();
    }

    /** What a step costs. */
    public Work work() {
        return work.get();
    }

    /**
     * How far each line holds in exact arithmetic: those of the derivation, of each local derivative, of each composed definition,
     * of each chain (at a place of its own for its factors put in), as far as these were asked for.
     */
    public ExactMarks exactness() {
        return exactness.get();
    }

    /** Whether a line of the derivation or of what explains it could be compared at the points. */
    public boolean covers(Object of, int line) {
        return derivation.coverage().has(of, line) && !points.get().isOpen(of, line);
    }

    /** Whether all lines could be that have been asked for. */
    public boolean coversAll() {
        return derivation.coverage().open().isEmpty() && points.get().areAllClosed();
    }

    private Stabilities forms() {
        return forms.get();
    }

    private ExactMarks marked() {
        ExactLines.mark(derivation, points.get().excerpts(), points.get().marks());
        return points.get().marks();
    }
}
