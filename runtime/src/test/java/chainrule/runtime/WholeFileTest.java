package chainrule.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    Path folder;

    @Test
    void createsAndReplaces() throws IOException {
        Path file = folder.resolve("a.txt");
        WholeFile.write(file, out -> out.write('1'));
        assertThat(file).hasContent("1");
        WholeFile.write(file, out -> out.write('2'));
        assertThat(file).hasContent("2");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void aFailureLeavesTheFileAsItWas() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "before");
        assertThatThrownBy(() -> WholeFile.write(file, out -> {
                    out.write('1');
                    throw new IOException("the disk is full");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": the disk is full");
        assertThat(file).hasContent("before");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void namesWhatCannotBeWritten() {
        Path nowhere = folder.resolve("none").resolve("a.txt");
        assertThatThrownBy(() -> WholeFile.write(nowhere, out -> out.write('1')))
                .hasMessage(nowhere + ": no such file or folder");
        assertThatThrownBy(() -> WholeFile.write(folder, out -> out.write('1')))
                .hasMessage(folder + ": is a folder, expected a file");
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "before");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        WholeFile.write(link, out -> out.write('1'));
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("1");
    }

    @Test
    void aLinkToWhatIsNotYetThereLeadsThere() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Path second = Files.createSymbolicLink(inner.resolve("second"), Path.of("a.txt"));
        Path first = Files.createSymbolicLink(folder.resolve("first"), Path.of("inner", "second"));
        WholeFile.check(first);
        WholeFile.write(first, out -> out.write('1'));
        assertThat(first).isSymbolicLink();
        assertThat(second).isSymbolicLink();
        assertThat(inner.resolve("a.txt")).hasContent("1");
    }

    @Test
    void aLinkToItselfIsRefused() throws IOException {
        Path link = folder.resolve("circle");
        Files.createSymbolicLink(link, link);
        assertThatThrownBy(() -> WholeFile.check(link)).hasMessage(link + ": its symbolic links lead in a circle");
        assertThatThrownBy(() -> WholeFile.write(link, out -> out.write('1')))
                .hasMessage(link + ": its symbolic links lead in a circle");
        assertThatThrownBy(() -> Npz.read(link)).isInstanceOf(IOException.class).hasMessageStartingWith(link + ": ");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void aDeviceIsWrittenToAndNotReplaced() throws IOException {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device), "this system has no /dev/null");
        WholeFile.write(device, out -> out.write('1'));
        assertThat(Files.isRegularFile(device)).isFalse();
    }
}
