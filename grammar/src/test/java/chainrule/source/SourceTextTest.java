package chainrule.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceTextTest {
    @TempDir
    Path folder;

    private String refused(Path path) {
        try {
            return "read: " + SourceText.read(path, "f.net").content();
        } catch (UnreadableSourceException e) {
            return e.diagnostic().span() + " " + e.diagnostic().message();
        }
    }

    private Path file(byte... bytes) throws IOException {
        return Files.write(folder.resolve("f.net"), bytes);
    }

    @Test
    void saysWhyAFileIsNoText() throws IOException {
        assertThat(refused(folder)).isEqualTo("f.net:1:1 this is a directory, not a file");
        assertThat(refused(folder.resolve("none"))).isEqualTo("f.net:1:1 there is no such file");
        assertThat(refused(file())).isEqualTo("f.net:1:1 the file is empty");
        assertThat(refused(file((byte) ' ', (byte) '\n')))
                .isEqualTo("f.net:1:1 the file is empty");
        assertThat(refused(file((byte) 'a', (byte) '\n', (byte) 'b', (byte) 0)))
                .isEqualTo("f.net:2:2 the file is not text: it holds a NUL character");
        assertThat(refused(file((byte) 'a', (byte) '\n', (byte) 0xFF, (byte) 'b')))
                .isEqualTo("f.net:2:1 the file is not UTF-8 text: byte 0xFF at offset 2");
        assertThat(refused(file((byte) 'a', (byte) 0xC3)))
                .isEqualTo("f.net:1:2 the file is not UTF-8 text: byte 0xC3 at offset 1");
    }

    @Test
    void normalisesOnce() throws IOException {
        byte[] bytes = "\uFEFFy\u0302 = 1\r\nz\rq".getBytes(StandardCharsets.UTF_8);
        assertThat(refused(file(bytes))).isEqualTo("read: ŷ = 1\nz\nq");
    }

    @ParameterizedTest
    @CsvSource({"0, 1:1", "1, 1:2", "2, 1:3", "3, 2:1", "4, 3:1", "6, 3:2", "7, 3:3"})
    void countsLinesAndColumnsInCodePoints(int offset, String place) {
        SourceText text = SourceText.of("a", "ab\n\n𝑥c");
        assertThat(text.span(offset, offset)).hasToString("a:" + place);
        assertThat(text.line(3)).isEqualTo("𝑥c");
        assertThat(text.line(2)).isEmpty();
        assertThat(text.lineCount()).isEqualTo(3);
    }

    @Test
    void spansLieInTheirText() {
        SourceText text = SourceText.of("a", "abc");
        assertThat(text.span(0, 1).to(text.span(2, 3)).content()).isEqualTo("abc");
        assertThatThrownBy(() -> text.span(2, 4)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"sigmod, sigmoid", "parm, param", "Softmax, softmax", "sotfmax, softmax", "rleu, relu", "qqqqq, ", "x, "
    })
    void findsTheNearestWord(String word, String nearest) {
        List<String> known = List.of("sigmoid", "softmax", "param", "relu", "y");
        assertThat(Spelling.nearest(word, known)).isEqualTo(Optional.ofNullable(nearest));
    }
}
