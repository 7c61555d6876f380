package chainrule.notation;

import chainrule.derivation.ClosedForm;
import chainrule.derivation.FormulaDerivation;
import chainrule.library.SourceLoader;
import chainrule.model.Network;
import chainrule.model.NetworkSizes;
import chainrule.model.Parameter;
import chainrule.report.ClosedFormLines;
import chainrule.source.DiagnosticPrinter;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import chainrule.symbolic.Index;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Tensor;
import chainrule.symbolic.notation.Layout;
import chainrule.symbolic.notation.Notation;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.NetParser;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Reads printed closed forms of an expression and evaluates them by the language's meaning, against their terms. */
public final class ReadBack {

    private static final double EQUAL = 1e-9;
    private static final int[] SIZES = {6, 5, 3, 4, 2};

    private final Environment environment;
    private final Scope scope = new Scope();

    private ReadBack(Network network) {
        Map<Size, Integer> sizes = new HashMap<>();
        for (Size s : NetworkSizes.of(network)) {
            sizes.put(s, s.isLiteral() ? s.value() : SIZES[sizes.size() % SIZES.length]);
        }
        this.environment = new Environment(sizes);
        sizes.forEach((s, n) -> scope.put(s.name(), Array.number(n)));
        Random random = new Random(5);
        Stream.concat(network.inputs().stream(), network.parameters().stream().map(Parameter::symbol))
                .forEach(s -> draw(s, random));
    }

    private void draw(Symbol s, Random random) {
        Tensor t = Tensor.zeros(environment.shape(s));
        int classes = s.isInteger() ? environment.extent(s.classes()) : 0;
        for (int k = 0; k < t.data().length; k++) {
            t.data()[k] = s.isInteger() ? random.nextInt(classes) : 0.1 + 0.8 * random.nextDouble();
        }
        environment.set(s, t);
        scope.put(s.name(), Array.of(t));
        if (s.isInteger()) {
            scope.putClasses(s.name(), classes);
        }
    }

    /** Checks all closed forms of a derivation. */
    public static void check(FormulaDerivation derivation) {
        ReadBack check = new ReadBack(derivation.formula().network());
        List<String> lines = ClosedFormLines.specification(derivation.closedForms(), Layout.GRADIENT);
        for (int k = 0; k < lines.size(); k++) {
            check.compare(derivation.closedForms().get(k), lines.get(k));
        }
    }

    private void compare(ClosedForm form, String line) {
        String text = line.substring(line.indexOf(" = ") + 3);
        ExpressionSyntax parsed = parse(text);
        Interpreter interpreter = new Interpreter(
                scope, SourceLoader.standardLibrary(new Diagnostics()).functions());
        double[] expected = environment.evaluate(form.axes(), form.value()).data();
        double[] read = Notation.hasMatrixForm(form.axes(), form.value())
                ? interpreter.value(parsed).data()
                : elements(form, parsed, interpreter);
        for (int k = 0; k < expected.length; k++) {
            if (read.length != expected.length || Math.abs(read[k] - expected[k]) > EQUAL * (1 + Math.abs(expected[k]))) {
                throw new AssertionError("`" + text + "` reads as " + Arrays.toString(read) + ", the term has "
                        + Arrays.toString(expected));
            }
        }
    }

    private double[] elements(ClosedForm form, ExpressionSyntax parsed, Interpreter interpreter) {
        int[] shape = form.axes().stream().mapToInt(i -> environment.extent(i.extent())).toArray();
        double[] elements = new double[Tensor.zeros(shape).data().length];
        for (int k = 0; k < elements.length; k++) {
            int rest = k;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                scope.bind(form.axes().get(axis).name(), rest % shape[axis]);
                rest /= shape[axis];
            }
            elements[k] = interpreter.value(parsed).number();
        }
        form.axes().stream().map(Index::name).forEach(scope::release);
        return elements;
    }

    private static ExpressionSyntax parse(String text) {
        Diagnostics diagnostics = new Diagnostics();
        return NetParser.parseExpression(SourceText.of("form", text), diagnostics)
                .orElseThrow(() -> new AssertionError(new DiagnosticPrinter().print(diagnostics.sorted())));
    }
}
