package chainrule.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static String shown(boolean terminal, int epochs) {
        StringWriter text = new StringWriter();
        Progress progress = new Progress(new PrintWriter(text), terminal, epochs);
        for (int epoch = 1; epoch <= epochs; epoch++) {
            progress.show(epoch, 1.0 / epoch);
        }
        progress.close();
        return text.toString();
    }

    @Test
    void aFewLinesWithoutATerminal() {
        assertThat(shown(false, 1000).lines())
                .hasSize(21)
                .startsWith("epoch    1  loss 1", "epoch   50  loss 0.02")
                .endsWith("epoch 1000  loss 0.001");
        assertThat(shown(false, 3).lines())
                .containsExactly("epoch 1  loss 1", "epoch 2  loss 0.5", "epoch 3  loss 0.3333");
        assertThat(shown(false, 3)).doesNotContain("\r");
    }

    @Test
    void aBarOnATerminalThatIsGoneInTheEnd() {
        assertThat(shown(true, 4))
                .contains("[==========                              ] 25 %")
                .endsWith("\r\u001B[K");
    }
}
