package chainrule.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyTest {
    private static final NpyArray MATRIX = NpyArray.of(new float[] {-2, -0.5f, 1, 2.5f, 4, 5.5f}, 2, 3);

    @ParameterizedTest
    @ValueSource(strings = {"version1.npy", "version2.npy", "version3.npy"})
    void readsEachVersionOfTheFormat(String name) throws IOException {
        assertThat(Npy.read(Fixtures.file(name))).isEqualTo(MATRIX);
    }

    @Test
    void writesTheSameBytesAsNumPy(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("matrix.npy");
        Npy.write(file, MATRIX);
        assertThat(file).hasSameBinaryContentAs(Fixtures.file("version1.npy"));
    }

    static Stream<NpyArray> arrays() {
        return Stream.of(
                MATRIX,
                NpyArray.of(new double[] {Math.PI, Double.NaN, Double.NEGATIVE_INFINITY, -0.0}, 4),
                NpyArray.of(new int[] {Integer.MIN_VALUE, 7}, 1, 2, 1),
                NpyArray.of(new long[] {Long.MAX_VALUE}, 1),
                NpyArray.of(new float[0], 0, 3),
                NpyArray.ofValue(0.25));
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void readsWhatItWrote(NpyArray array) throws IOException {
        assertThat(Npy.read(new ByteArrayInputStream(Npy.encode(array)), Integer.MAX_VALUE)).isEqualTo(array);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }|<f4, [2, 3], false",
                "{'descr': '>i8', 'fortran_order': True, 'shape': (4,), }|>i8, [4], true",
                "{\"shape\": (), \"descr\":\"<f8\",\"fortran_order\":False}|<f8, [], false",
                "{'descr': '<i4', 'fortran_order': False, 'shape': (3L, 0L), }|<i4, [3, 0], false",
            })
    void readsHeaders(String text, String expected) throws IOException {
        NpyHeader header = NpyHeader.parse(text);
        String order = header.byteOrder().toString().startsWith("B") ? ">" : "<";
        assertThat(order + header.type().code() + ", " + Arrays.toString(header.shape()) + ", " + header.columnMajor())
                .isEqualTo(expected);
    }

    static Stream<Arguments> badHeaders() {
        return Stream.of(
                arguments("hello", "its header is not one of a plain array of numbers: hello"),
                arguments(
                        header("[('a', '<f4')]", "(2,)"),
                        "its header is not one of a plain array of numbers: " + header("[('a', '<f4')]", "(2,)")),
                arguments(
                        header("'|u1'", "(2,)"),
                        "its element type is '|u1': expected f4, f8, i4 or i8, which NumPy's astype makes of others"),
                arguments(header("'<f4'", "(2, x)"), "its shape is not one that Java can hold: (2, x)"),
                arguments(header("'<f4'", "(-2,)"), "its shape is not one that Java can hold: (-2,)"),
                arguments(header("'<f4'", "(99999999999,)"), "its shape is not one that Java can hold: (99999999999,)"),
                arguments(
                        header("'<f4'", "(65536, 65536)"),
                        "its shape (65536, 65536) is past the limit of a Java array"));
    }

    private static String header(String descr, String shape) {
        return "{'descr': " + descr + ", 'fortran_order': False, 'shape': " + shape + ", }";
    }

    @ParameterizedTest
    @MethodSource("badHeaders")
    void saysWhatIsWrongWithAHeader(String text, String reason) {
        assertThatThrownBy(() -> NpyHeader.parse(text))
                .isInstanceOf(IOException.class)
                .hasMessage(reason);
    }

    @Test
    void saysWhatIsWrongWithAFile(@TempDir Path folder) throws IOException {
        byte[] good = Npy.encode(MATRIX);
        assertProblem(folder, new byte[0], "it is not an array in NumPy's format");
        assertProblem(
                folder, "a,b\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_8), "it is not an array in NumPy's format");
        assertProblem(folder, Arrays.copyOf(good, 9), "it ends within its header");
        assertProblem(folder, Arrays.copyOf(good, 50), "it ends within its header");
        assertProblem(folder, Arrays.copyOf(good, good.length - 5), "it ends after 19 of 24 bytes of elements");
        good[6] = 4;
        assertProblem(folder, good, "its format has version 4: expected 1 to 3");
        good[6] = 2;
        assertProblem(folder, good, "its header has 662372470 bytes: expected at most 65535");
    }

    private static void assertProblem(Path folder, byte[] content, String reason) throws IOException {
        Path file = Files.write(folder.resolve("a.npy"), content);
        assertThatThrownBy(() -> Npy.read(file)).isInstanceOf(IOException.class).hasMessage(file + ": " + reason);
    }
}
