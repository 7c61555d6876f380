package chainrule.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The derivations of a few small networks, as a person reads them, in Unicode and in ASCII. */
class GoldenDerivationTest {

    private final GoldenFolder folder = GoldenFolder.ofTheProject();

    static List<Golden> goldens() {
        return Golden.all();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void inUnicode(Golden golden) throws IOException {
        folder.check(golden.derivationFile(), golden.derivation(false));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void inAscii(Golden golden) throws IOException {
        folder.check(golden.asciiFile(), golden.derivation(true));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void asciiIsAscii(Golden golden) {
        assertThat(golden.derivation(true)).isASCII();
    }

    @Test
    void noFileIsLeftOver() throws IOException {
        assertThat(goldens().stream()
                        .flatMap(g -> Stream.of(g.derivationFile(), g.asciiFile(), g.sourceFile())))
                .containsAll(folder.files());
    }
}
