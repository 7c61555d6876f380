package chainrule.generated;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.compiler.GeneratedClass;
import chainrule.derivation.Derivation;
import chainrule.generated.ManyDigits.Change;
import chainrule.model.Parameter;
import chainrule.runtime.ElementType;
import chainrule.runtime.NeuralNetwork;
import chainrule.runtime.TensorInfo;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where the mathematics is finite, so are the loss and every gradient of generated classes, in float and in double, and they
 * have their digits. The error may be so many units in the last place as the table says for a composition, plus what comes of
 * rounding the arguments: the change of the true value when each argument, and each computed one that the table names, moves by
 * half a unit in its last place, up, or up and down in turn. Below the smallest normal number
 * there are no such digits. Three blocks of the table allow gradients an absolute error, and say why.
 */
class FiniteTest {

    private static final double PROBE = 1e-12;

    private static final Map<String, Composition> TABLE = new HashMap<>();
    private static final Map<String, Derivation> DERIVATIONS = new HashMap<>();
    private static ManyClasses classes;

    static Stream<Arguments> rows() {
        return Composition.table().stream()
                .flatMap(c -> c.rows().stream().map(r -> Arguments.of(c.name(), r)));
    }

    @BeforeAll
    static void compile() {
        List<GeneratedClass> sources = new ArrayList<>();
        for (Composition c : Composition.table()) {
            TABLE.put(c.name(), c);
            DERIVATIONS.put(c.name(), c.derivation());
            for (ElementType type : List.of(ElementType.FLOAT, ElementType.DOUBLE)) {
                sources.add(Generated.source(DERIVATIONS.get(c.name()), type, packageOf(type)));
            }
        }
        classes = ManyClasses.compile(sources).orElseThrow();
    }

    private static String packageOf(ElementType type) {
        return type == ElementType.FLOAT ? "single" : "wide";
    }

    @Test
    void theTableIsLargeEnough() {
        assertThat(rows().count()).isGreaterThanOrEqualTo(150);
    }

    @ParameterizedTest(name = "{0} @ {1}")
    @MethodSource("rows")
    void isFiniteAndRight(String name, Composition.Row row) {
        Truth truth = new Truth(DERIVATIONS.get(name), TABLE.get(name), row);
        check(truth, ElementType.FLOAT, 0x1p-24, Float.MIN_NORMAL);
        check(truth, ElementType.DOUBLE, 0x1p-53, Double.MIN_NORMAL);
    }

    private static void check(Truth truth, ElementType type, double half, double tiny) {
        NeuralNetwork network = classes.create(packageOf(type) + "." + truth.composition.name(), 1);
        network.parameters().forEach(p -> network.setParameter(p.name(), truth.array(p)));
        network.forward(network.inputs().stream().map(truth::array).toArray(), 1);
        double loss = network.loss(network.targets().stream().map(truth::array).toArray(), 1);
        network.zeroGrad();
        network.backward();
        double ulps = truth.composition.ulps();
        double saturation = truth.composition.saturation() * half * truth.row.largestArgument();
        truth.loss().requireNear(loss, ulps, half, tiny, type + " loss");
        for (Parameter p : truth.derivation.network().parameters()) {
            Object gradient = network.gradient(p.symbol().name());
            for (int k = 0; k < java.lang.reflect.Array.getLength(gradient); k++) {
                double value = java.lang.reflect.Array.getDouble(gradient, k);
                truth.slope(p.symbol(), k).requireNear(value, ulps, half, tiny + saturation, type + " gradient of " + p.symbol() + "[" + k + "]");
            }
        }
    }

    /** A true value, and how far it moves with its arguments, relative to their moves. */
    private record Value(double value, double condition) {

        void requireNear(double computed, double ulps, double half, double absolute, String what) {
            double bound = ulps * 2 * half * Math.abs(value) + condition * half + absolute;
            assertThat(Math.abs(computed - value) <= bound)
                    .as("%s: %s against %s, %.3g ulp where %.3g are allowed", what, computed, value,
                            Math.abs(computed - value) / (2 * half * Math.abs(value)), bound / (2 * half * Math.abs(value)))
                    .isTrue();
        }
    }

    /** The values of the mathematics at a row, each worked out once. */
    private static final class Truth {
        private final Derivation derivation;
        private final Composition composition;
        private final Composition.Row row;
        private final ManyDigits digits;
        private final Map<String, Value> known = new HashMap<>();

        Truth(Derivation derivation, Composition composition, Composition.Row row) {
            this.derivation = derivation;
            this.composition = composition;
            this.row = row;
            this.digits = new ManyDigits(derivation, composition, row);
        }

        Value loss() {
            double[] given = row.expected().get("loss");
            return given != null ? new Value(given[0], 0) : known.computeIfAbsent("", k -> value(digits::loss));
        }

        Value slope(Symbol parameter, int element) {
            double[] given = row.expected().get(parameter.name());
            return given != null
                    ? new Value(given[element % given.length], 0)
                    : known.computeIfAbsent(parameter.name() + element, k -> value(c -> digits.slope(parameter, element, c)));
        }

        private static Value value(java.util.function.Function<Change, java.math.BigDecimal> at) {
            java.math.BigDecimal exact = at.apply(Change.NONE);
            double moved = 0;
            for (boolean alternates : new boolean[] {false, true}) {
                java.math.BigDecimal other = at.apply(new Change(null, 0, java.math.BigDecimal.ZERO, PROBE, alternates));
                moved = Math.max(moved, Math.abs(other.subtract(exact).doubleValue() / PROBE));
            }
            return new Value(exact.doubleValue(), 2 * moved);
        }

        private Object array(TensorInfo info) {
            double[] given = row.arguments().get(info.name());
            int size = info.size();
            if (info.type() == ElementType.INT) {
                int[] ints = new int[size];
                java.util.Arrays.setAll(ints, k -> (int) given[k % given.length]);
                return ints;
            }
            double[] doubles = new double[size];
            java.util.Arrays.setAll(doubles, k -> (float) given[k % given.length]);
            if (info.type() == ElementType.DOUBLE) {
                return doubles;
            }
            float[] floats = new float[size];
            for (int k = 0; k < size; k++) {
                floats[k] = (float) doubles[k];
            }
            return floats;
        }
    }
}
