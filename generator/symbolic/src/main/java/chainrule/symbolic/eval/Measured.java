package chainrule.symbolic.eval;

/**
 * A computed value with the size of what was added up to reach it: the rounding error of the value is about the error scale
 * times the unit roundoff (running error analysis: Higham, Accuracy and Stability of Numerical Algorithms, section 3.3).
 */
public record Measured(double value, double scale) {

    static Measured exact(double value) {
        return new Measured(value, Math.abs(value));
    }

    public Measured plus(Measured other) {
        double sum = value + other.value;
        return new Measured(sum, scale + other.scale + Math.abs(sum));
    }

    public Measured times(Measured other) {
        return new Measured(value * other.value, ErrorScale.ofProduct(value, scale, other.value, other.scale));
    }

    /** Whether two values are equal as far as rounding lets one say, with a relative tolerance. */
    public boolean agrees(Measured other, double tolerance) {
        if (Double.isNaN(value) || Double.isNaN(other.value)) {
            return false;
        }
        return value == other.value
                || Math.abs(value - other.value)
                        <= tolerance * Math.max(1e-300, Math.max(size(), other.size()));
    }

    /** The scale; one that is not finite says nothing. */
    private double size() {
        return Double.isFinite(scale) ? scale : Math.abs(value);
    }
}
