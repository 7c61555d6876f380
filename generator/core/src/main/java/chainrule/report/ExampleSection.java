package chainrule.report;

import chainrule.derivation.Derived;
import chainrule.explanation.WorkedExample;
import chainrule.model.Assignment;
import chainrule.model.Parameter;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.notation.MathNode;
import chainrule.symbolic.notation.Notation;
import chainrule.symbolic.notation.SpelledOut;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The whole training iteration once more, in numbers. */
final class ExampleSection {

    private final Material m;
    private final WorkedExample example;
    private final ExampleNumbers numbers;
    private final List<Document.Block> blocks = new ArrayList<>();

    private ExampleSection(Material m, WorkedExample example) {
        this.m = m;
        this.example = example;
        this.numbers = new ExampleNumbers(m, example.shown());
    }

    static Document.Section of(Material m, Optional<WorkedExample> example) {
        return example.map(e -> new ExampleSection(m, e).ofNetwork()).orElse(section(List.of(), true));
    }

    /**
     * That of an expression: its names, then its closed forms.
     *
     * @param closed an equation for each closed form
     * @param values what each is in numbers
     */
    static Document.Section of(
            Material m, Optional<WorkedExample> example, List<Document.Equation> closed, List<MathNode> values) {
        return example.map(e -> new ExampleSection(m, e).ofExpression(closed, values)).orElse(section(List.of(), true));
    }

    private Document.Section ofExpression(List<Document.Equation> closed, List<MathNode> values) {
        given();
        m.network().definitions().stream().filter(a -> a.target() != m.network().loss() || m.network().targets().isEmpty())
                .forEach(this::definition);
        for (int k = 0; k < closed.size(); k++) {
            Document.Equation e = closed.get(k);
            boolean matrix = !(e.left() instanceof MathNode.Subscripted);
            equation(e.left(), e.shape(), e.lines().get(0).formula(), matrix, values.get(k), example.checked() ? Check.DIFFERENCES : Check.GIVEN);
        }
        return section(blocks, example.checked());
    }

    private static Document.Section section(List<Document.Block> blocks, boolean checked) {
        String how = checked
                ? " Every line above holds at these numbers too, and each adjoint agrees with difference quotients there."
                : " The network is too large for its lines to be compared with difference quotients here, too.";
        return new Document.Section(
                "example", "Worked example", Prose.of("One sample in numbers, shown to four digits." + how), blocks);
    }

    private Document.Section ofNetwork() {
        given();
        m.network().definitions().forEach(this::definition);
        m.derivation().adjoints().forEach(this::adjoint);
        step();
        return section(blocks, example.checked());
    }

    private void given() {
        Stream.of(
                        m.network().inputs().stream(),
                        m.network().targets().stream(),
                        m.network().parameters().stream().map(Parameter::symbol))
                .flatMap(s -> s)
                .forEach(s -> blocks.add(new Document.Equation(
                        "", Material.name(s), Material.shape(s), List.of(Document.Line.given(numbers.of(s))))));
    }

    private void definition(Assignment a) {
        boolean matrix = Notation.hasMatrixForm(a.axes(), a.value()) && !a.mean();
        equation(m.left(a), Material.shape(a.target()), m.formula(a), matrix, numbers.of(a.target()), Check.GIVEN);
        element(a, matrix, Material.name(a.target()), Check.GIVEN);
    }

    private void adjoint(Derived d) {
        Assignment a = d.result();
        boolean matrix = Notation.hasMatrixForm(a.axes(), a.value());
        Check check = example.checked() ? Check.DIFFERENCES : Check.GIVEN;
        MathNode formula = Material.over(
                a.mean(),
                matrix ? m.derivatives().node(a.axes(), a.value()) : m.derivatives().indexNode(a.axes(), a.value()));
        equation(
                m.derivative(d.target(), d.axes(), matrix),
                m.derivativeShape(d.target()),
                formula,
                matrix && !a.mean(),
                numbers.of(d.target()),
                check);
        element(a, matrix, Material.name(d.target()), check);
    }

    /** What has no matrix form is written out at the first place. */
    private void element(Assignment a, boolean matrix, MathNode name, Check check) {
        if (matrix || a.mean() || a.axes().isEmpty() && a.value().children().isEmpty()) {
            return;
        }
        Map<Index, Integer> first = new LinkedHashMap<>();
        a.axes().forEach(i -> first.put(i, 0));
        Environment values = example.shown();
        MathNode spelled = new SpelledOut(values, first, NumberNodes::of).node(a.value());
        MathNode value = NumberNodes.of(values.get(a.target()).data()[0]);
        List<MathNode> zeros = Collections.nCopies(a.axes().size(), new MathNode.Number("0"));
        MathNode left = a.axes().isEmpty() ? name : new MathNode.Subscripted(name, zeros);
        List<Document.Line> lines = new ArrayList<>();
        if (!spelled.equals(value)) {
            lines.add(Document.Line.given(spelled));
        }
        lines.add(Document.Line.of(value, "", check));
        blocks.add(new Document.Equation("", left, List.of(), lines));
    }

    /** The formula, the formula in numbers where it has matrix form, and its value. */
    private void equation(
            MathNode left, List<String> shape, MathNode formula, boolean matrix, MathNode value, Check check) {
        List<Document.Line> lines = new ArrayList<>(List.of(Document.Line.given(formula)));
        MathNode inNumbers = numbers.in(formula);
        if (matrix && !inNumbers.equals(value)) {
            lines.add(Document.Line.given(inNumbers));
        }
        lines.add(Document.Line.of(value, "", check));
        blocks.add(new Document.Equation("", left, shape, lines));
    }

    private void step() {
        example.step().ifPresent(after -> {
            ExampleNumbers stepped = new ExampleNumbers(m, after);
            blocks.add(new Document.Remark(Prose.of("After one step the parameters are:")));
            for (Parameter p : m.network().parameters()) {
                Symbol s = p.symbol();
                blocks.add(new Document.Equation(
                        "", Material.name(s), Material.shape(s), List.of(Document.Line.given(stepped.of(s)))));
            }
            Symbol loss = m.network().loss();
            blocks.add(new Document.Remark(Prose.of("With them ")
                    .formula(Material.name(loss))
                    .words(" of this sample goes from ")
                    .formula(numbers.of(loss))
                    .words(" to ")
                    .formula(stepped.of(loss))
                    .words(".")));
        });
    }
}
