package chainrule.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.emit.HandBuilt;
import chainrule.model.TrainingProgram;
import chainrule.plan.Bound;
import chainrule.plan.Buffer;
import chainrule.plan.Combination;
import chainrule.plan.Condition;
import chainrule.plan.Kernel;
import chainrule.plan.KernelPlan;
import chainrule.plan.Local;
import chainrule.plan.LoopVariable;
import chainrule.plan.Offset;
import chainrule.plan.Part;
import chainrule.plan.Place;
import chainrule.plan.Scalar;
import chainrule.plan.Statement;
import chainrule.plan.text.PlanText;
import chainrule.symbolic.Rational;
import chainrule.testing.Derivations;
import chainrule.testing.PlanSpecs;
import chainrule.testing.RandomSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What nobody reads is not computed. */
class DeadCodeTest {

    private static final long RANDOM = 25;
    private static final Scalar ONE = new Scalar.Literal(Rational.ONE);

    private final Buffer output = new Buffer("o", Buffer.Kind.OUTPUT, false, 7, 0);
    private final Buffer idle = new Buffer("idle", Buffer.Kind.WORK, false, 7, 0);
    private final Buffer work = new Buffer("w", Buffer.Kind.WORK, false, 7, 0);
    private final LoopVariable i = new LoopVariable("i");

    static Stream<TrainingProgram> programs() {
        Stream<String> specs = Stream.concat(
                PlanSpecs.all().values().stream(),
                LongStream.range(0, RANDOM).mapToObj(seed -> RandomSpec.file(RandomSpec.statements(seed))));
        return Stream.concat(HandBuilt.all().values().stream(), specs.map(s -> Derivations.of(s).program()));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void whatIsSetIsReadByOthers(TrainingProgram program) {
        KernelPlan plan = KernelPlanner.plan(program);
        List<Statement> all = Stream.of(plan.forward(), plan.loss(), plan.backward())
                .flatMap(List::stream)
                .flatMap(k -> k.body().stream())
                .toList();
        Set<Object> read = new HashSet<>(Set.of(plan.lossBuffer()));
        Set<Object> set = new HashSet<>();
        all.forEach(s -> s.forEach(part -> {
            set.addAll(targets(part));
            read.addAll(sources(part));
        }));
        set.removeIf(thing -> thing instanceof Buffer b && b.kind() != Buffer.Kind.WORK && b.kind() != Buffer.Kind.PANEL);
        assertThat(read).as(PlanText.of(plan)).containsAll(set);
    }

    private static List<Object> targets(Part part) {
        if (part instanceof Statement.Store s) {
            return List.of(s.place().buffer());
        }
        if (part instanceof Statement.Copy s) {
            return List.of(s.to().buffer());
        }
        return part instanceof Statement.Define s ? List.of(s.local()) : part instanceof Statement.Accumulator s ? List.of(s.local()) : List.of();
    }

    private static List<Object> sources(Part part) {
        if (part instanceof Scalar.Load s) {
            return List.of(s.place().buffer());
        }
        if (part instanceof Statement.Copy s) {
            return List.of(s.from().buffer());
        }
        if (part instanceof Statement.View s) {
            return List.of(s.panel());
        }
        return part instanceof Scalar.Read s ? List.of(s.local()) : List.of();
    }

    private String without(Statement... body) {
        Kernel kernel = new Kernel(List.of("all"), true, List.of(body));
        return DeadCode.remove(List.of(List.of(kernel)), Set.of()).get(0).stream()
                .map(k -> PlanText.of(k.body()))
                .findFirst()
                .orElse("");
    }

    private Statement loop(Statement... body) {
        return new Statement.Loop(i, Bound.of(0), Bound.of(7), 1, List.of(body));
    }

    private Statement store(Buffer b, Scalar value) {
        return new Statement.Store(new Place(b, Offset.of(i)), Combination.SET, value);
    }

    private Scalar load(Buffer b, int moved) {
        return new Scalar.Load(new Place(b, Offset.of(i).plus(moved)));
    }

    @Test
    void aRecurrenceDoesNotKeepItselfAlive() {
        Condition later = new Condition.CompareIntegers(Condition.Relation.LESS, Offset.ZERO, Offset.of(i));
        Scalar earlier = new Scalar.Choose(later, load(idle, -1), ONE);
        assertThat(without(loop(store(idle, earlier)))).isEmpty();
        assertThat(without(loop(store(idle, earlier), store(output, load(idle, 0))))).isEqualTo("""
                for i < 7
                  idle[i] = if 0 < i then idle[i - 1] else 1
                  o[i] = idle[i]
                """);
    }

    @Test
    void aCopyThereAndBackDoesNotKeepItsBufferAlive() {
        Place target = new Place(idle, Offset.ZERO);
        Place row = new Place(work, Offset.ZERO);
        Statement added = new Statement.Store(new Place(work, Offset.of(i)), Combination.ADD, ONE);
        assertThat(without(
                        loop(store(idle, ONE)),
                        new Statement.Copy(target, row, 7),
                        loop(added),
                        new Statement.Copy(row, target, 7)))
                .isEmpty();
    }

    @Test
    void anAccumulatorThatNobodyReadsGoes() {
        Local sum = new Local("sum", false);
        assertThat(without(
                        new Statement.Accumulator(sum, ONE),
                        loop(new Statement.Accumulate(sum, Combination.ADD, new Scalar.Read(sum)), store(output, ONE))))
                .isEqualTo("""
                        for i < 7
                          o[i] = 1
                        """);
    }

    @Test
    void whatAConditionReadsIsKept() {
        Condition positive = new Condition.Compare(Condition.Relation.LESS, new Scalar.Literal(Rational.ZERO), load(work, 0));
        assertThat(without(loop(store(work, ONE), new Statement.When(positive, List.of(store(output, ONE)))))).isEqualTo("""
                for i < 7
                  w[i] = 1
                  if 0 < w[i]
                    o[i] = 1
                """);
        assertThat(without(loop(store(work, ONE), new Statement.When(positive, List.of(store(idle, ONE)))))).isEmpty();
    }
}
