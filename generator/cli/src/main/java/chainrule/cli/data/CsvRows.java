package chainrule.cli.data;

import chainrule.cli.data.CsvSource.Row;
import chainrule.runtime.ElementType;
import chainrule.runtime.ElementType;
import chainrule.runtime.TensorInfo;
import chainrule.source.Counts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Collects the rows of a CSV file in the arrays of a network's inputs and targets. */
final class CsvRows {
    /** How much of a field that is wrong is shown, in characters. */
    private static final int SHOWN = 40;

    private final Path file;
    private final List<Store> stores = new ArrayList<>();
    private final List<TensorInfo> inputs;
    private final List<TensorInfo> targets;
    private final Map<TensorInfo, GrowingArray> values = new LinkedHashMap<>();
    private final Map<TensorInfo, ClassNumbers> classes = new LinkedHashMap<>();
    private final Problems problems;
    private int count;

    CsvRows(Path file, List<Column> columns, List<TensorInfo> inputs, List<TensorInfo> targets) {
        this.file = file;
        this.inputs = inputs;
        this.targets = targets;
        this.problems = new Problems(file.toString());
        columns.forEach(column -> stores.add(store(column)));
    }

    /** Where the values of a column go; classes is null where they are numbers. */
    private record Store(Column column, GrowingArray values, ClassNumbers classes) {
        void add(String text) throws BadValueException {
            values.add(classes == null ? number(text, column.info().type()) : classes.of(text));
        }
    }

    private Store store(Column column) {
        return new Store(
                column,
                values.computeIfAbsent(column.info(), info -> new GrowingArray(info.type())),
                column.isClass() ? classes.computeIfAbsent(column.info(), ClassNumbers::new) : null);
    }

    void add(Row row) {
        if (row.fields().size() != stores.size()) {
            String got = Counts.of(row.fields().size(), "column");
            problems.add(row.line(), "expected " + expected() + "; got " + got);
            return;
        }
        for (int i = 0; i < stores.size(); i++) {
            add(row, i);
        }
        count++;
    }

    private void add(Row row, int i) {
        String text = row.fields().get(i);
        try {
            stores.get(i).add(text);
        } catch (BadValueException e) {
            String got = text.isEmpty() ? "nothing" : "`" + shortened(text) + "`";
            got += row.line() == 1 ? "; a header would have no number and no empty field" : "";
            problems.add(
                    row.line(),
                    "expected " + e.getMessage() + " in column " + (i + 1) + ", which is "
                            + stores.get(i).column().name() + "; got " + got);
        }
    }

    private static String shortened(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    private static double number(String text, ElementType type) throws BadValueException {
        double value = Numbers.parse(text).orElseThrow(() -> new BadValueException("a number"));
        if (type == ElementType.FLOAT && Float.isInfinite((float) value)) {
            throw new BadValueException("a number up to " + Float.MAX_VALUE + ", the largest float,");
        }
        return value;
    }

    /** Such as {@code 5 columns: x[4], t class[3]}. */
    String expected() {
        List<TensorInfo> all = new ArrayList<>(inputs);
        all.addAll(targets);
        String names = String.join(", ", all.stream().map(TensorInfo::toString).toList());
        return Counts.of(stores.size(), "column") + ": " + names;
    }

    /** @throws UserError if anything was wrong */
    CsvData data(OptionalLong header) {
        problems.throwIfAny();
        if (count == 0) {
            throw new UserError(
                    file + " has no rows after the header in line " + header.getAsLong() + ": expected " + expected());
        }
        Map<TensorInfo, List<String>> names = new LinkedHashMap<>();
        for (Map.Entry<TensorInfo, ClassNumbers> entry : classes.entrySet()) {
            if (entry.getValue().hasTooMany()) {
                throw new UserError(file + ": " + entry.getValue().tooMany());
            } else if (entry.getValue().isNamed()) {
                names.put(entry.getKey(), entry.getValue().sortedNames());
            }
        }
        return new CsvData(new Samples(count, tensors(inputs), tensors(targets)), header, names);
    }

    private List<Samples.Tensor> tensors(List<TensorInfo> infos) {
        return infos.stream().map(info -> new Samples.Tensor(info, array(info))).toList();
    }

    private Object array(TensorInfo info) {
        Object array = values.get(info).toArray();
        ClassNumbers numbers = classes.get(info);
        if (numbers != null && numbers.isNamed()) {
            int[] finalNumbers = numbers.finalNumbers();
            for (int i = 0; i < info.type().length(array); i++) {
                info.type().set(array, i, finalNumbers[(int) ElementType.INT.get(array, i)]);
            }
        }
        return array;
    }
}
