package chainrule.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import chainrule.source.DiagnosticPrinter;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts broken at random places: the parser ends, throws nothing, and has an error exactly if it has no tree. */
@Timeout(60)
class BrokenTextTest {
    private static final int ROUNDS = Integer.getInteger("chainrule.grammar.brokenTexts", 400);
    private static final List<String> PIECES = List.of(
            "(", ")", "[", "]", "{", "}", "\n", ";", ",", "=", "~", ":", "'", "\"", "|>", "-", "<-", ".*", "^", "²",
            "2", ".5", "1.", "2x", "x", "if ", " then ", " else ", " not ", " and ", "net ", "fn ", "layer ", "param ",
            "loss ", "state ", "import ", "class", "/*", "*/", "//", "\u200B", "\0", "𝑥", "\uD835", "ᵀ", "&&");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void neverThrow(long seed) throws IOException {
        List<String> examples = LanguageReferenceTest.examples().toList();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            String text = broken(examples.get(random.nextInt(examples.size())), random);
            assertThatCode(() -> parse(text))
                    .as("seed %d, text:%n%s", seed, text)
                    .doesNotThrowAnyException();
        }
    }

    private static void parse(String content) {
        Diagnostics diagnostics = new Diagnostics();
        boolean parsed =
                NetParser.parse(SourceText.of("t", content), diagnostics).isPresent();
        assertThat(parsed).isEqualTo(!diagnostics.hasErrors());
        assertThat(new DiagnosticPrinter().print(diagnostics.sorted()).isEmpty())
                .isEqualTo(parsed);
    }

    private static String broken(String text, Random random) {
        StringBuilder result = new StringBuilder(text);
        for (int edit = random.nextInt(6); edit >= 0 && result.length() > 0; edit--) {
            int at = random.nextInt(result.length());
            if (random.nextBoolean()) {
                result.delete(at, Math.min(result.length(), at + 1 + random.nextInt(8)));
            } else {
                result.insert(at, PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        return result.toString();
    }
}
