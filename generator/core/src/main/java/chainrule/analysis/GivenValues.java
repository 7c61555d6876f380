package chainrule.analysis;

import chainrule.model.Network;
import chainrule.model.Parameter;
import chainrule.source.Diagnostic;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import chainrule.source.Spelling;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Tensor;
import chainrule.syntax.NetParser;
import chainrule.syntax.NumbersSyntax;
import chainrule.syntax.ValueSyntax;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Numbers that a user gives for inputs, targets and parameters: `x = [0.5, -1], W = [[1, 2], [3, 4]]`. */
public final class GivenValues {

    /**
     * @param sizes that of what is given, for sizes that may be any number
     * @param tensors the numbers of each name
     */
    public record Result(Map<Size, Integer> sizes, Map<Symbol, Tensor> tensors) {

        /** Nothing is given. */
        public static final Result NONE = new Result(Map.of(), Map.of());
    }

    private final Diagnostics diagnostics;
    private final Map<String, Symbol> names = new LinkedHashMap<>();
    private final Map<Size, Integer> sizes = new LinkedHashMap<>();
    private final Map<Symbol, Tensor> tensors = new LinkedHashMap<>();

    private GivenValues(Network network, Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        Stream.of(network.inputs(), network.targets(), network.parameters().stream().map(Parameter::symbol).toList())
                .flatMap(List::stream)
                .forEach(s -> names.put(s.name(), s));
    }

    /** Reads the numbers; empty, with at least one error added, if a name or a shape is not the network's. */
    public static Optional<Result> of(Network network, SourceText text, Diagnostics diagnostics) {
        GivenValues given = new GivenValues(network, diagnostics);
        NetParser.parseValues(text, diagnostics).ifPresent(values -> values.forEach(given::read));
        return diagnostics.hasErrors() ? Optional.empty() : Optional.of(new Result(given.sizes, given.tensors));
    }

    private void read(ValueSyntax v) {
        Symbol s = names.get(v.name());
        if (s == null) {
            diagnostics.add(Diagnostic.error(
                            "unknown-name", "`" + v.name() + "` is no input, target or parameter", v.nameSpan())
                    .withNearMiss(Spelling.nearest(v.name(), names.keySet())));
        } else if (tensors.containsKey(s)) {
            diagnostics.error("duplicate-name", "`" + v.name() + "` has numbers already", v.nameSpan());
        } else {
            read(s, v);
        }
    }

    private void read(Symbol s, ValueSyntax v) {
        int[] shape = shape(v.numbers());
        for (int k = 0; k < Math.min(shape.length, s.axes().size()); k++) {
            Size size = s.axes().get(k).asSize();
            if (size != null && size.isFree()) {
                sizes.putIfAbsent(size, shape[k]);
            }
        }
        int[] wanted = new Environment(sizes).shape(s);
        double[] data = numbers(v.numbers()).toArray();
        if (!isRegular(v.numbers(), shape, 0)) {
            diagnostics.error("wrong-shape", "the rows of `" + v.name() + "` differ in length", v.numbers().span());
        } else if (!Arrays.equals(shape, wanted)) {
            String message = "`" + v.name() + "` is " + text(wanted) + ", and this is " + text(shape);
            diagnostics.error("wrong-shape", message, v.numbers().span());
        } else if (s.isInteger() && !areClasses(data, new Environment(sizes).extent(s.classes()))) {
            diagnostics.error("not-a-class", "`" + v.name() + "` holds classes, whole numbers from 0 to "
                    + (new Environment(sizes).extent(s.classes()) - 1), v.numbers().span());
        } else {
            tensors.put(s, new Tensor(wanted, data));
        }
    }

    private static boolean areClasses(double[] data, int classes) {
        return Arrays.stream(data).allMatch(d -> d == Math.rint(d) && d >= 0 && d < classes);
    }

    private static String text(int[] shape) {
        return shape.length == 0 ? "a number" : "of shape " + Arrays.toString(shape);
    }

    /** By the first element of each list. */
    private static int[] shape(NumbersSyntax numbers) {
        return Stream.iterate(numbers, NumbersSyntax::isList, n -> n.elements().get(0))
                .mapToInt(n -> n.elements().size())
                .toArray();
    }

    private static boolean isRegular(NumbersSyntax numbers, int[] shape, int depth) {
        return depth == shape.length
                ? !numbers.isList()
                : numbers.elements().size() == shape[depth]
                        && numbers.elements().stream().allMatch(n -> isRegular(n, shape, depth + 1));
    }

    private static DoubleStream numbers(NumbersSyntax n) {
        return n.isList()
                ? n.elements().stream().flatMapToDouble(GivenValues::numbers)
                : DoubleStream.of(n.number());
    }
}
