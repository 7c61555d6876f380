package chainrule.cli.data;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Opens CSV files: UTF-8 or UTF-16 with its mark, separated by commas, compressed if the name ends in {@code .gz}. */
final class CsvSource {
    private CsvSource() {}

    /** A row with the number of its first line, and its fields without blanks around them. */
    record Row(long line, List<String> fields) {
        static Row of(CsvRecord read) {
            return new Row(
                    read.getStartingLineNumber(),
                    read.getFields().stream().map(String::strip).toList());
        }
    }

    static CsvReader<CsvRecord> open(Path file) throws IOException {
        return CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(TextReader.of(file, stream(file)));
    }

    /** Finds out before long work that there is no such file. */
    static void check(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + ": is a folder, expected a file");
        } else if (Files.notExists(file)) {
            throw new IOException(file + ": no such file or folder");
        } else if (!Files.isReadable(file)) {
            throw new IOException(file + (Files.exists(file) ? ": permission denied" : ": its symbolic links lead in a circle"));
        }
    }

    private static InputStream stream(Path file) throws IOException {
        check(file);
        // Not the stream of Files, which seeks: a pipe is welcome too.
        InputStream in = new BufferedInputStream(new FileInputStream(file.toFile()));
        return file.toString().endsWith(".gz") ? decompressed(file, in) : in;
    }

    private static InputStream decompressed(Path file, InputStream in) throws IOException {
        try {
            return new GZIPInputStream(in);
        } catch (IOException e) {
            in.close();
            throw new IOException(file + ": ends in .gz, but is not compressed by gzip", e);
        }
    }
}
