package chainrule.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.derivation.Mutations.Mutation;
import chainrule.symbolic.rewrite.TensorLaw;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Each rule of the running rewriter and of the running calculus is broken in turn, networks are derived with it, and the line
 * checks catch it.
 */
class RuleMutationTest {

    /** Rules of which no fault leads to a wrong line, and why. */
    private static final Map<String, String> NEVER_WRONG = Map.of(
            "1 − σ(a) = σ(−a): 1 − 1/(1 + e⁻ᵃ) = 1/(1 + eᵃ)",
            "the common denominator, which is tried beside it, leads to the same form: only the rule's name would be missing",
            "log p² = 2 log p",
            "log(p q) and the common denominator have led to the same form in all that was tried");

    /** Faults that no value shows where there is a derivative, and why. */
    private static final Map<String, String> EQUIVALENT = Map.of(
            "d of an extremum: DROPPED",
            "the number of elements that attain the extremum is 1 wherever there is a derivative");

    private static final String TOGETHER = " and as ";

    private static final List<MutationExample> CORPUS = MutationCorpus.examples().stream()
            .sorted(Comparator.comparing(MutationExample::length))
            .toList();

    /** What becomes of a broken rule, from the least that an example shows of it to the most. */
    enum Outcome {
        WITHOUT_EFFECT,
        /** What is derived is what is derived without the rule: broken, it does not shorten. */
        NOT_TAKEN,
        /** It leaves something that is no term: an error of the program, but none that a line check found. */
        WITHOUT_TERM,
        NOT_CAUGHT,
        CAUGHT
    }

    /** The examples that a broken rule may change: all, where it is not known which use it. */
    private final Map<String, List<MutationExample>> examples = new HashMap<>();

    private Outcome outcome(Mutation m) {
        List<MutationExample> candidates = examples.computeIfAbsent(m.of(), k -> CORPUS);
        Outcome most = Outcome.WITHOUT_EFFECT;
        for (MutationExample e : candidates) {
            Outcome one = e.outcome(m);
            most = one.compareTo(most) > 0 ? one : most;
            if (one == Outcome.CAUGHT) {
                preferred(m.of(), e);
                return one;
            }
        }
        return most;
    }

    /** What caught one fault of a rule is tried first on its next. */
    private void preferred(String rule, MutationExample e) {
        List<MutationExample> order = new ArrayList<>(examples.get(rule));
        order.remove(e);
        order.add(0, e);
        examples.put(rule, order);
    }

    /** These are noted: a mutant of one can change only the examples that use it. */
    private void heard(Collection<String> names) {
        names.forEach(name -> examples.put(
                name, CORPUS.stream().filter(e -> e.uses().used().contains(name)).toList()));
    }

    private void requireAllCaught(String what, List<Mutation> mutations) {
        Map<Outcome, List<Mutation>> found = new EnumMap<>(Outcome.class);
        for (Outcome o : Outcome.values()) {
            found.put(o, new ArrayList<>());
        }
        for (Mutation m : mutations) {
            found.get(EQUIVALENT.containsKey(m.toString()) ? Outcome.WITHOUT_EFFECT : outcome(m)).add(m);
        }
        int caught = found.get(Outcome.CAUGHT).size();
        int wrong = caught + found.get(Outcome.NOT_CAUGHT).size();
        System.out.println("Broken " + what + " in the running engine: " + caught + " of " + wrong + " caught; besides, "
                + found.get(Outcome.WITHOUT_TERM).size() + " left no valid term, "
                + found.get(Outcome.NOT_TAKEN).size() + " were not taken, "
                + found.get(Outcome.WITHOUT_EFFECT).size() + " changed nothing");
        assertThat(found.get(Outcome.NOT_CAUGHT)).as("not caught").isEmpty();
        Set<String> idle = names(mutations);
        idle.removeAll(names(found.get(Outcome.CAUGHT)));
        assertThat(NEVER_WRONG.keySet()).as("rules that never led to a wrong line").containsAll(idle);
    }

    private static Set<String> names(List<Mutation> mutations) {
        return mutations.stream().map(Mutation::of).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Test
    void theCorpusIsRight() {
        CORPUS.forEach(MutationExample::requireRight);
    }

    @Test
    void brokenRulesAreCaught() {
        requireAllCaught("rules", Mutations.ofRules());
    }

    @Test
    void brokenLawsOfInversesAreCaught() {
        heard(Mutations.RIGHT.inverses().stream().map(TensorLaw::name).toList());
        requireAllCaught("laws of inverses and determinants", Mutations.ofInverses());
    }

    @Test
    void brokenStrategiesAreCaught() {
        Set<String> names = new LinkedHashSet<>();
        Set<String> used = new LinkedHashSet<>();
        CORPUS.forEach(e -> {
            names.addAll(e.uses().strategies());
            used.addAll(e.uses().used());
        });
        // Facts are tried together wherever there are several; most pairs say no more than one of them.
        names.removeIf(name -> name.contains(TOGETHER) && !used.contains(name));
        assertThat(names).anyMatch(name -> name.contains(TOGETHER));
        heard(names);
        requireAllCaught("strategies", Mutations.ofStrategies(names));
    }

    @Test
    void brokenDifferentialsAreCaught() {
        heard(ChangedTable.rows());
        requireAllCaught("differentials", Mutations.ofDifferentials());
    }

    @Test
    void aBrokenChainRuleIsCaught() {
        requireAllCaught("chain rules", Mutations.ofChainRule());
    }
}
