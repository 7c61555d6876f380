package chainrule.cli.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import chainrule.runtime.ElementType;
import chainrule.runtime.TensorInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two real columns, x[0] and x[1], and a class. */
class CsvFileTest {
    private static final List<TensorInfo> INPUTS = List.of(TensorInfo.data("x", ElementType.FLOAT, 2));
    private static final List<TensorInfo> TARGETS = List.of(TensorInfo.classes("t", 3));

    @TempDir
    Path folder;

    private CsvData read(String text) throws IOException {
        return CsvFile.read(Files.writeString(folder.resolve("a.csv"), text), INPUTS, TARGETS);
    }

    static Stream<Arguments> good() {
        return Stream.of(
                arguments("numbers", "1,2,0\n3.5,-4e1,2\n", List.of(1, 2, 3.5, -40), List.of(0, 2)),
                arguments("no newline at the end", "1,2,0", List.of(1, 2), List.of(0)),
                arguments(
                        "blanks, empty lines, other newlines",
                        " 1 , 2,0\r\n\r\n3,4, 1\r\n",
                        List.of(1, 2, 3, 4),
                        List.of(0, 1)),
                arguments("a byte order mark", "\uFEFF1,2,0\n", List.of(1, 2), List.of(0)),
                arguments("quotes", "\"1\",2,\"0\"\n", List.of(1, 2), List.of(0)),
                arguments("whole numbers with a point", "1,2,1.0\n", List.of(1, 2), List.of(1)),
                arguments("a header of names", "a,b,species\n1,2,0\n", List.of(1, 2), List.of(0)),
                arguments("a header of another width", "a,b\n1,2,0\n", List.of(1, 2), List.of(0)),
                arguments("UTF-8 in a header", "Länge,Bréite,Art\n1,2,0\n", List.of(1, 2), List.of(0)),
                arguments("names", "1,2,b\n3,4,a\n5,6,b\n", List.of(1, 2, 3, 4, 5, 6), List.of(1, 0, 1)),
                arguments(
                        "names below a header",
                        "x,y,t\n1,2,b\n3,4,c\n5,6,a\n",
                        List.of(1, 2, 3, 4, 5, 6),
                        List.of(1, 2, 0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void reads(String name, String text, List<Number> x, List<Integer> t) throws IOException {
        Samples samples = read(text).samples();
        assertThat(samples.count()).isEqualTo(t.size());
        assertThat((float[]) samples.inputs().get(0).values())
                .containsExactly(x.stream().map(Number::floatValue).toArray(Float[]::new));
        assertThat((int[]) samples.targets().get(0).values()).containsExactly(t.toArray(Integer[]::new));
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                arguments("", "a.csv is empty: expected a row for each sample, with 3 columns: x[2], t class[3]"),
                arguments("x,y,t\n", "has no rows after the header in line 1: expected 3 columns: x[2], t class[3]"),
                arguments("1;2;0\n1;2;0\n", "a.csv:2: error: expected 3 columns: x[2], t class[3]; got 1 column"),
                arguments("1,2,0\n1,2,0,0\n", "a.csv:2: error: expected 3 columns: x[2], t class[3]; got 4 columns"),
                arguments("1,2,0\n1,?,0\n", "a.csv:2: error: expected a number in column 2, which is x[1]; got `?`"),
                arguments("1,2,0\n,2,0\n", "a.csv:2: error: expected a number in column 1, which is x[0]; got nothing"),
                arguments("1,2,0\nNaN,2,0\n", "expected a number in column 1, which is x[0]; got `NaN`"),
                arguments("1,2,0\n1e999,2,0\n", "expected a number in column 1, which is x[0]; got `1e999`"),
                arguments("1,2,0\n-1e39,2,0\n", "a number up to 3.4028235E38, the largest float, in column 1, which is x[0]; got `-1e39`"),
                arguments("1,2,0\n0x1p3,2,0\n", "expected a number in column 1, which is x[0]; got `0x1p3`"),
                arguments(
                        "1,2,0\n1,2,3\n",
                        "a.csv:2: error: expected a class from 0 to 2 in column 3, which is t; got `3`"),
                arguments("1,2,0\n1,2,-1\n", "expected a class from 0 to 2 in column 3, which is t; got `-1`"),
                arguments("1,2,0\n1,2,0.5\n", "expected a class from 0 to 2 in column 3, which is t; got `0.5`"),
                arguments("1,2,0\n1,2,a\n", "expected a class from 0 to 2 in column 3, which is t; got `a`"),
                arguments(
                        "1,2,a\n3,4,b\n1,2,1\n", "a.csv:3: error: expected the name of a class, as in the rows before"),
                arguments(
                        "1,2,a\n1,2,b\n1,2,c\n1,2,d\n", "at most 3 names of classes for t class[3], got 4: a, b, c, d"),
                arguments("1,2,0\n1,2,\"0\n", "a.csv:"),
                arguments(",2,0\n1,2,0\n", "a.csv:1: error: expected a number in column 1, which is x[0]; got nothing"),
                arguments(",b,c\n1,2,0\n", "a.csv:1: error: expected a number in column 1, which is x[0]; got nothing"),
                arguments("150,4,setosa,virginica\n1,2,0\n", "a.csv:1: error: expected 3 columns: x[2], t class[3]; got 4 columns"),
                arguments("150,setosa,virginica\n1,2,0\n", "in column 2, which is x[1]; got `setosa`; a header would have no number"),
                arguments("NaN,b,c\n1,2,0\n", "a.csv:1: error: expected a number in column 1, which is x[0]; got `NaN`"),
                arguments("\"3,5\",b,c\n1,2,0\n", "a.csv:1: error: expected a number in column 1, which is x[0]; got `3,5`"),
                arguments("1,2,a\n1,2,b\n,2,c\n", "a.csv:3: error: expected a number in column 1, which is x[0]; got nothing"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void saysWhatIsWrongAndWhere(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(UserError.class).hasMessageContaining(message);
    }

    /** Latin-1, with the line where its first letter stands, also far behind what is read at a time. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2000, 4096})
    void anotherEncodingIsRefused(int before) throws IOException {
        String text = "1,2,rose\r\n".repeat(before) + "1,2,t\u00FClpe\r\n1,2,rose\n";
        Path file = Files.write(folder.resolve("a.csv"), text.getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> CsvFile.read(file, INPUTS, TARGETS))
                .isInstanceOf(UserError.class)
                .hasMessage(file + ":" + (before + 1)
                        + ": error: this line is not UTF-8 text: the byte 0xFC; save the file as UTF-8");
    }

    @Test
    void lettersOfManyBytesMayStandAnywhere() throws IOException {
        String text = "1,2,\uD83C\uDF39\n3,4,\u0442\u044E\u043B\u044C\u043F\u0430\u043D\n";
        CsvData data = read(text.repeat(3000));
        assertThat(data.classNames()).containsEntry(TARGETS.get(0), List.of("\u0442\u044E\u043B\u044C\u043F\u0430\u043D", "\uD83C\uDF39"));
        assertThat(data.samples().count()).isEqualTo(6000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkIsWelcome(String charset) throws IOException {
        byte[] bytes = ("\uFEFF1,2,r\u00F6se\n").getBytes(java.nio.charset.Charset.forName(charset));
        CsvData data = CsvFile.read(Files.write(folder.resolve("a.csv"), bytes), INPUTS, TARGETS);
        assertThat(data.classNames()).containsEntry(TARGETS.get(0), List.of("r\u00F6se"));
    }

    @Test
    void listsAllThatIsWrongUpToALimit() {
        String row = "a,b,9\n";
        assertThatThrownBy(() -> read("1,2,0\n" + row + row.repeat(9)))
                .isInstanceOfSatisfying(
                        UserError.class, e -> assertThat(e.lines()).hasSize(21).contains("and 10 more"));
    }

    @Test
    void namesAreNumberedInTheirOrderWhateverTheRows() throws IOException {
        CsvData data = read("1,2,versicolor\n1,2,virginica\n1,2,setosa\n");
        assertThat(data.classNames()).containsEntry(TARGETS.get(0), List.of("setosa", "versicolor", "virginica"));
        assertThat(data.header()).isEmpty();
        assertThat(read("a,b,c\n1,2,0\n").header()).hasValue(1);
        assertThat(read("1,2,0\n").classNames()).isEmpty();
    }

    @Test
    void columnsAreInputsThenTargetsInOrder() throws IOException {
        List<TensorInfo> inputs =
                List.of(TensorInfo.data("a", ElementType.FLOAT), TensorInfo.data("m", ElementType.FLOAT, 2, 2));
        List<TensorInfo> targets = List.of(TensorInfo.data("y", ElementType.FLOAT, 1));
        Path file = Files.writeString(folder.resolve("b.csv"), "1,2,3,4,5,6\n7,8,9,10,11,12\n");
        Samples samples = CsvFile.read(file, inputs, targets).samples();
        assertThat((float[]) samples.inputs().get(0).values()).containsExactly(1, 7);
        assertThat((float[]) samples.inputs().get(1).values()).containsExactly(2, 3, 4, 5, 8, 9, 10, 11);
        assertThat((float[]) samples.targets().get(0).values()).containsExactly(6, 12);
        Files.writeString(file, "1,2,3,4,5,6\n7,8,9,?,11,12\n");
        assertThatThrownBy(() -> CsvFile.read(file, inputs, targets))
                .hasMessageContaining("column 4, which is m[1, 0]");
    }

    @Test
    void readsCompressedFiles() throws IOException {
        Path file = folder.resolve("a.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("1,2,0\n3,4,1\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(CsvFile.read(file, INPUTS, TARGETS).samples().count()).isEqualTo(2);
        Files.writeString(file, "1,2,0\n");
        assertThatThrownBy(() -> CsvFile.read(file, INPUTS, TARGETS))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": ends in .gz, but is not compressed by gzip");
    }

    @Test
    void aFileThatWasCutOffIsNamed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write("1,2,0\n3,4,1\n".getBytes(StandardCharsets.UTF_8));
        }
        Path file = Files.write(folder.resolve("a.csv.gz"), Arrays.copyOf(bytes.toByteArray(), bytes.size() - 12));
        assertThatThrownBy(() -> CsvFile.read(file, INPUTS, TARGETS)).hasMessage(file + ": ends too early");
    }

    @Test
    void namesAFileThatCannotBeRead() {
        Path missing = folder.resolve("none.csv");
        assertThatThrownBy(() -> CsvFile.read(missing, INPUTS, TARGETS))
                .hasMessage(missing + ": no such file or folder");
        assertThatThrownBy(() -> CsvFile.read(folder, INPUTS, TARGETS))
                .hasMessage(folder + ": is a folder, expected a file");
    }

    @Test
    void aLinkToItselfIsNoMatterOfPermission() throws IOException {
        Path link = folder.resolve("circle.csv");
        Files.createSymbolicLink(link, link);
        assertThatThrownBy(() -> CsvFile.read(link, INPUTS, TARGETS))
                .hasMessage(link + ": its symbolic links lead in a circle");
    }
}
