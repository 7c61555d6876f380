package chainrule.plan.verify;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import chainrule.emit.HandBuilt;
import chainrule.lowering.KernelPlanner;
import chainrule.plan.Bound;
import chainrule.plan.Buffer;
import chainrule.plan.Combination;
import chainrule.plan.Condition;
import chainrule.plan.Kernel;
import chainrule.plan.KernelPlan;
import chainrule.plan.Local;
import chainrule.plan.LoopVariable;
import chainrule.plan.Offset;
import chainrule.plan.Place;
import chainrule.plan.Scalar;
import chainrule.plan.Statement;
import chainrule.plan.WorkArray;
import chainrule.symbolic.Rational;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sound plan passes; each way to spoil it is found. */
class PlanVerifierTest {

    private static final Scalar ONE = new Scalar.Literal(Rational.ONE);

    private final KernelPlan sound = KernelPlanner.plan(HandBuilt.sigmoids(2, 4, 3));
    private final Buffer stray = new Buffer("stray", Buffer.Kind.WORK, true, 4, 0);
    private final LoopVariable s = new LoopVariable("s");
    private final LoopVariable i = new LoopVariable("i");

    /** The plan with one more kernel at the start of backward. */
    private KernelPlan with(Statement... statements) {
        List<Kernel> backward = new ArrayList<>(sound.backward());
        backward.add(0, new Kernel(List.of("stray"), false, List.of(statements)));
        List<WorkArray> arrays = new ArrayList<>(sound.arrays());
        arrays.add(new WorkArray(true, 0, 4, List.of(stray)));
        return new KernelPlan(
                sound.network(),
                sound.buffers(),
                sound.parameters(),
                arrays,
                sound.forward(),
                sound.loss(),
                backward,
                sound.step());
    }

    private Statement overSamples(Statement... body) {
        return new Statement.Loop(s, Bound.of(0), Bound.batch(), 1, List.of(body));
    }

    private Statement upTo(int end, Statement... body) {
        return new Statement.Loop(i, Bound.of(0), Bound.of(end), 1, List.of(body));
    }

    private Place element(int offset) {
        return new Place(stray, Offset.ZERO.plus(4, Offset.of(s)).plus(Offset.of(i)).plus(offset));
    }

    private static void isRefused(KernelPlan plan, String why) {
        assertThatIllegalStateException()
                .isThrownBy(() -> PlanVerifier.verify(plan))
                .withMessageContaining("in the kernel of stray")
                .withMessageContaining(why);
    }

    private Statement store(Place place, Combination combination, Scalar value) {
        return new Statement.Store(place, combination, value);
    }

    @Test
    void aSoundPlanPasses() {
        assertThatCode(() -> PlanVerifier.verify(with(overSamples(upTo(4, store(element(0), Combination.SET, ONE))))))
                .doesNotThrowAnyException();
    }

    @Test
    void readingWhatWasNotWritten() {
        isRefused(with(overSamples(upTo(4, store(element(0), Combination.ADD, ONE)))), "not written");
        Scalar load = new Scalar.Load(element(0));
        isRefused(with(overSamples(upTo(4, new Statement.Define(new Local("a", false), load)))), "not written");
    }

    @Test
    void leavingTheBuffer() {
        isRefused(with(overSamples(upTo(5, store(element(0), Combination.SET, ONE)))), "reaches from 0 to 4");
        isRefused(with(overSamples(upTo(4, store(element(-1), Combination.SET, ONE)))), "reaches from -1");
        Statement copy = new Statement.Copy(element(0), element(0), 2);
        isRefused(
                with(overSamples(upTo(4, store(element(0), Combination.SET, ONE)), upTo(4, copy))), "reaches from 0 to 4");
    }

    private Condition below(int limit, int moved) {
        return new Condition.CompareIntegers(Condition.Relation.LESS, Offset.of(i).plus(moved), Offset.of(limit));
    }

    @Test
    void conditionsReadWhatIsThere() {
        Scalar load = new Scalar.Load(element(0));
        Condition positive = new Condition.Compare(Condition.Relation.LESS, new Scalar.Literal(Rational.ZERO), load);
        Statement when = new Statement.When(positive, List.of(store(element(0), Combination.SET, ONE)));
        isRefused(with(overSamples(upTo(4, when))), "not written");
        Scalar choice = new Scalar.Choose(positive, ONE, ONE);
        isRefused(with(overSamples(upTo(4, store(element(0), Combination.SET, choice)))), "not written");
        Condition both = new Condition.And(below(3, 0), positive);
        isRefused(
                with(overSamples(upTo(4, new Statement.Define(new Local("a", false), new Scalar.Choose(both, ONE, ONE))))),
                "not written");
    }

    @Test
    void aConditionKeepsWhatItSaysInTheBuffer() {
        Statement first = overSamples(upTo(4, store(element(0), Combination.SET, ONE)));
        Statement moved = store(element(1), Combination.SET, ONE);
        assertThatCode(() -> PlanVerifier.verify(
                        with(overSamples(upTo(4, new Statement.When(below(4, 1), List.of(moved)))))))
                .doesNotThrowAnyException();
        isRefused(with(overSamples(upTo(4, new Statement.When(below(5, 1), List.of(moved))))), "reaches from 4 to 4");
        Statement before = store(element(-1), Combination.SET, ONE);
        isRefused(with(overSamples(upTo(4, new Statement.When(below(4, 1), List.of(before))))), "reaches from -1");
        Scalar load = new Scalar.Load(element(1));
        Scalar otherwise = new Scalar.Choose(below(4, 1), ONE, load);
        isRefused(
                with(first, overSamples(upTo(4, new Statement.Define(new Local("a", false), otherwise)))),
                "reaches from 4 to 4");
        Scalar then = new Scalar.Choose(below(4, 1), load, ONE);
        assertThatCode(() -> PlanVerifier.verify(
                        with(first, overSamples(upTo(4, new Statement.Define(new Local("a", false), then))))))
                .doesNotThrowAnyException();
        Condition last = new Condition.Compare(Condition.Relation.LESS, load, ONE);
        Scalar unguarded = new Scalar.Choose(new Condition.And(last, below(4, 1)), ONE, ONE);
        isRefused(
                with(first, overSamples(upTo(4, new Statement.Define(new Local("a", false), unguarded)))),
                "reaches from 1 to 4");
    }

    @Test
    void loopsThatDoNotRunOrDoNotComeOut() {
        isRefused(with(overSamples(upTo(0, store(element(0), Combination.SET, ONE)))), "a loop over i");
        Statement uneven = new Statement.Loop(
                i, Bound.of(0), Bound.of(4), 3, List.of(store(element(0), Combination.SET, ONE)));
        isRefused(with(overSamples(uneven)), "a loop over i");
        isRefused(with(overSamples()), "empty block");
    }

    @Test
    void localsAndSamplesOutOfSight() {
        Local a = new Local("a", false);
        Statement use = store(element(0), Combination.SET, new Scalar.Read(a));
        isRefused(with(overSamples(upTo(4, use))), "a is not in sight");
        isRefused(with(overSamples(upTo(1, new Statement.Define(a, ONE)), upTo(4, use))), "a is not in sight");
        isRefused(with(upTo(4, store(element(0), Combination.SET, ONE))), "names no sample");
    }

    @Test
    void theCallersDataAreNotWritten() {
        Buffer x = sound.buffers().get(sound.network().inputs().get(0));
        Place place = new Place(x, Offset.ZERO.plus(2, Offset.of(s)));
        isRefused(with(overSamples(store(place, Combination.SET, ONE))), "is written");
    }

    @Test
    void anArrayThatAnotherBufferTook() {
        Buffer other = new Buffer("other", Buffer.Kind.WORK, true, 4, 0);
        Place taken = new Place(other, element(0).offset());
        KernelPlan plan = with(
                overSamples(upTo(4, store(element(0), Combination.SET, ONE))),
                overSamples(upTo(4, store(taken, Combination.SET, ONE))),
                overSamples(upTo(4, store(element(0), Combination.ADD, ONE))));
        List<WorkArray> arrays = new ArrayList<>(plan.arrays());
        arrays.set(arrays.size() - 1, new WorkArray(true, 0, 4, List.of(stray, other)));
        KernelPlan shared = new KernelPlan(
                plan.network(),
                plan.buffers(),
                plan.parameters(),
                arrays,
                plan.forward(),
                plan.loss(),
                plan.backward(),
                plan.step());
        isRefused(shared, "overwrote");
    }
}
