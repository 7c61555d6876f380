package chainrule.golden;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.derivation.Derivation;
import chainrule.report.DerivationDocument;
import chainrule.report.Document;
import chainrule.report.Format;
import chainrule.report.View;
import chainrule.symbolic.notation.Layout;
import chainrule.testing.Derivations;
import chainrule.testing.ExampleSpecs;
import chainrule.testing.RandomSpec;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No line of a derivation is wider than a terminal of 100 columns. */
class LineWidthTest {

    private static final int[] WIDTHS = {80, View.WIDEST};

    static Stream<String> examples() {
        return Stream.concat(
                ExampleSpecs.samples().values().stream(), Golden.all().stream().map(Golden::spec));
    }

    static LongStream seeds() {
        return LongStream.range(0, 25);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void examplesFitIntoATerminal(String spec) {
        Derivation derivation = Derivations.of(spec);
        Document document = DerivationDocument.of(derivation, Layout.GRADIENT);
        for (int width : WIDTHS) {
            for (boolean ascii : new boolean[] {false, true}) {
                assertThat(new View(Format.TEXT, ascii, true, width).print(document).lines())
                        .allSatisfy(line -> assertThat(columns(line)).as(line).isLessThanOrEqualTo(width));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void randomNetworksFitIntoATerminal(long seed) {
        examplesFitIntoATerminal(RandomSpec.file(RandomSpec.statements(seed)));
    }

    /** A combining mark takes no column. */
    private static long columns(String line) {
        return line.codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .count();
    }
}
