package chainrule.plan.verify;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.lowering.KernelPlanner;
import chainrule.plan.Buffer;
import chainrule.plan.Kernel;
import chainrule.plan.KernelPlan;
import chainrule.plan.Statement;
import chainrule.plan.WorkArray;
import chainrule.testing.Derivations;
import chainrule.testing.PlanSpecs;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Spoilt plans: each that leaves a buffer or computes with what was not written, as the interpreter says on some data, is
 * refused.
 * {@code -Dchainrule.plan.mutants=100000} tries all of them, without it there are a few of each kind for each network.
 */
class VerifierMutationTest {

    private static final int MOST = Integer.getInteger("chainrule.plan.mutants", 10);

    private static final Map<String, String> SPECS = PlanSpecs.all();
    private static final Map<Spoil, int[]> COUNTS = new EnumMap<>(Spoil.class);

    static Set<String> kinds() {
        return SPECS.keySet();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsSpoiltIsRefused(String kind) {
        KernelPlan plan = KernelPlanner.plan(Derivations.of(SPECS.get(kind)).program());
        assertThat(Trial.fails(plan)).isFalse();
        for (Spoil spoil : Spoil.values()) {
            List<KernelPlan> mutants = mutants(plan, spoil);
            int every = Math.max(1, mutants.size() / MOST);
            for (int k = 0; k < mutants.size(); k += every) {
                judge(mutants.get(k), spoil, kind + " " + spoil + " " + k);
            }
        }
    }

    private static void judge(KernelPlan mutant, Spoil spoil, String name) {
        int[] counts = COUNTS.computeIfAbsent(spoil, s -> new int[3]);
        counts[0]++;
        boolean refused = isRefused(mutant);
        boolean fails = Trial.fails(mutant);
        counts[1] += fails ? 1 : 0;
        counts[2] += refused && !fails ? 1 : 0;
        assertThat(refused || !fails).as(name).isTrue();
    }

    private static boolean isRefused(KernelPlan plan) {
        try {
            PlanVerifier.verify(plan);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    /** Of each kind there were some that had to be refused. */
    @AfterAll
    static void report() {
        COUNTS.forEach((spoil, counts) -> {
            System.out.printf("%s: %d mutants, %d wrong, %d refused besides%n", spoil, counts[0], counts[1], counts[2]);
            assertThat(counts[1]).as(spoil.name()).isPositive();
        });
    }

    private static List<KernelPlan> mutants(KernelPlan plan, Spoil spoil) {
        List<KernelPlan> mutants = new ArrayList<>();
        for (boolean perSample : spoil == Spoil.SWAPPED_BUFFER ? new boolean[] {true, false} : new boolean[] {true}) {
            Buffer stray = new Buffer("stray", Buffer.Kind.WORK, perSample, 10_000, 0);
            KernelPlan room = with(plan, stray);
            List<Kernel> kernels = kernels(plan);
            for (int number = 0; number < kernels.size(); number++) {
                List<Statement> body = kernels.get(number).body();
                for (int way = 0; way < spoil.ways(); way++) {
                    List<Statement> spoilt;
                    for (int place = 0; !(spoilt = spoil.at(place, way, body, stray)).equals(body); place++) {
                        mutants.add(with(room, number, spoilt));
                    }
                }
            }
        }
        return mutants;
    }

    private static List<Kernel> kernels(KernelPlan plan) {
        List<Kernel> all = new ArrayList<>();
        plan.parameters().forEach(p -> all.add(p.initialization()));
        all.addAll(plan.forward());
        all.addAll(plan.loss());
        all.addAll(plan.backward());
        plan.step().ifPresent(s -> all.add(s.kernel()));
        return all;
    }

    private static KernelPlan with(KernelPlan plan, Buffer stray) {
        List<WorkArray> arrays = new ArrayList<>(plan.arrays());
        arrays.add(new WorkArray(stray.perSample(), 0, stray.size(), List.of(stray)));
        return new KernelPlan(
                plan.network(), plan.buffers(), plan.parameters(), arrays, plan.forward(), plan.loss(), plan.backward(), plan.step());
    }

    /** The plan with other statements in one kernel of all. */
    private static KernelPlan with(KernelPlan plan, int number, List<Statement> body) {
        List<Kernel> all = kernels(plan);
        Kernel old = all.get(number);
        all.set(number, new Kernel(old.computes(), old.forPrediction(), body));
        int parameters = plan.parameters().size();
        int forward = parameters + plan.forward().size();
        int loss = forward + plan.loss().size();
        int backward = loss + plan.backward().size();
        List<KernelPlan.PlannedParameter> planned = new ArrayList<>();
        for (KernelPlan.PlannedParameter p : plan.parameters()) {
            planned.add(new KernelPlan.PlannedParameter(
                    p.symbol(), p.values(), p.gradient(), p.offset(), all.get(planned.size())));
        }
        return new KernelPlan(
                plan.network(),
                plan.buffers(),
                planned,
                plan.arrays(),
                all.subList(parameters, forward),
                all.subList(forward, loss),
                all.subList(loss, backward),
                plan.step().map(s -> new KernelPlan.PlannedStep(s.theta(), s.gradient(), s.states(), all.get(backward))));
    }
}
