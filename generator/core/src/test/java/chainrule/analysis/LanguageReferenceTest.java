package chainrule.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.derivation.LineChecker;
import chainrule.testing.Derivations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of the language reference and of the README that holds a net compiles, and its lines hold. */
class LanguageReferenceTest {

    static Stream<String> examples() throws IOException {
        Pattern fence = Pattern.compile("```net\\n(.*?)```", Pattern.DOTALL);
        Stream<String> all = Stream.empty();
        for (String file : new String[] {"grammar/LANGUAGE.md", "README.md"}) {
            String text = Files.readString(Path.of("..", "..").resolve(file));
            all = Stream.concat(all, fence.matcher(text).results().map((MatchResult m) -> m.group(1)));
        }
        return all.filter(example -> Pattern.compile("(?m)^net ").matcher(example).find());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void compiles(String example) {
        assertThat(LineChecker.check(Derivations.of(example))).isPositive();
    }
}
