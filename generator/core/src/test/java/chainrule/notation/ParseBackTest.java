package chainrule.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.testing.Derivations;
import chainrule.testing.RandomSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is printed means what it stands for: every formula of a derivation, printed as a specification has it, parses, and has
 * the value of the term by the meaning that the language reference gives to the text. A missing transpose cannot hide, as
 * sizes differ.
 */
class ParseBackTest {

    private static final long SEED = 3;

    static Stream<String> examples() {
        return Examples.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void examplesReadBack(String name) {
        String spec = Examples.all().get(name);
        assertThat(ParseBack.check(spec, Derivations.of(spec), SEED)).isGreaterThan(4);
    }

    static Stream<String> reference() {
        Pattern fence = Pattern.compile("```net\\n(.*?)```", Pattern.DOTALL);
        Stream<String> files = Stream.of("grammar/LANGUAGE.md", "README.md");
        List<String> blocks = files.map(ParseBackTest::read)
                .flatMap(text -> fence.matcher(text).results())
                .map((MatchResult m) -> m.group(1))
                .filter(block -> Pattern.compile("(?m)^net ").matcher(block).find())
                .toList();
        assertThat(blocks).hasSizeGreaterThan(5);
        return blocks.stream();
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of("..", "..").resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("reference")
    void theLanguageReferenceReadsBack(String spec) {
        assertThat(ParseBack.check(spec, Derivations.of(spec), SEED)).isGreaterThan(4);
    }

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("chainrule.random.networks", 60));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void randomNetworksReadBack(long seed) {
        String spec = RandomSpec.file(RandomSpec.statements(seed));
        assertThat(ParseBack.check(spec, Derivations.of(spec), seed)).as(spec).isPositive();
    }

    /** A check that cannot fail is a defect. */
    @Test
    void anotherMeaningIsFound() {
        String spec = "fn f(z) = sin(z)\nnet N {\n input x[3]\n param a[3]\n output p = f(a .* x)\n loss l = sum(p)\n}\n";
        assertThatThrownBy(() -> ParseBack.check(spec.replace("sin", "cos"), Derivations.of(spec), SEED))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("` reads as ");
    }
}
