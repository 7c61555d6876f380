package chainrule.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenFolderTest {

    @TempDir
    Path folder;

    @Test
    void aDifferenceOfALetterFails() throws IOException {
        new GoldenFolder(folder, true).check("a.txt", "z₁ = W₁ x\n");
        new GoldenFolder(folder, false).check("a.txt", "z₁ = W₁ x\n");
        assertThatThrownBy(() -> new GoldenFolder(folder, false).check("a.txt", "z₁ = W₁ x \n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dchainrule.golden.update=true rewrites it");
    }

    @Test
    void aMissingFileFails() {
        assertThatThrownBy(() -> new GoldenFolder(folder, false).check("a.txt", ""))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dchainrule.golden.update=true makes it");
    }

    @Test
    void updatingRewrites() throws IOException {
        GoldenFolder golden = new GoldenFolder(folder, true);
        golden.check("a.txt", "old");
        golden.check("a.txt", "new");
        assertThat(golden.read("a.txt")).isEqualTo("new");
        assertThat(golden.files()).containsExactly("a.txt");
    }
}
