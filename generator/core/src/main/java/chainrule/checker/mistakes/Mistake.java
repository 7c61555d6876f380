package chainrule.checker.mistakes;

import java.util.Map;
import java.util.stream.Stream;

/**
 * A row of the catalogue.
 *
 * @param name what the mistake is called
 * @param sentence what the student is told; words in braces come from the guess
 * @param trial the ways in which the mistake may have been made in a side
 */
public record Mistake(String name, String sentence, Trial trial) {

    /** What may have gone wrong in a side. */
    interface Trial {
        Stream<Guess> guesses(Attempt attempt);
    }

    String sentence(Map<String, String> words) {
        String text = sentence;
        for (Map.Entry<String, String> word : words.entrySet()) {
            text = text.replace("{" + word.getKey() + "}", word.getValue());
        }
        return text;
    }
}
