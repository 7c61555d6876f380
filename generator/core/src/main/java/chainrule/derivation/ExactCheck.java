package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.model.Block;
import chainrule.model.Network;
import chainrule.model.NetworkSizes;
import chainrule.model.Parameter;
import chainrule.model.StridedSizes;
import chainrule.model.Recurrence;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.exact.ExactEvaluator;
import chainrule.symbolic.exact.ExactPoint;
import chainrule.symbolic.exact.NotExactException;
import chainrule.symbolic.exact.Padic;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The lines of a derivation in exact arithmetic modulo powers of a prime, where rounding cannot fool a comparison: forms of one
 * quantity against each other, and each adjoint against difference quotients with a power of the prime as the step, which
 * give the derivative in the leading digits. A line that depends on the side of a kink can be confirmed, not refuted.
 */
final class ExactCheck {

    /** So many leading digits must be equal; a digit is equal by chance once in 2⁶¹ times. */
    private static final int DIGITS = 3;
    /** The step of a difference quotient, in powers of the prime; the quotient's error has twice as many. */
    private static final int STEP = 7;
    /** How far a quotient is trusted, a third derivative being divisible by p⁻⁴ at least. */
    private static final int KNOWN = 2 * STEP - 4;

    private static final int MOST_PLACES = 2;

    private static final int SIZE_CHOICES = 4;

    private final Derivation derivation;
    private final ExactPoint point;
    private final Map<Symbol, Derived> byPrimal = new IdentityHashMap<>();

    private ExactCheck(Derivation derivation, ExactPoint point) {
        this.derivation = derivation;
        this.point = point;
        derivation.adjoints().forEach(d -> byPrimal.put(d.target().primal(), d));
    }

    /**
     * For each adjoint symbol how far each of its lines is exact; nothing for a network that names the batch, whose samples are not
     * apart, or with declared facts, which a random point does not meet.
     *
     * @throws LineCheckException if a line does not hold
     */
    static Map<Symbol, List<Exactness>> of(Derivation derivation) {
        Network network = derivation.network();
        if (!network.facts().isEmpty() || network.definitions().stream().anyMatch(Assignment::mean)) {
            return Map.of();
        }
        for (int k = 0; k < SIZE_CHOICES; k++) {
            try {
                Map<Size, Integer> sizes = ShrunkenSizes.choice(NetworkSizes.of(network), k);
                ExactPoint point = new ExactPoint(StridedSizes.kept(network, sizes));
                return new ExactCheck(derivation, point).run(new Random(k + 1));
            } catch (IndexOutOfBoundsException | NegativeArraySizeException windowTooSmall) {
                continue;
            }
        }
        return Map.of();
    }

    private Map<Symbol, List<Exactness>> run(Random random) {
        Network network = derivation.network();
        network.inputs().forEach(s -> point.draw(s, random));
        network.targets().forEach(s -> point.draw(s, random));
        network.parameters().stream().map(Parameter::symbol).forEach(s -> point.draw(s, random));
        assign(network.definitions());
        assign(derivation.adjoints().stream().map(Derived::result).toList());
        Map<Symbol, List<Exactness>> found = new IdentityHashMap<>();
        derivation.adjoints().forEach(d -> found.put(d.target(), lines(d)));
        return found;
    }

    /** Values for all targets that have exact ones. */
    private void assign(List<Assignment> assignments) {
        for (Block b : Block.of(assignments)) {
            try {
                b.recurrence().ifPresentOrElse(r -> stepByStep(b.members(), r), () -> {
                    Assignment a = b.members().get(0);
                    point.assign(a.target(), a.axes(), a.value());
                });
            } catch (NotExactException noValue) {
                b.members().forEach(a -> point.forget(a.target()));
            }
        }
    }

    private void stepByStep(List<Assignment> members, Recurrence recurrence) {
        int steps = point.extent(recurrence.step(members.get(0)).extent());
        for (int k = 0; k < steps; k++) {
            int step = recurrence.descending() ? steps - 1 - k : k;
            for (Assignment a : members) {
                point.assignStep(a.target(), a.axes(), a.value(), recurrence.axes().get(a.target()), step);
            }
        }
    }

    private List<Exactness> lines(Derived d) {
        List<Exactness> lines = new ArrayList<>();
        for (int k = 0; k < d.lines().size(); k++) {
            Line line = d.lines().get(k);
            Exactness forms = compare(d, line.factors(), line.reason());
            lines.add(k == 0 ? worse(forms, quotients(d)) : forms);
        }
        return lines;
    }

    private static Exactness worse(Exactness a, Exactness b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    /** Some places of a tensor, the first and the last among them: floating-point numbers are compared at all. */
    private static int[] places(int length) {
        int count = Math.min(length, MOST_PLACES);
        return IntStream.range(0, count)
                .map(k -> count == 1 ? 0 : k * (length - 1) / (count - 1))
                .toArray();
    }

    /** A line against the values of the last. */
    private Exactness compare(Derived d, List<Expr> factors, String reason) {
        ExactEvaluator evaluator = new ExactEvaluator(point);
        return judge(d, evaluator, reason, place -> factors.stream()
                .map(f -> evaluator.value(d.axes(), f, place))
                .reduce(Padic.of(1), Padic::times));
    }

    /** S̄ against Σ over the consumers v of Σ v̄ · (v(S + h) − v(S − h))/(2 h). */
    private Exactness quotients(Derived d) {
        ExactEvaluator evaluator = new ExactEvaluator(point);
        return judge(d, evaluator, d.lines().get(0).reason(), place -> quotient(d, place, evaluator));
    }

    private Exactness judge(Derived d, ExactEvaluator evaluator, String reason, IntFunction<Padic> value) {
        try {
            Padic[] known = point.values(d.target());
            boolean enough = true;
            for (int place : places(known.length)) {
                Padic found = value.apply(place);
                if (found.differs(known[place], DIGITS) && !evaluator.branched()) {
                    throw new LineCheckException("a line of the derivation of " + d.target()
                            + " does not hold in exact arithmetic (rule: " + reason + ")");
                }
                enough &= found.commonDigits(known[place]) >= DIGITS;
            }
            return !enough ? Exactness.NONE : evaluator.branched() ? Exactness.BY_BRANCH : Exactness.EXACT;
        } catch (NotExactException noValue) {
            return Exactness.NONE;
        }
    }

    private Padic quotient(Derived d, int place, ExactEvaluator evaluator) {
        Padic[] values = point.values(d.target().primal());
        Padic kept = values[place];
        Padic step = Padic.ofPrime(STEP);
        Padic sum = Padic.of(0);
        try {
            for (Assignment consumer : d.consumers()) {
                values[place] = kept.plus(step);
                Padic[] up = evaluator.values(consumer.axes(), consumer.value());
                values[place] = kept.minus(step);
                Padic[] down = evaluator.values(consumer.axes(), consumer.value());
                for (int k = 0; k < up.length; k++) {
                    sum = sum.plus(weight(consumer, k).times(up[k].minus(down[k])));
                }
            }
        } finally {
            values[place] = kept;
        }
        return sum.dividedBy(step.plus(step)).upTo(KNOWN);
    }

    private Padic weight(Assignment consumer, int k) {
        return consumer.target() == derivation.network().loss()
                ? Padic.of(1)
                : point.values(byPrimal.get(consumer.target()).target())[k];
    }
}
