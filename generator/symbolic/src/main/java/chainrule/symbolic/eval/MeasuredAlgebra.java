package chainrule.symbolic.eval;

import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Floating point with the running error scale of each value: see {@link Measured}. */
class MeasuredAlgebra extends Algebra {

    /** A pivot that is so much smaller than the matrix is rounding. */
    private static final double SINGULAR = 1e-11;

    private final List<Tensor> opened = new ArrayList<>();
    private final boolean keepsScales;
    private double[] values = new double[0];
    private double[] scales = new double[0];

    /** @param keepsScales whether values of symbols have the scales with which they were computed, not those of exact values */
    MeasuredAlgebra(Environment environment, boolean keepsScales) {
        super(environment);
        this.keepsScales = keepsScales;
    }

    double value(int a) {
        return values[a];
    }

    Measured measured(int a) {
        return new Measured(values[a], scales[a]);
    }

    @Override
    protected void reserve(int count) {
        if (count > values.length) {
            values = Arrays.copyOf(values, 2 * count);
            scales = Arrays.copyOf(scales, 2 * count);
        }
    }

    @Override
    protected int open(Symbol s) {
        if (s.call() == null) {
            Tensor t = environment().get(s);
            opened.add(keepsScales ? t : new Tensor(t.shape(), t.data()));
        } else {
            TensorCalls.Block block = TensorCalls.of(s.call(), this);
            int end = block.first() + block.count();
            opened.add(new Tensor(
                    block.shape(),
                    Arrays.copyOfRange(values, block.first(), end),
                    Arrays.copyOfRange(scales, block.first(), end)));
        }
        return opened.size() - 1;
    }

    @Override
    protected int[] shape(int tensor) {
        return opened.get(tensor).shape();
    }

    @Override
    protected void load(int to, int tensor, int offset) {
        Tensor t = opened.get(tensor);
        double value = t.data()[offset];
        put(to, value, t.scales() == null ? Math.abs(value) : t.scales()[offset]);
    }

    private void put(int to, double value, double scale) {
        values[to] = value;
        scales[to] = ErrorScale.finite(scale, value);
    }

    private void exact(int to, double value) {
        values[to] = value;
        scales[to] = Math.abs(value);
    }

    @Override
    protected void set(int to, Rational value) {
        exact(to, value.doubleValue());
    }

    @Override
    protected void set(int to, long value) {
        exact(to, value);
    }

    @Override
    protected void set(int to, Symbol constant) {
        exact(to, constant.range().low());
    }

    @Override
    protected void setUndefined(int to) {
        exact(to, Double.NaN);
    }

    @Override
    protected void move(int to, int a) {
        values[to] = values[a];
        scales[to] = scales[a];
    }

    @Override
    protected void plus(int to, int a, int b) {
        double sum = values[a] + values[b];
        put(to, sum, scales[a] + scales[b] + Math.abs(sum));
    }

    @Override
    protected void times(int to, int a, int b) {
        put(to, values[a] * values[b], ErrorScale.ofProduct(values[a], scales[a], values[b], scales[b]));
    }

    @Override
    protected void power(int to, int a, Rational exponent) {
        double n = exponent.doubleValue();
        double value = n == 0.5 ? Math.sqrt(values[a]) : Math.pow(values[a], n);
        put(to, value, ErrorScale.ofPower(values[a], scales[a], n, value));
    }

    @Override
    protected void exponential(int to, int a, Rational factor) {
        double q = factor.doubleValue();
        double x = q * values[a];
        double value = Math.exp(x);
        put(to, value, value * (Math.abs(q) * scales[a] + Math.abs(x)) + ErrorScale.ofResult(value));
    }

    @Override
    protected void apply(int to, ElementaryFunction f, int a, int b, Expr term) {
        double x = values[a];
        double y = values[b];
        double value = f.arity() == 1 ? f.value(x) : f.value(x, y);
        if (f.isPredicate()) {
            exact(to, value);
            return;
        }
        double scale = f == ElementaryFunction.POWER
                ? ErrorScale.ofPower(x, scales[a], y, value)
                : ErrorScale.through(Slopes.of(f, true, x, y), scales[a]) + ErrorScale.ofResult(value);
        if (f.arity() > 1) {
            scale += ErrorScale.through(Slopes.of(f, false, x, y), scales[b]);
        }
        put(to, value, scale);
    }

    @Override
    protected boolean isZero(int a) {
        return values[a] == 0;
    }

    @Override
    protected int whole(int a) {
        return (int) values[a];
    }

    @Override
    protected void reduce(int to, Reduce.Operator operator, int element, int number) {
        switch (operator) {
            case SUM -> plus(to, to, element);
            case PROD -> times(to, to, element);
            case MAX -> move(to, values[to] >= values[element] ? to : element);
            case MIN -> move(to, values[to] <= values[element] ? to : element);
        }
    }

    @Override
    protected boolean isBetterPivot(int a, int than) {
        return Math.abs(values[a]) > Math.abs(values[than]);
    }

    @Override
    protected boolean vanishes(int pivot, int beside) {
        return Math.abs(values[pivot]) <= SINGULAR * Math.abs(values[beside]);
    }
}
