package chainrule.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.derivation.Mutations.Mutation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Each rule of the running rewriter and of the running calculus is broken in turn, networks are derived with it, and the line
 * checks catch it.
 */
class RuleMutationTest {

    /** Rules that cannot break what is derived, and why. */
    private static final Map<String, String> WITHOUT_EFFECT = Map.of(
            "1 − σ(a) = σ(−a): 1 − 1/(1 + e⁻ᵃ) = 1/(1 + eᵃ)",
            "the common denominator, which is tried beside it, leads to the same form: only the rule's name would be missing",
            "log p² = 2 log p",
            "log(p q) and the common denominator have led to the same form in all that was tried");

    /** Faults that no value shows where there is a derivative, and why. */
    private static final Map<String, String> EQUIVALENT = Map.of(
            "d of a extremum: DROPPED",
            "the number of elements that attain the extremum is 1 wherever there is a derivative",
            "e^log p = p: FACTOR",
            "2 p is no shorter than e^log p, so that the rule is not taken",
            "e^log p = p: STRAY",
            "likewise p + 0.01");

    private static final List<MutationExample> CORPUS = MutationCorpus.examples();

    /** What becomes of a broken rule. */
    enum Outcome {
        CAUGHT,
        NOT_CAUGHT,
        WITHOUT_EFFECT
    }

    /** The networks in which a rule has something to do, found by the first of its faults. */
    private final Map<String, List<MutationExample>> examples = new HashMap<>();

    private Outcome outcome(Mutation m) {
        boolean known = examples.containsKey(m.of());
        List<MutationExample> affected = new ArrayList<>();
        boolean caught = false;
        for (MutationExample e : examples.getOrDefault(m.of(), CORPUS)) {
            if (!caught || !known) {
                Outcome one = e.outcome(m, caught);
                caught |= one == Outcome.CAUGHT;
                if (one != Outcome.WITHOUT_EFFECT) {
                    affected.add(e);
                }
            }
        }
        if (!affected.isEmpty()) {
            examples.putIfAbsent(m.of(), affected);
        }
        return caught ? Outcome.CAUGHT : affected.isEmpty() ? Outcome.WITHOUT_EFFECT : Outcome.NOT_CAUGHT;
    }

    private void requireAllCaught(String what, List<Mutation> mutations) {
        List<String> alive = new ArrayList<>();
        Set<String> idle = new LinkedHashSet<>();
        Set<String> effective = new HashSet<>();
        int caught = 0;
        for (Mutation m : mutations) {
            Outcome outcome = EQUIVALENT.containsKey(m.toString()) ? Outcome.WITHOUT_EFFECT : outcome(m);
            caught += outcome == Outcome.CAUGHT ? 1 : 0;
            if (outcome == Outcome.NOT_CAUGHT) {
                alive.add(m.toString());
            }
            (outcome == Outcome.WITHOUT_EFFECT ? idle : effective).add(m.of());
        }
        idle.removeAll(effective);
        System.out.println(
                "Broken " + what + " in the running engine: " + caught + " of " + (caught + alive.size()) + " caught");
        assertThat(alive).as("not caught").isEmpty();
        assertThat(WITHOUT_EFFECT.keySet()).as("without an effect on the corpus").containsAll(idle);
    }

    @Test
    void theCorpusIsRight() {
        Mutation nothing = new Mutation("nothing", "as it is", () -> Theory.STANDARD);
        CORPUS.forEach(e -> assertThat(e.isCaught(nothing)).as(e.toString()).isFalse());
    }

    @Test
    void brokenRulesAreCaught() {
        requireAllCaught("rules", Mutations.ofRules());
    }

    @Test
    void brokenStrategiesAreCaught() {
        Set<String> names = new LinkedHashSet<>();
        Theory listening = new Theory(
                Mutations.withStrategies(s -> {
                    names.add(s.name());
                    return s;
                }),
                ChainRule.STANDARD);
        Mutation heard = new Mutation("nothing", "listening", () -> listening);
        CORPUS.forEach(e -> e.outcome(heard, true));
        requireAllCaught("strategies", Mutations.ofStrategies(names));
    }

    @Test
    void brokenDifferentialsAreCaught() {
        requireAllCaught("differentials", Mutations.ofDifferentials());
    }

    @Test
    void aBrokenChainRuleIsCaught() {
        requireAllCaught("chain rules", Mutations.ofChainRule());
    }
}
