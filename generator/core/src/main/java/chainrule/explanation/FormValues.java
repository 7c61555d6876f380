package chainrule.explanation;

import chainrule.model.Assignment;
import chainrule.precision.Arithmetic;
import chainrule.precision.Decimals;
import chainrule.precision.Precision;
import chainrule.precision.TermEvaluator;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of both forms of an assignment's first element while its drivers move; all else is as at a sample point. */
final class FormValues {

    private static final Decimals FEWER_DIGITS = new Decimals(30);
    private static final Decimals MORE_DIGITS = new Decimals(60);
    private static final BigDecimal AGREEMENT = new BigDecimal("1e-20");
    /** What is lost between the digits of a double is lost between many digits, too: so many are left of 30. */
    private static final double DOUBLES_AGREEMENT = 1e-6;
    /** Elements that move together are not quite equal. */
    private static final double APART = 1.0 / 64;

    private final BothForms forms;
    private final Environment point;
    private final List<Symbol> moved;
    private final boolean oneElement;
    private final Map<Symbol, double[]> still = new HashMap<>();
    private final Map<Double, Double> known = new HashMap<>();
    private final Map<Double, Optional<BigDecimal>> exact = new HashMap<>();

    FormValues(BothForms forms, Environment point, List<Symbol> moved, boolean oneElement) {
        this.forms = forms;
        this.point = point;
        this.moved = moved;
        this.oneElement = oneElement;
        forms.symbols().stream().filter(s -> point.has(s) && !s.isInteger()).forEach(s -> still.put(s, still(s)));
    }

    /** Floats, so that every precision starts from the same numbers; targets between 0 and 1. */
    private double[] still(Symbol s) {
        double[] elements = point.get(s).data().clone();
        for (int k = 0; k < elements.length; k++) {
            double inUnit = 0.5 + elements[k] / 4;
            boolean shifts = s.role() == Symbol.Role.TARGET && Math.abs(inUnit - 0.5) < 0.5 && s.range().contains(inUnit);
            elements[k] = (float) (shifts ? inUnit : elements[k]);
        }
        return elements;
    }

    double written(Precision p, double t) {
        return value(p, forms.written(), t);
    }

    double stable(Precision p, double t) {
        return value(p, forms.stable(), t);
    }

    /** The value to a double's digits. */
    double known(double t) {
        return known.computeIfAbsent(t, x -> stable(Precision.DOUBLE, x));
    }

    /** The value of the mathematics to 20 digits and more, if it has one here. */
    Optional<BigDecimal> exact(double t) {
        return exact.computeIfAbsent(t, this::decimal);
    }

    private Optional<BigDecimal> decimal(double t) {
        try {
            BigDecimal fewer = value(FEWER_DIGITS, forms.stable(), t);
            double rounded = known(t);
            boolean agrees = Math.abs(rounded - fewer.doubleValue()) <= DOUBLES_AGREEMENT * Math.abs(rounded);
            return agrees ? Optional.of(fewer) : agreed(fewer, value(MORE_DIGITS, forms.stable(), t));
        } catch (ArithmeticException noValue) {
            return Optional.empty();
        }
    }

    private static Optional<BigDecimal> agreed(BigDecimal fewer, BigDecimal more) {
        BigDecimal difference = more.subtract(fewer, MathContext.DECIMAL64).abs();
        return difference.compareTo(more.abs().multiply(AGREEMENT)) <= 0 ? Optional.of(more) : Optional.empty();
    }

    private <T> T value(Arithmetic<T> arithmetic, List<Assignment> form, double t) {
        TermEvaluator<T> evaluator = new TermEvaluator<>(arithmetic, point);
        still.forEach((s, elements) -> evaluator.set(s, moved.contains(s) ? moved(elements, t) : elements));
        form.subList(0, form.size() - 1).forEach(a -> evaluator.assign(a.target(), a.axes(), a.value()));
        Assignment last = form.get(form.size() - 1);
        return evaluator.element(last.axes(), last.value(), new int[last.axes().size()]);
    }

    private double[] moved(double[] elements, double t) {
        double[] values = elements.clone();
        for (int k = 0; k < (oneElement ? 1 : values.length); k++) {
            values[k] = (float) (t - k * APART);
        }
        return values;
    }
}
