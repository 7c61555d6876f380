package chainrule.notation;

import chainrule.derivation.Derivation;
import chainrule.derivation.Derived;
import chainrule.derivation.Evaluation;
import chainrule.derivation.Line;
import chainrule.derivation.Stabilized;
import chainrule.generated.RandomBatch;
import chainrule.library.SourceLoader;
import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.model.Parameter;
import chainrule.source.DiagnosticPrinter;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexTerm;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Evaluator;
import chainrule.symbolic.eval.Measured;
import chainrule.symbolic.eval.Tensor;
import chainrule.symbolic.notation.Notation;
import chainrule.symbolic.notation.Style;
import chainrule.symbolic.rewrite.DerivedFunctions;
import chainrule.symbolic.rewrite.Simplifier;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.FunctionSyntax;
import chainrule.syntax.NetParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Prints every formula of a derivation as a specification would have it, reads it back, and evaluates both: the term by the
 * Evaluator, the text by the {@link Interpreter}.
 */
public final class ParseBack {

    private static final double EQUAL = 1e-9;
    /** How many points are tried for one where a term has a value. */
    private static final int MOST_POINTS = 100;

    private final Derivation derivation;
    private final List<FunctionSyntax> functions;
    private final Notation notation;
    private final Environment environment;
    private final Interpreter interpreter;
    private int formulas;

    private ParseBack(String spec, Derivation derivation, long seed) {
        this.derivation = derivation;
        this.functions = SourceLoader.load(SourceText.of("Spec.net", spec), new Diagnostics()).functions();
        this.notation = new Notation(Style.SPECIFICATION, derivation.network().loss().name());
        this.environment = RandomBatch.draw(derivation, 1, seed).environments(1).first();
        this.interpreter = new Interpreter(scope(), functions);
    }

    /**
     * Checks all formulas of the derivation of a specification, at one random point.
     *
     * @return how many there were
     */
    public static int check(String spec, Derivation derivation, long seed) {
        ParseBack check = new ParseBack(spec, derivation, seed);
        check.run();
        return check.formulas;
    }

    private Scope scope() {
        Scope scope = new Scope();
        Network network = derivation.network();
        network.inputs().forEach(s -> put(scope, s));
        network.targets().forEach(s -> put(scope, s));
        network.parameters().stream().map(Parameter::symbol).forEach(s -> put(scope, s));
        network.definitions().stream().map(Assignment::target).forEach(s -> put(scope, s));
        Evaluation.assign(environment, derivation.adjoints().stream().map(Derived::result).toList());
        for (Derived d : derivation.adjoints()) {
            scope.putAdjoint(notation.name(d.target()), Array.of(environment.get(d.target())));
        }
        return scope;
    }

    private void put(Scope scope, Symbol symbol) {
        scope.put(symbol.name(), Array.of(environment.get(symbol)));
        symbol.axes().forEach(axis -> putSizes(scope, axis));
        if (symbol.isInteger()) {
            putSizes(scope, symbol.classes());
            scope.putClasses(symbol.name(), environment.extent(symbol.classes()));
        }
    }

    private void putSizes(Scope scope, Affine axis) {
        for (Affine.Part part : axis.parts()) {
            if (part.term() instanceof Size size && !size.isLiteral()) {
                scope.put(size.name(), Array.number(environment.size(size)));
            }
        }
    }

    private void run() {
        derivation.network().definitions().forEach(this::assignment);
        derivation.adjoints().forEach(this::adjoint);
        derivation.closedForms().forEach(this::assignment);
        for (Stabilized s : derivation.stabilized()) {
            assignment(s.written().withValue(s.stable()));
        }
        derivation.functions().forEach(this::function);
    }

    private void assignment(Assignment a) {
        boolean matrix = Notation.hasMatrixForm(a.axes(), a.value());
        compare(a.axes(), List.of(a.value()), notation.formula(a.axes(), a.value()), matrix);
    }

    /** All lines of an adjoint are in one form, as the printed derivation has them. */
    private void adjoint(Derived d) {
        boolean matrix = d.lines().stream()
                .flatMap(line -> line.factors().stream())
                .allMatch(f -> Notation.hasMatrixForm(d.axes(), f));
        for (Line line : d.lines()) {
            List<Expr> factors = line.factors();
            String text = factors.size() > 1
                    ? notation.product(d.axes(), factors, matrix)
                    : matrix ? notation.formula(d.axes(), factors.get(0)) : notation.indexFormula(d.axes(), factors.get(0));
            compare(d.axes(), factors, text, matrix);
        }
    }

    /** A whole array where the text is in matrix form, else element by element. */
    private void compare(List<Index> axes, List<Expr> factors, String text, boolean matrix) {
        formulas++;
        ExpressionSyntax parsed = parse(text);
        int[] shape = axes.stream().mapToInt(axis -> environment.extent(axis.extent())).toArray();
        Array whole = matrix ? guarded(parsed, text) : null;
        if (matrix && !Arrays.equals(whole.shape(), shape)) {
            throw failure(text, "has the shape " + Arrays.toString(whole.shape()) + " for " + Arrays.toString(shape));
        }
        int size = Tensor.zeros(shape).data().length;
        for (int k = 0; k < size; k++) {
            Map<IndexTerm, Integer> at = place(axes, shape, k);
            double read = matrix ? whole.data()[k] : element(axes, at, parsed, text);
            Measured term = measured(factors, at);
            if (!term.agrees(new Measured(read, Math.abs(read)), EQUAL)) {
                throw failure(text, "reads as " + read + " at " + at + ", the term has " + term.value());
            }
        }
    }

    private static Map<IndexTerm, Integer> place(List<Index> axes, int[] shape, int k) {
        Map<IndexTerm, Integer> at = new HashMap<>();
        int rest = k;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            at.put(axes.get(axis), rest % shape[axis]);
            rest /= shape[axis];
        }
        return at;
    }

    private Measured measured(List<Expr> factors, Map<IndexTerm, Integer> at) {
        return factors.stream()
                .map(f -> new Evaluator(environment).measure(f, at))
                .reduce(Measured::times)
                .orElseThrow();
    }

    private double element(List<Index> axes, Map<IndexTerm, Integer> at, ExpressionSyntax parsed, String text) {
        axes.forEach(axis -> interpreter.scope().bind(axis.name(), at.get(axis)));
        try {
            return guarded(parsed, text).number();
        } finally {
            axes.forEach(axis -> interpreter.scope().release(axis.name()));
        }
    }

    private Array guarded(ExpressionSyntax parsed, String text) {
        try {
            return interpreter.value(parsed);
        } catch (NotInLanguage e) {
            throw failure(text, e.getMessage());
        }
    }

    private static AssertionError failure(String text, String problem) {
        return new AssertionError("`" + text + "` " + problem);
    }

    private static ExpressionSyntax parse(String text) {
        Diagnostics diagnostics = new Diagnostics();
        return NetParser.parseExpression(SourceText.of("formula", text), diagnostics)
                .orElseThrow(() -> failure(text, "does not parse:\n" + new DiagnosticPrinter().print(diagnostics.sorted())));
    }

    /** The body of a function of numbers and each line of its derivative, where they have values. */
    private void function(DerivedFunctions.Derivation d) {
        List<Expr> lines = new ArrayList<>(List.of(d.function().body(), d.value()));
        for (Simplifier.Step step : d.steps()) {
            lines.addAll(List.of(step.before(), step.after()));
        }
        lines.forEach(line -> checkNumber(line, d.function().formals(), functions));
        formulas += lines.size();
    }

    /** Checks a term in numbers, at a random point where it has a value. */
    public static void checkNumber(Expr term, List<Symbol> numbers, List<FunctionSyntax> functions) {
        Random random = new Random(numbers.size());
        Environment e = new Environment();
        Scope scope = new Scope();
        Measured value;
        int tries = 0;
        do {
            for (Symbol symbol : numbers) {
                double number = 0.1 + 0.8 * random.nextDouble();
                e.set(symbol, number);
                scope.put(symbol.name(), Array.number(number));
            }
            value = new Evaluator(e).measure(term, Map.of());
        } while (!Double.isFinite(value.value()) && ++tries < MOST_POINTS);
        String text = new Notation(Style.SPECIFICATION, "").formula(List.of(), term);
        double read = new Interpreter(scope, functions).value(parse(text)).number();
        if (!value.agrees(new Measured(read, Math.abs(read)), EQUAL)) {
            throw failure(text, "reads as " + read + ", the term has " + value.value());
        }
    }
}
