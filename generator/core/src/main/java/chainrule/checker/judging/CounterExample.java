package chainrule.checker.judging;

import chainrule.analysis.lines.Meaning;
import chainrule.checker.edits.Syntax;
import chainrule.checker.reading.Reader;
import chainrule.checker.truth.Arrangement;
import chainrule.checker.truth.Point;
import chainrule.checker.truth.Points;
import chainrule.checker.truth.Truth;
import chainrule.checker.truth.Values;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Tensor;
import chainrule.syntax.ExpressionSyntax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A place where a side and the truth differ, in small numbers: the values of what the side names, and both elements. */
public final class CounterExample {

    private static final int MOST_ELEMENTS = 12;

    private final Reader reader;
    private final Points points;

    public CounterExample(Reader reader, Points points) {
        this.reader = reader;
        this.points = points;
    }

    /** One row each; none where the shapes differ, or nothing differs at these points. */
    List<String> rows(ExpressionSyntax e, Meaning found, String left, Truth truth) {
        List<Arrangement> ways = Arrangement.all(Truth.extents(found), truth.extents());
        for (Point p : points.inSmallNumbers()) {
            Values here = p.values(found);
            Values due = p.values(truth.formula());
            int place = ways.isEmpty() ? -1 : differing(here, due);
            if (place >= 0) {
                List<String> rows = new ArrayList<>(names(e, p));
                String at = at(due, place);
                rows.add(left + at + " is " + number(due.data()[place]) + ", but this gives " + number(here.data()[place]));
                return rows;
            }
        }
        return List.of();
    }

    private static int differing(Values here, Values due) {
        int worst = -1;
        double most = 1e-6;
        for (int k = 0; k < due.data().length && k < here.data().length; k++) {
            double difference = Math.abs(here.data()[k] - due.data()[k]);
            if (difference > most || Double.isNaN(difference)) {
                worst = k;
                most = difference;
            }
        }
        return worst;
    }

    private static String at(Values due, int place) {
        return due.shape().length == 0 ? "" : Arrays.toString(Tensor.place(due.shape(), place));
    }

    private List<String> names(ExpressionSyntax e, Point p) {
        List<String> rows = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>(Syntax.names(e));
        reader.classes().forEach(names::add);
        for (String name : names) {
            Symbol s = reader.symbols().get(name);
            if (s != null && p.value(s).data().length <= MOST_ELEMENTS) {
                rows.add(name + " = " + text(p.value(s)));
            }
        }
        return rows;
    }

    private static String text(Tensor t) {
        return text(t.shape(), t.data(), 0, 0);
    }

    private static String text(int[] shape, double[] data, int axis, int from) {
        if (axis == shape.length) {
            return number(data[from]);
        }
        int stride = Arrays.stream(shape, axis + 1, shape.length).reduce(1, (a, b) -> a * b);
        List<String> parts = new ArrayList<>();
        for (int k = 0; k < shape[axis]; k++) {
            parts.add(text(shape, data, axis + 1, from + k * stride));
        }
        return parts.stream().collect(Collectors.joining(", ", "[", "]"));
    }

    /** Three significant digits, without zeros at the end. */
    static String number(double x) {
        if (!Double.isFinite(x)) {
            return Double.toString(x);
        }
        String text = String.format(Locale.ROOT, "%.3g", x);
        String plain = text.contains("e") ? text : text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
        return plain.equals("-0") ? "0" : plain;
    }
}
