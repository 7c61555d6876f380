package chainrule.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.report.DerivationDocument;
import chainrule.report.Format;
import chainrule.report.View;
import chainrule.symbolic.notation.Layout;
import chainrule.testing.Fixtures;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which extrema a convention is told for. */
class ExtremaTest {

    private static String net(String lines) {
        return "fn hinge(v) = max(v, 0)\nnet N {\n input x[3]\n param w[3]\n z = w .* x\n " + lines + "\n}\n";
    }

    private static List<Extremum> extrema(String lines) {
        return Explanation.of(Fixtures.checked(net(lines))).extrema();
    }

    @Test
    void thoseThatAGradientPasses() {
        assertThat(extrema("loss l = max(z) + 2*sum(min(z, 0.3*w))"))
                .containsExactlyInAnyOrder(new Extremum("max", true), new Extremum("min", false));
        assertThat(extrema("loss l = sum(hinge(z))")).containsExactly(new Extremum("max", false));
    }

    @Test
    void noOthers() {
        assertThat(extrema("loss l = log(sum(exp(z)))")).isEmpty();
        assertThat(extrema("loss l = sum(z^2) + max(x)")).isEmpty();
        assertThat(extrema("k = argmax(z)\n output k\n loss l = sum(z^2)")).isEmpty();
    }

    @Test
    void theDocumentTellsTheConvention() {
        String text = new View(Format.TEXT, false, false, View.WIDEST)
                .print(DerivationDocument.of(Fixtures.checked(net("loss l = max(z) + min(z)^2 + sum(hinge(z))")), Layout.GRADIENT));
        assertThat(text.replaceAll("\\s+", " "))
                .contains("Ties in max and min: where several elements attain it, they share its gradient evenly, as those of torch.amax do.")
                .contains("Ties in max of two equal values: the one that is printed first gets the whole gradient.");
    }
}
