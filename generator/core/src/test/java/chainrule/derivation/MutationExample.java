package chainrule.derivation;

import chainrule.derivation.Mutations.Mutation;
import chainrule.derivation.RuleMutationTest.Outcome;
import java.util.function.Function;

/** Something that is derived by broken theories. */
final class MutationExample {

    private final String text;
    private final Function<Theory, Result> derivation;
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
        this.right = derivation.apply(Theory.STANDARD).text();
    }

    /** @param checked whether it is known that the broken rule is caught: then it is only asked whether it has an effect */
    Outcome outcome(Mutation m, boolean checked) {
        try {
            Result broken = derivation.apply(m.theory().get());
            if (broken.text().equals(right)) {
                return Outcome.WITHOUT_EFFECT;
            }
            if (!checked) {
                broken.check().run();
            }
            return Outcome.NOT_CAUGHT;
        } catch (LineCheckException caught) {
            return Outcome.CAUGHT;
        } catch (IllegalArgumentException | IllegalStateException noTerm) {
            // A broken rule may leave what is no term: that is not for the line checks to find.
            return Outcome.WITHOUT_EFFECT;
        }
    }

    boolean isCaught(Mutation m) {
        try {
            derivation.apply(m.theory().get()).check().run();
            return false;
        } catch (LineCheckException caught) {
            return true;
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
