package chainrule.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpzTest {
    @TempDir
    Path folder;

    /** What make_fixtures.py puts into both files, by the formulas that it says. */
    private static Map<String, NpyArray> expected() {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("f4", NpyArray.of(floats(6), 2, 3));
        arrays.put("f8", NpyArray.of(doubles(6), 2, 3));
        arrays.put("i4", NpyArray.of(ints(4), 4));
        arrays.put("i8", NpyArray.of(longs(4), 4));
        arrays.put("big.f4", NpyArray.of(floats(6), 2, 3));
        arrays.put("big.f8", NpyArray.of(doubles(6), 2, 3));
        arrays.put("big.i4", NpyArray.of(ints(4), 4));
        arrays.put("big.i8", NpyArray.of(longs(4), 4));
        arrays.put("fortran", NpyArray.of(floats(24), 2, 3, 4));
        arrays.put("fortran.i8", NpyArray.of(longs(6), 3, 2));
        arrays.put("single", NpyArray.ofValue(-2));
        arrays.put("none", NpyArray.of(floats(0), 0, 3));
        arrays.put("W⁽¹⁾", NpyArray.of(doubles(1), 1, 1));
        return arrays;
    }

    private static double[] doubles(int count) {
        return IntStream.range(0, count).mapToDouble(i -> 1.5 * i - 2).toArray();
    }

    private static float[] floats(int count) {
        return (float[]) ElementType.FLOAT.fromDoubles(doubles(count));
    }

    private static int[] ints(int count) {
        return IntStream.range(0, count).map(i -> 7 * i - 10).toArray();
    }

    private static long[] longs(int count) {
        return IntStream.of(ints(count)).asLongStream().toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stored.npz", "deflated.npz"})
    void readsWhatNumPyWrote(String name) throws IOException {
        assertThat(Npz.read(Fixtures.file(name))).containsExactlyEntriesOf(expected());
    }

    @Test
    void readsWhatItWrote() throws IOException {
        Path file = folder.resolve("all.npz");
        Npz.write(file, expected());
        assertThat(Npz.read(file)).containsExactlyEntriesOf(expected());
    }

    @Test
    void theSameArraysGiveTheSameBytes() throws IOException {
        Npz.write(folder.resolve("a.npz"), expected());
        Npz.write(folder.resolve("b.npz"), expected());
        assertThat(folder.resolve("a.npz")).hasSameBinaryContentAs(folder.resolve("b.npz"));
    }

    @Test
    void aFileWithoutArraysIsReadAsSuch() throws IOException {
        Path file = folder.resolve("empty.npz");
        Npz.write(file, Map.of());
        assertThat(Npz.read(file)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"large.npz, the value 5000000000 at 1", "half.npz, the value 0.5 at 1"})
    void whatIsNotAnIntegerIsRefusedAsOne(String name, String reason) throws IOException {
        NpyArray array = Npz.read(Fixtures.file(name)).get("n");
        assertThatThrownBy(array::toInts).hasMessageStartingWith(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes.npz, pixels: its element type is '|u1'",
        "object.npz, o: its element type is '|O'",
        "record.npz, r: its header is not one of a plain array of numbers"
    })
    void namesTheFileAndTheArrayOfAnotherType(String name, String reason) {
        Path file = Fixtures.file(name);
        assertThatThrownBy(() -> Npz.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + ": cannot read the array " + reason);
    }

    @Test
    void noticesADamagedElement() throws IOException {
        Path file = folder.resolve("one.npz");
        Npz.write(file, Map.of("x", NpyArray.of(new double[] {1, 2, 3}, 3)));
        byte[] bytes = Files.readAllBytes(file);
        bytes[35 + 128 + 20] ^= 1; // behind the zip header of 30 bytes, the name, and the array's header
        Files.write(file, bytes);
        assertThatThrownBy(() -> Npz.read(file))
                .hasMessage(file + ": cannot read the array x: it is damaged: its checksum is wrong");
    }

    @Test
    void saysWhatTheFileIsNot() throws IOException {
        Path text = Files.writeString(folder.resolve("data.csv"), "1,2,3\n");
        assertThatThrownBy(() -> Npz.read(text))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(text + " is not an .npz file, as numpy.savez writes it: ");
        Path none = folder.resolve("none.npz");
        assertThatThrownBy(() -> Npz.read(none)).hasMessage(none + ": no such file or folder");
        assertThatThrownBy(() -> Npz.read(folder)).hasMessage(folder + ": is a folder, expected a file");
    }
}
