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

    /** The plan with more kernels at the start of backward, of one statement each. */
    private KernelPlan withKernels(List<Buffer> inside, Statement... statements) {
        List<Kernel> backward = new ArrayList<>();
        for (Statement statement : statements) {
            backward.add(new Kernel(List.of("stray"), false, List.of(statement)));
        }
        backward.addAll(sound.backward());
        return with(backward, inside);
    }

    /** The plan with one more kernel at the start of backward. */
    private KernelPlan with(Statement... statements) {
        List<Kernel> backward = new ArrayList<>(sound.backward());
        backward.add(0, new Kernel(List.of("stray"), false, List.of(statements)));
        return with(backward, List.of(stray));
    }

    private KernelPlan with(List<Kernel> backward, List<Buffer> inside) {
        List<WorkArray> arrays = new ArrayList<>(sound.arrays());
        arrays.add(new WorkArray(true, 0, 4, inside));
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
        isAccepted(with(overSamples(upTo(4, store(element(0), Combination.SET, ONE)))));
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
        Statement[] statements = {
            overSamples(upTo(4, store(element(0), Combination.SET, ONE))),
            overSamples(upTo(4, store(taken, Combination.SET, ONE))),
            overSamples(upTo(4, store(element(0), Combination.ADD, ONE)))
        };
        isRefused(withKernels(List.of(stray, other), statements), "overwrote");
        isRefused(with(with(statements).backward(), List.of(stray, other)), "used together");
    }

    @Test
    void elementsThatWereNotWritten() {
        Statement first = overSamples(upTo(3, store(element(0), Combination.SET, ONE)));
        Statement last = overSamples(store(new Place(stray, Offset.ZERO.plus(4, Offset.of(s)).plus(3)), Combination.SET, ONE));
        Statement all = overSamples(upTo(4, store(element(0), Combination.ADD, ONE)));
        isRefused(with(first, all), "not written");
        isRefused(with(last, all), "not written");
        isAccepted(with(first, last, all));
        isAccepted(with(last, first, all));
        Statement even = new Statement.Store(
                new Place(stray, Offset.ZERO.plus(4, Offset.of(s)).plus(2, Offset.of(i))), Combination.SET, ONE);
        isRefused(with(overSamples(upTo(2, even)), all), "not written");
        isRefused(with(overSamples(upTo(4, new Statement.When(below(4, 1), List.of(store(element(0), Combination.SET, ONE))))), all), "not written");
    }

    private static void isAccepted(KernelPlan plan) {
        assertThatCode(() -> PlanVerifier.verify(plan)).doesNotThrowAnyException();
    }

    /** What a round reads, an earlier one must have written. */
    @Test
    void roundsInTheirOrder() {
        Condition notFirst = new Condition.Not(below(1, 0));
        isAccepted(with(overSamples(upTo(4, store(element(0), Combination.SET, earlier(notFirst, -1))))));
        isRefused(with(overSamples(upTo(4, store(element(0), Combination.SET, earlier(notFirst, 0))))), "not written");
        isRefused(with(overSamples(upTo(4, store(element(0), Combination.SET, earlier(below(4, 1), 1))))), "not written");
        Statement ahead = new Statement.Define(new Local("a", false), earlier(below(4, 1), 1));
        isRefused(with(overSamples(upTo(4, store(element(0), Combination.SET, ONE), ahead))), "not written");
    }

    private Scalar earlier(Condition c, int moved) {
        return new Scalar.Choose(c, new Scalar.Load(element(moved)), ONE);
    }

    /** A place that names no sample is in the first one: there when all samples' are, and not written alone. */
    @Test
    void theFirstSample() {
        Statement write = upTo(4, store(element(0), Combination.SET, ONE));
        Statement read = upTo(4, new Statement.Define(new Local("a", false), new Scalar.Load(new Place(stray, Offset.of(i)))));
        Statement beyond = upTo(4, new Statement.Define(new Local("a", false), new Scalar.Load(new Place(stray, Offset.of(i).plus(1)))));
        isAccepted(with(overSamples(write), read));
        isAccepted(with(overSamples(write), overSamples(read)));
        isRefused(with(read), "not written");
        isRefused(with(overSamples(write, read)), "not written");
        isRefused(with(overSamples(write), beyond), "reaches from 1 to 4");
        isRefused(with(upTo(4, store(new Place(stray, Offset.of(i)), Combination.SET, ONE))), "names no sample");
    }

    /** What only a part of the batch's loops write is not there for each size of the batch. */
    @Test
    void groupsOfSamples() {
        Statement body = upTo(4, store(element(0), Combination.SET, ONE));
        Statement all = overSamples(upTo(4, store(element(0), Combination.ADD, ONE)));
        Statement groups = new Statement.Loop(s, Bound.of(0), Bound.batchInGroupsOf(8), 8, List.of(body));
        isRefused(with(groups, all), "not written");
        Statement uneven = new Statement.Loop(s, Bound.of(0), Bound.batchInGroupsOf(8), 3, List.of(body));
        isRefused(with(uneven), "a loop over s");
        Statement single = new Statement.Loop(s, Bound.batchInGroupsOf(8), Bound.batch(), 2, List.of(body));
        isRefused(with(single), "a loop over s");
        Statement wide = new Statement.Loop(s, Bound.of(0), Bound.batchInGroupsOf(2), 2, List.of(upTo(9, store(element(0), Combination.SET, ONE))));
        isRefused(with(wide), "reaches from 0 to 8");
    }

    @Test
    void placesInsideOfPlaces() {
        Buffer words = new Buffer("words", Buffer.Kind.WORK, true, 1, 4);
        Offset word = Offset.of(new Offset.IntegerElement(new Place(words, Offset.of(s))));
        Place place = new Place(stray, Offset.ZERO.plus(4, Offset.of(s)).plus(word));
        isRefused(with(overSamples(store(place, Combination.SET, ONE))), "words");
    }

    @Test
    void doublesAmongFloats() {
        Local wide = new Local("w", true);
        Statement define = new Statement.Define(wide, ONE);
        isRefused(with(overSamples(define, upTo(4, store(element(0), Combination.SET, new Scalar.Read(wide))))), "double precision");
        isAccepted(with(overSamples(define, upTo(4, store(element(0), Combination.SET, new Scalar.Narrow(new Scalar.Read(wide)))))));
        isRefused(with(overSamples(define, define)), "defined again");
        isRefused(with(overSamples(define, new Statement.Accumulate(wide, Combination.ADD, ONE))), "no accumulator");
    }
}
