package chainrule.explanation;

import chainrule.derivation.Derivation;
import chainrule.derivation.Derived;
import chainrule.model.Parameter;
import chainrule.symbolic.Num;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Batch;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Measures what gradients are like before the first step. */
final class Starts {

    private static final int MOST_SAMPLES = 100;
    private static final int FEWEST_SAMPLES = 4;
    /** So many multiply-adds take some hundredths of a second. */
    private static final long MOST_WORK = 50_000;

    private final Batch samples;
    private final Map<Symbol, Symbol> adjoints;

    private Starts(Derivation derivation, Batch samples) {
        this.samples = samples;
        this.adjoints = derivation.adjoints().stream()
                .map(Derived::target)
                .collect(Collectors.toMap(Symbol::primal, Function.identity()));
    }

    static Start of(Derivation derivation, List<BoundedSlope> slopes, Work work) {
        long each = work.forwardSums() + work.backwardSums() + work.values() + work.parameters();
        int count = (int) Math.min(MOST_SAMPLES, MOST_WORK / Math.max(1, each));
        if (count < FEWEST_SAMPLES || derivation.checkedPoints() == 0) {
            return Start.NOT_MEASURED;
        }
        Batch samples = StartPoint.of(derivation, count);
        boolean finite = samples.stream()
                .allMatch(e -> Double.isFinite(e.get(derivation.network().loss()).data()[0]));
        return finite ? new Starts(derivation, samples).measure(derivation, slopes) : Start.NOT_MEASURED;
    }

    private Start measure(Derivation derivation, List<BoundedSlope> slopes) {
        List<Symbol> parameters = derivation.adjoints().stream()
                .filter(d -> !(d.result().value() instanceof Num))
                .map(d -> d.target().primal())
                .filter(s -> s.role() == Symbol.Role.PARAMETER)
                .toList();
        List<Symbol> constant = derivation.network().parameters().stream()
                .filter(Starts::startsEqual)
                .map(Parameter::symbol)
                .toList();
        return new Start(
                samples.size(),
                slopes.stream().map(this::layer).flatMap(Optional::stream).toList(),
                parameters.stream().filter(this::isStill).toList(),
                parameters.stream().filter(s -> constant.contains(s) && !isStill(s) && isAlike(s)).toList());
    }

    /** Whether all elements of a parameter start with the same number. */
    private static boolean startsEqual(Parameter p) {
        return p.initializer() instanceof Num;
    }

    private Optional<Start.Layer> layer(BoundedSlope s) {
        Symbol above = adjoints.get(s.local().definition().target());
        Symbol below = adjoints.get(s.local().by());
        if (above == null || below == null) {
            return Optional.empty();
        }
        double[] slopes = samples.stream()
                .flatMapToDouble(e -> DoubleStream.of(e.evaluate(s.local().axes(), s.slope()).data()))
                .toArray();
        return Optional.of(new Start.Layer(
                s,
                Arrays.stream(slopes).map(Math::abs).average().orElse(0),
                Arrays.stream(slopes).filter(x -> x == 0).count() / (double) slopes.length,
                size(above),
                size(below)));
    }

    private DoubleStream values(Symbol s) {
        return samples.stream().flatMapToDouble(e -> DoubleStream.of(e.get(s).data()));
    }

    /** The root of the mean square. */
    private double size(Symbol s) {
        return Math.sqrt(values(s).map(x -> x * x).average().orElse(0));
    }

    private boolean isStill(Symbol parameter) {
        return values(adjoints.get(parameter)).allMatch(x -> x == 0);
    }

    /** Whether all rows of a gradient are equal, in each sample. */
    private boolean isAlike(Symbol parameter) {
        return parameter.axes().size() > 1
                && samples.stream().map(e -> e.get(adjoints.get(parameter))).allMatch(t -> {
                    int rows = t.shape()[0];
                    int width = t.data().length / rows;
                    return rows > 1
                            && IntStream.range(width, t.data().length)
                                    .allMatch(k -> t.data()[k] == t.data()[k - width]);
                });
    }
}
