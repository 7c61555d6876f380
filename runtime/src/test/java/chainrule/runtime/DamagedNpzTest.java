package chainrule.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that someone cut off, swelled or wrote by mistake: a sentence each, and no more memory than they are worth. */
class DamagedNpzTest {
    private static final int VARIATIONS = 1500;

    @TempDir
    Path folder;

    private Path file;

    /** A zip file with entries of these names, each with the same content. */
    private Path zip(byte[] content, String... names) throws IOException {
        file = folder.resolve("a.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(content);
                zip.closeEntry();
            }
        }
        return file;
    }

    /** An array's file, with a header that may say anything. */
    private static byte[] npy(String descr, String shape, int bytes) {
        String header = "{'descr': " + descr + ", 'fortran_order': False, 'shape': " + shape + ", }\n";
        byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[10 + text.length + bytes];
        System.arraycopy(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) text.length, 0}, 0, all, 0, 10);
        System.arraycopy(text, 0, all, 10, text.length);
        return all;
    }

    static Stream<Arguments> swollen() {
        return Stream.of(
                arguments(npy("'<f4'", "(500000000,)", 8), "its header says 2000000000 bytes of elements, but there are no more than 84 bytes"),
                arguments(npy("'<f8'", "(5,)", 16), "it ends after 16 of 40 bytes of elements"),
                arguments(npy("'<f8'", "(2,)", 24), "it goes on after its 16 bytes of elements"),
                arguments(npy("'<f4'", "(-2, 3)", 24), "its shape is not one that Java can hold: (-2, 3)"),
                arguments(npy("'<f4'", "(2,, 3)", 24), "its shape is not one that Java can hold: (2,, 3)"),
                arguments(npy("'<f4'", "(65536, 65536)", 4), "its shape (65536, 65536) is past the limit of a Java array"),
                arguments(npy("'<f9'", "(2,)", 8), "its element type is '<f9': expected f4, f8, i4 or i8, which"),
                arguments(npy("'\u001B[31m'", "(2,)", 8), "its element type is '?[31m': expected"),
                arguments(new byte[0], "it is not an array in NumPy's format"),
                arguments(Arrays.copyOf(npy("'<f4'", "(2,)", 8), 30), "it ends within its header"));
    }

    @ParameterizedTest
    @MethodSource("swollen")
    void saysWhatIsWrongWithAnArray(byte[] content, String reason) throws IOException {
        zip(content, "w.npy");
        assertThatThrownBy(() -> Npz.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + ": cannot read the array w: " + reason);
    }

    /** A file that NumPy never wrote: it would have to be read 100 times its size. */
    @Test
    void aFileThatUnpacksToFarMoreThanItIsRefused() throws IOException {
        zip(npy("'<f4'", "(20000000,)", 80_000_000), "w.npy");
        assertThatThrownBy(() -> Npz.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + ": cannot read the array w: its ")
                .hasMessageEndingWith(" bytes would unpack to 80000075 bytes: expected at most 100 times as many");
    }

    @Test
    void twoArraysOfOneNameAreRefused() throws IOException {
        zip(npy("'<f4'", "(2,)", 8), "w.npy", "v.npy");
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i + 5 <= bytes.length; i++) {
            bytes[i] = new String(bytes, i, 5, StandardCharsets.ISO_8859_1).equals("v.npy") ? (byte) 'w' : bytes[i];
        }
        Files.write(file, bytes);
        assertThatThrownBy(() -> Npz.read(file)).hasMessage(file + ": cannot read the array w: there are two of this name");
    }

    @Test
    void whatNobodyWantsIsNotRead() throws IOException {
        zip(npy("'|O'", "(2,)", 8), "other.npy");
        assertThat(Npz.read(file, "w"::equals)).isEmpty();
    }

    @Test
    void aDeviceIsNoFile() {
        Path device = Path.of("/dev/zero");
        if (Files.exists(device)) {
            assertThatThrownBy(() -> Npz.read(device)).hasMessage(device + ": is a device or a pipe, expected a file");
            assertThatThrownBy(() -> Npy.read(device)).hasMessage(device + ": is a device or a pipe, expected a file");
        }
    }

    /** Bytes changed, cut off and doubled: the arrays, or a sentence that names the file. */
    @ParameterizedTest
    @ValueSource(strings = {"stored.npz", "deflated.npz"})
    void anyDamageIsASentence(String name) throws IOException {
        byte[] good = Files.readAllBytes(Fixtures.file(name));
        Map<String, NpyArray> arrays = Npz.read(Fixtures.file(name));
        Random random = new Random(7);
        int refused = 0;
        for (int k = 0; k < VARIATIONS; k++) {
            byte[] bytes = damaged(good, random);
            file = folder.resolve("damaged.npz");
            Files.write(file, bytes);
            refused += isRefused(arrays) ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(VARIATIONS / 3);
    }

    private static byte[] damaged(byte[] good, Random random) {
        int length = random.nextInt(4) == 0 ? random.nextInt(good.length) : good.length;
        byte[] bytes = Arrays.copyOf(good, length);
        for (int k = random.nextInt(4); k >= 0 && length > 0; k--) {
            bytes[random.nextInt(length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private boolean isRefused(Map<String, NpyArray> arrays) {
        try {
            Npz.read(file).forEach((name, array) -> assertThat(arrays.values()).contains(array));
            return false;
        } catch (IOException e) {
            assertThat(e.getMessage()).startsWith(file.toString()).doesNotContain("null", "java.");
            return true;
        }
    }
}
