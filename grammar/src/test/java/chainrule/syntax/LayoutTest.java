package chainrule.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where statements end: the lines of a layer (with `⏎` for a newline), and the statements that they are. */
class LayoutTest {
    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
            a = 1⏎b = 2⏎c                        ¦ a = 1; b = 2; c
            a = 1; b = 2; c                      ¦ a = 1; b = 2; c
            ;;a = 1;⏎;⏎b                         ¦ a = 1; b
            a =⏎1⏎b                              ¦ a = 1; b
            a = 1 +⏎⏎2⏎b                         ¦ a = (+ 1 2); b
            a = 1 *⏎2⏎b                          ¦ a = (* 1 2); b
            a = 1⏎-2                             ¦ a = 1; (- 2)
            a = x -⏎-2⏎b                         ¦ a = (- x (- 2)); b
            a = (1⏎-2)⏎b                         ¦ a = (- 1 2); b
            a = f(⏎  x,⏎  y⏎)⏎b                  ¦ a = f(x, y); b
            a = f(x,⏎  k = 3,⏎ l⏎= 4)⏎b          ¦ a = f(x, k = 3, l = 4); b
            a = x[i⏎+ 1⏎else⏎0]⏎b                ¦ a = x[(+ i 1) else 0]; b
            a = x⏎  |> f⏎  |> g(1)⏎b             ¦ a = (|> (|> x f()) g(1)); b
            a = x |>⏎ f⏎b                        ¦ a = (|> x f()); b
            a = if x then⏎ 1⏎ else⏎ 2⏎b          ¦ a = (if x 1 2); b
            a = x and⏎y or⏎not⏎z⏎b               ¦ a = (or (and x y) (not z)); b
            a = x <⏎y⏎b                          ¦ a = (< x y); b
            a = x // a remark +⏎b                ¦ a = x; b
            a = x + // a remark⏎y⏎b              ¦ a = (+ x y); b
            a = x /* over⏎lines */ + y⏎b         ¦ a = (+ x y); b
            a = x'⏎b                             ¦ a = (' x); b
            a = x²⏎b                             ¦ a = (^ x 2); b
            y[i] = x[i]⏎y                        ¦ y[i] = x[i]; y
            y[i] = x[i]                          ¦ y[i] = x[i]; y
            x[i]⏎                                ¦ x[i]
            a = x⏎(y)                            ¦ a = x; y
            """)
    void endWhereTheRulesSay(String lines, String statements) {
        String body = lines.replace('⏎', '\n');
        assertThat(layer("layer f(x) {\n" + body + "\n}\n")).isEqualTo(statements);
        assertThat(layer("layer f(x) { " + body + " }")).isEqualTo(statements);
        assertThat(layer("\uFEFF// first\r\n\r\nlayer f(x)\r\n{" + body.replace("\n", "\r\n") + "}"))
                .isEqualTo(statements);
    }

    private static String layer(String text) {
        LayerSyntax layer = Parsing.spec(text).layers().get(0);
        String definitions = layer.statements().stream()
                .map(DefinitionSyntax.class::cast)
                .map(d -> d.name() + (d.indices().isEmpty() ? "" : "[" + Prefixed.binders(d.indices()) + "]") + " = "
                        + Prefixed.of(d.value()) + "; ")
                .collect(Collectors.joining());
        return definitions + Prefixed.of(layer.result());
    }
}
