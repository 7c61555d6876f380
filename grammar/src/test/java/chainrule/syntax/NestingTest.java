package chainrule.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.source.Diagnostic;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is deep or long either works, on a thread with a small stack, or is diagnosed; it never overflows. */
class NestingTest {
    private static final int SMALL_STACK = 256 << 10;

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
            (                    ¦ x ¦ )
            f(                   ¦ x ¦ )
            f(1, a =             ¦ x ¦ )
            x[                   ¦ i ¦ ]
            sum[j](              ¦ x ¦ )
            ` -`                 ¦ x ¦ ``
            `not `               ¦ x ¦ ``
            x^                   ¦ x ¦ ``
            2^-                  ¦ x ¦ ``
            `if c then a else `  ¦ x ¦ ``
            `if c then `         ¦ a ¦ ` else b`
            `1 + not `           ¦ x ¦ ``
            `x |> f(`            ¦ x ¦ )
            `x[if c then `       ¦ i ¦ ` else j else 0]`
            `-(x + `             ¦ x ¦ )
            """)
    void isDiagnosedBeyondTheLimit(String before, String middle, String after) throws Exception {
        int deepestPerRound = before.matches("2\\^-|x\\[if.*|-\\(x.*") ? 2 : 1;
        int rounds = NestingLimit.LIMIT / deepestPerRound;
        assertThat(codes(nested(before, middle, after, rounds))).isEmpty();
        assertThat(codes(nested(before, middle, after, rounds + 1))).isEqualTo("nesting-too-deep");
        assertThat(codes(nested(before, middle, after, 10_000))).isEqualTo("nesting-too-deep");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
            ` + x`
            ` - x`
            `*-x`
            ` + x^2`
            ` + 2^-1`
            ` or not x`
            `'`
            `[i]`
            ` |> f`
            """)
    void isDiagnosedWhenTooLong(String more) throws Exception {
        assertThat(codes("x" + more.repeat(4990))).isEmpty();
        assertThat(codes("x" + more.repeat(6000))).isEqualTo("expression-too-long");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
            `f(`  ¦ `, x`    ¦ `)`
            `x[i` ¦ `, -i`   ¦ `]`
            `f(x` ¦ `, a^b`  ¦ `)`
            `f(x` ¦ `, if c then a else b` ¦ `)`
            """)
    void listsMayHaveAnyLength(String before, String element, String after) throws Exception {
        String first = before.endsWith("(") ? "x" : "";
        assertThat(codes(before + first + element.repeat(10_000) + after)).isEmpty();
    }

    private static String nested(String before, String middle, String after, int times) {
        return before.repeat(times) + middle + after.repeat(times);
    }

    private static String codes(String expression) throws Exception {
        FutureTask<String> task = new FutureTask<>(() -> {
            Diagnostics diagnostics = new Diagnostics();
            boolean parsed = NetParser.parse(SourceText.of("t", "fn f(x) = " + expression), diagnostics)
                    .isPresent();
            assertThat(parsed).isEqualTo(diagnostics.isEmpty());
            return String.join(
                    " ", diagnostics.sorted().stream().map(Diagnostic::code).toList());
        });
        new Thread(null, task, "small stack", SMALL_STACK).start();
        return task.get();
    }
}
