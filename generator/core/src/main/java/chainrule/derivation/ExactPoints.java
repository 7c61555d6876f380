package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.model.Block;
import chainrule.model.Network;
import chainrule.model.Parameter;
import chainrule.model.Recurrence;
import chainrule.symbolic.Size;
import chainrule.symbolic.eval.Batch;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.exact.ExactDomain;
import chainrule.symbolic.exact.ExactNumber;
import chainrule.symbolic.exact.ExactPoint;
import chainrule.symbolic.exact.NotExactException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Draws points of a shrunken network at which symbols have exact values, the samples of a batch side by side, and evaluates
 * definitions there. The real values beside the exact ones are those of {@link SamplePoints}.
 */
final class ExactPoints {

    /** So often other p-adic values are drawn where something has none: half of all numbers have no root. */
    private static final int TRIALS = 4;

    private final Network network;
    private final SamplePoints points;
    private final Supplier<List<Assignment>> more;
    private final Optional<Map<Size, Integer>> sizes;

    /**
     * @param more what is evaluated, once it is wanted, besides the network's definitions, such as adjoints
     * @param sizes the sizes of all points; small ones of their own if nothing is said
     */
    ExactPoints(SamplePoints points, Supplier<List<Assignment>> more, Optional<Map<Size, Integer>> sizes) {
        this.network = points.network();
        this.points = points;
        this.more = more;
        this.sizes = sizes.map(points.sizes()::near);
    }

    /**
     * The samples of a point; none where the network has no real value, or its facts do not hold p-adically. Of what was drawn,
     * that at which the most names have values.
     *
     * @param spread how far data and parameters are drawn from 0: wide ones reach the far sides of kinks
     */
    List<ExactPoint> draw(long seed, double spread) {
        Batch reals = sizes.map(chosen -> points.draw(chosen, apart(seed), spread))
                .orElseGet(() -> points.draw(apart(seed), spread));
        List<ExactPoint> best = List.of();
        int least = Integer.MAX_VALUE;
        Random random = new Random(apart(seed));
        for (int trial = 0; trial < TRIALS && !reals.isEmpty() && least > 0; trial++) {
            for (ExactDomain domain : ExactDomain.values()) {
                List<ExactPoint> samples = least > 0 ? drawData(reals, domain, random) : List.of();
                int missing = samples.isEmpty() ? Integer.MAX_VALUE : assign(samples, network.definitions());
                if (missing < least) {
                    least = missing;
                    best = samples;
                }
            }
        }
        List<ExactPoint> samples = best;
        samples.forEach(p -> p.later(() -> {
            samples.forEach(other -> other.later(() -> {}));
            assign(samples, more.get());
        }));
        return samples;
    }

    /** The first numbers that {@link Random} gives for neighbouring seeds are nearly the same. */
    static long apart(long seed) {
        return seed * 0x9E3779B97F4A7C15L;
    }

    private List<ExactPoint> drawData(Batch reals, ExactDomain domain, Random random) {
        List<ExactPoint> samples = new ArrayList<>();
        try {
            for (Environment e : reals) {
                ExactPoint point = new ExactPoint(e);
                Stream.concat(network.inputs().stream(), network.targets().stream())
                        .forEach(s -> point.draw(s, domain, random));
                network.parameters().stream().map(Parameter::symbol).forEach(s -> {
                    if (samples.isEmpty()) {
                        point.draw(s, domain, random);
                    } else {
                        point.set(s, samples.get(0).values(s).clone());
                    }
                });
                ExactFacts.impose(network.facts(), point);
                samples.add(point);
            }
            return samples;
        } catch (NotExactException factsDoNotHold) {
            return List.of();
        }
    }

    /** Values for all targets that have exact ones; how many have none. */
    static int assign(List<ExactPoint> samples, List<Assignment> assignments) {
        int missing = 0;
        for (Block b : Block.of(assignments)) {
            try {
                b.recurrence().ifPresentOrElse(
                        r -> stepByStep(samples, b.members(), r), () -> assign(samples, b.members().get(0)));
            } catch (NotExactException noValue) {
                b.members().forEach(a -> samples.forEach(p -> p.forget(a.target())));
                missing += b.members().size();
            }
        }
        return missing;
    }

    private static void assign(List<ExactPoint> samples, Assignment a) {
        samples.forEach(p -> p.assign(a.target(), a.axes(), a.value()));
        share(samples, a);
    }

    /** A mean over the batch is the same for all samples. */
    private static void share(List<ExactPoint> samples, Assignment a) {
        if (a.mean()) {
            ExactNumber[] mean = mean(samples.stream().map(p -> p.values(a.target())).toList());
            samples.forEach(p -> p.set(a.target(), mean.clone()));
        }
    }

    private static ExactNumber[] mean(List<ExactNumber[]> values) {
        ExactNumber[] mean = new ExactNumber[values.get(0).length];
        for (int k = 0; k < mean.length; k++) {
            int place = k;
            mean[k] = values.stream().anyMatch(v -> v[place] == null)
                    ? null
                    : mean(values.stream().map(v -> v[place]).toList().toArray(ExactNumber[]::new));
        }
        return mean;
    }

    static ExactNumber mean(ExactNumber... values) {
        ExactNumber sum = ExactNumber.of(0);
        for (ExactNumber v : values) {
            sum = sum.plus(v);
        }
        return sum.dividedBy(ExactNumber.of(values.length));
    }

    private static void stepByStep(List<ExactPoint> samples, List<Assignment> members, Recurrence recurrence) {
        int steps = samples.get(0).extent(recurrence.step(members.get(0)).extent());
        // What an earlier evaluation left would be taken for a step that is reached.
        members.forEach(a -> samples.forEach(p -> p.forget(a.target())));
        for (int k = 0; k < steps; k++) {
            int step = recurrence.descending() ? steps - 1 - k : k;
            for (Assignment a : members) {
                int axis = recurrence.axes().get(a.target());
                samples.forEach(p -> p.assignStep(a.target(), a.axes(), a.value(), axis, step));
                share(samples, a);
            }
        }
    }
}
