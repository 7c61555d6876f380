package chainrule.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.derivation.Derivation;
import chainrule.explanation.Explanation;
import chainrule.explanation.Work;
import chainrule.model.Assignment;
import chainrule.plan.Buffer;
import chainrule.plan.BufferUse;
import chainrule.plan.Kernel;
import chainrule.plan.KernelPlan;
import chainrule.plan.Part;
import chainrule.plan.Scalar;
import chainrule.plan.Statement;
import chainrule.symbolic.ElementaryFunction;
import chainrule.testing.ExampleSpecs;
import chainrule.testing.Fixtures;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the derivation says of its cost is what is planned: which values are kept, and which functions are evaluated. */
class WorkTest {

    private static final Set<ElementaryFunction> CHEAP =
            Set.of(ElementaryFunction.ABS, ElementaryFunction.MAX, ElementaryFunction.MIN);

    private static final String ACTIVATIONS = """
            net Activations {
              input x[7]
              target y[3]
              h1 = x |> dense(5) |> softplus
              a = h1 |> dense(6)
              h2 = a .* sigmoid(a)
              b = h2 |> dense(4)
              h3 = if b > 0 then b else exp(b) - 1
              c = h3 |> dense(2)
              h4 = c .* tanh(softplus(c))
              output p = h4 |> dense(3) |> sigmoid
              loss l = bce(p, y)
            }
            """;

    static Stream<String> specs() {
        return Stream.concat(
                ExampleSpecs.samples().values().stream(),
                Stream.of(ExampleSpecs.SOFTMAX, ExampleSpecs.CONVOLUTION, ExampleSpecs.dense("Deep", 3, 4, 5, 6, 2), ACTIVATIONS));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void whatIsKeptIsReadBackward(String spec) {
        Derivation d = Fixtures.checked(spec);
        KernelPlan plan = KernelPlanner.plan(d.program());
        Set<String> defined = d.program().forward().stream()
                .map(Assignment::target)
                .map(s -> s.name())
                .collect(Collectors.toSet());
        Set<String> read = new TreeSet<>();
        Set<String> made = new HashSet<>();
        for (Kernel k : plan.backward()) {
            BufferUse use = BufferUse.of(k.body());
            use.read().stream().map(Buffer::name).filter(defined::contains).forEach(read::add);
            use.written().stream().map(Buffer::name).forEach(made::add);
        }
        read.removeAll(made);
        assertThat(Explanation.of(d).work().kept().stream().map(s -> s.name())).containsExactlyInAnyOrderElementsOf(read);
    }

    @ParameterizedTest
    @MethodSource("specs")
    void functionsAreEvaluatedAsOftenAsIsSaid(String spec) {
        Derivation d = Fixtures.checked(spec);
        KernelPlan plan = KernelPlanner.plan(d.program());
        Work work = Explanation.of(d).work();
        assertThat(work.forwardFunctions()).isEqualTo(counts(Stream.concat(plan.forward().stream(), plan.loss().stream())));
        assertThat(work.backwardFunctions()).isEqualTo(counts(plan.backward().stream()));
    }

    /** That of the output does: ŷ − y has no digits left where ŷ rounds to 1 and y is 1. */
    @Test
    void aHiddenLogisticLayerNeedsNoFunctionBackward() {
        Work work = Explanation.of(Fixtures.checked(ExampleSpecs.samples().get("HomeworkBce"))).work();
        assertThat(work.backwardFunctions()).isEqualTo(Map.of(ElementaryFunction.EXP, 1L));
        assertThat(work.forwardFunctions().get(ElementaryFunction.EXP)).isEqualTo(4 + 1 + 1);
        assertThat(work.keptValues()).isEqualTo(4 + 1 + 1);
    }

    /** The slope of the output is made again for the squared error; with the cross-entropy it has cancelled. */
    @Test
    void slopesAreMadeFromOutputs() {
        assertThat(fromOutputs("HomeworkSigmoid")).containsExactly("z2", "yhat");
        assertThat(fromOutputs("HomeworkBce")).containsExactly("z2");
        assertThat(fromOutputs("HomeworkMse")).isEmpty();
    }

    private static List<String> fromOutputs(String sample) {
        return Explanation.of(Fixtures.checked(ExampleSpecs.samples().get(sample))).fromOutputs().stream()
                .map(s -> s.local().definition().target().name())
                .toList();
    }

    private static Map<ElementaryFunction, Long> counts(Stream<Kernel> kernels) {
        Map<ElementaryFunction, Long> counts = new EnumMap<>(ElementaryFunction.class);
        kernels.forEach(k -> k.body().forEach(s -> count(s, 1, counts)));
        return counts;
    }

    private static void count(Part part, long times, Map<ElementaryFunction, Long> counts) {
        if (part instanceof Scalar.Apply a && !CHEAP.contains(a.function())) {
            counts.merge(a.function(), times, Long::sum);
        }
        long runs = part instanceof Statement.Loop s && !s.to().ofBatch() ? (s.to().value() - s.from().value()) / s.step() : 1;
        part.children().forEach(child -> count(child, times * runs, counts));
    }
}
