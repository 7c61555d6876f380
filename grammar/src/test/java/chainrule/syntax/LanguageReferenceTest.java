package chainrule.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of LANGUAGE.md is a file that parses, and the reference names every reserved word. */
class LanguageReferenceTest {
    private static final Pattern EXAMPLE = Pattern.compile("^```net\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

    private static String reference() throws IOException {
        return Files.readString(Path.of("LANGUAGE.md"));
    }

    static Stream<String> examples() throws IOException {
        Matcher matcher = EXAMPLE.matcher(reference());
        return matcher.results().map(match -> match.group(1)).toList().stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleParses(String example) {
        assertThat(Parsing.spec(example)).isNotNull();
    }

    @Test
    void hasExamplesAndAllReservedWords() throws IOException {
        assertThat(examples().count()).isGreaterThan(10);
        for (List<String> words : List.of(Words.DEFINITION_WORDS, Words.DECLARATION_WORDS)) {
            assertThat(words).allSatisfy(word -> assertThat(reference()).contains("`" + word + "`"));
        }
    }
}
