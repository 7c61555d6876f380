package chainrule.cli.data;

import chainrule.cli.data.CsvSource.Row;
import chainrule.runtime.TensorInfo;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;

/**
 * Reads samples from a CSV file. Its columns are the inputs, then the targets, in the order of declaration. The first row is
 * a header if it has another number of columns, or a text where a number is due; not if any of its fields is a number or
 * empty.
 */
public final class CsvFile {
    private final Path file;
    private final List<Column> columns;
    private final CsvRows rows;

    private CsvFile(Path file, List<TensorInfo> inputs, List<TensorInfo> targets) {
        this.file = file;
        List<TensorInfo> all = new ArrayList<>(inputs);
        all.addAll(targets);
        this.columns = Column.of(all);
        this.rows = new CsvRows(file, columns, inputs, targets);
    }

    /**
     * Reads a file.
     *
     * @throws UserError with the line and what was expected there, for all that is wrong
     */
    public static CsvData read(Path file, List<TensorInfo> inputs, List<TensorInfo> targets) throws IOException {
        return new CsvFile(file, inputs, targets).read();
    }

    /**
     * Finds out before long work that there is no such file.
     *
     * @throws IOException with a sentence that names it
     */
    public static void check(Path file) throws IOException {
        CsvSource.check(file);
    }

    private CsvData read() throws IOException {
        try (CsvReader<CsvRecord> reader = CsvSource.open(file)) {
            return read(reader.iterator());
        } catch (CsvParseException e) {
            throw e.getCause() instanceof UserError notText ? notText : new UserError(file + ": " + e.getMessage());
        } catch (UncheckedIOException e) {
            boolean cutOff = e.getCause() instanceof EOFException;
            throw new IOException(
                    file + ": " + (cutOff ? "ends too early" : e.getCause().getMessage()), e);
        }
    }

    private CsvData read(Iterator<CsvRecord> records) {
        if (!records.hasNext()) {
            throw new UserError(file + " is empty: expected a row for each sample, with " + rows.expected());
        }
        Row first = Row.of(records.next());
        Row second = records.hasNext() ? Row.of(records.next()) : null;
        OptionalLong header = isHeader(first, second) ? OptionalLong.of(first.line()) : OptionalLong.empty();
        if (header.isEmpty()) {
            rows.add(first);
        }
        if (second != null) {
            rows.add(second);
        }
        records.forEachRemaining(record -> rows.add(Row.of(record)));
        return rows.data(header);
    }

    /** A title for each column, and no number or hole: what may be a sample is never passed over. */
    private boolean isHeader(Row first, Row second) {
        if (first.fields().stream().anyMatch(text -> text.isEmpty() || Numbers.isMeantAsOne(text))) {
            return false;
        } else if (first.fields().size() != columns.size()) {
            return true;
        }
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).isClass() || second != null && isNumber(second, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNumber(Row row, int i) {
        return i < row.fields().size() && Numbers.parse(row.fields().get(i)).isPresent();
    }
}
