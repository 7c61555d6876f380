package chainrule.derivation;

import chainrule.derivation.Mutations.Mutation;
import chainrule.derivation.RuleMutationTest.Outcome;
import java.util.function.Function;

/** Something that is derived by broken theories. */
final class MutationExample {

    private final String text;
    private final Function<Theory, Result> derivation;
    private final Listening listening = new Listening();
    private final String right;

    /**
     * What a theory leads to.
     *
     * @param text all terms of it
     * @param check the line checks
     */
    record Result(String text, Runnable check) {}

    MutationExample(String text, Function<Theory, Result> derivation) {
        this.text = text;
        this.derivation = derivation;
        this.right = derivation.apply(listening.theory()).text();
    }

    /** What its right derivation uses. */
    Listening uses() {
        return listening;
    }

    /** How much is derived: what is short is soon checked. */
    int length() {
        return right.length();
    }

    Outcome outcome(Mutation m) {
        try {
            Result broken = derivation.apply(m.theory().get());
            if (broken.text().equals(right)) {
                return Outcome.WITHOUT_EFFECT;
            }
            broken.check().run();
            return isAsWithout(m, broken) ? Outcome.NOT_TAKEN : Outcome.NOT_CAUGHT;
        } catch (LineCheckException caught) {
            return Outcome.CAUGHT;
        } catch (IllegalArgumentException | IllegalStateException noTerm) {
            return Outcome.WITHOUT_TERM;
        }
    }

    /** A broken rule that lengthens is not taken: what is derived without it is right. */
    private boolean isAsWithout(Mutation m, Result broken) {
        return m.without().isPresent() && derivation.apply(m.without().get()).text().equals(broken.text());
    }

    void requireRight() {
        Result standard = derivation.apply(Theory.STANDARD);
        if (!standard.text().equals(right)) {
            throw new AssertionError("listening changes the derivation of " + text);
        }
        standard.check().run();
    }

    @Override
    public String toString() {
        return text;
    }
}
