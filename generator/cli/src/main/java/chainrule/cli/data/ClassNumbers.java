package chainrule.cli.data;

import chainrule.runtime.TensorInfo;
import chainrule.source.Counts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Turns the classes of one input or target into numbers. The first value decides whether classes are numbers, from 0, or
 * names; names are numbered in alphabetical order (by code points), whatever the order of the rows.
 */
final class ClassNumbers {
    private static final int NAMES_SHOWN = 10;

    private final TensorInfo info;
    private final Map<String, Integer> names = new HashMap<>();
    private boolean started;
    private boolean named;

    ClassNumbers(TensorInfo info) {
        this.info = info;
    }

    /** A class number, or for a name one that {@link #finalNumbers} turns into the final one. */
    int of(String text) throws BadValueException {
        OptionalDouble number = Numbers.parse(text);
        if (!started) {
            started = true;
            named = number.isEmpty() && !text.isEmpty();
        }
        return named ? ofName(text, number.isPresent()) : ofNumber(text, number);
    }

    private int ofName(String name, boolean isNumber) throws BadValueException {
        if (name.isEmpty() || isNumber) {
            throw new BadValueException("the name of a class, as in the rows before");
        }
        return names.computeIfAbsent(name, n -> names.size());
    }

    private int ofNumber(String text, OptionalDouble number) throws BadValueException {
        double value = number.orElse(-1);
        if (value != Math.rint(value) || value < 0 || value >= info.classes()) {
            throw new BadValueException("a class from 0 to " + (info.classes() - 1));
        }
        return (int) value;
    }

    /** The names in the order of their numbers; empty if the classes are numbers. */
    List<String> sortedNames() {
        return names.keySet().stream().sorted().toList();
    }

    /** For each number that {@link #of} gave to a name, the final one. */
    int[] finalNumbers() {
        List<String> sorted = sortedNames();
        int[] numbers = new int[sorted.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[names.get(sorted.get(i))] = i;
        }
        return numbers;
    }

    boolean isNamed() {
        return named;
    }

    boolean hasTooMany() {
        return names.size() > info.classes();
    }

    /** Such as {@code t class[2], but 3 names: a, b, c}. */
    String tooMany() {
        List<String> sorted = sortedNames();
        String shown = String.join(", ", sorted.subList(0, Math.min(NAMES_SHOWN, sorted.size())));
        String more = sorted.size() > NAMES_SHOWN ? ", …" : "";
        return "expected at most " + Counts.of(info.classes(), "name") + " of classes for " + info + ", got " + sorted.size() + ": "
                + shown + more;
    }
}
