package chainrule.differences;

/** Both sides of an equation of derivatives along a direction, added up term by term, with what they may be off by. */
public final class Balance {

    private double claimed;
    private double known;
    private double size;
    private double scale;
    private double noise;
    private double roughness;

    /** Sides that have no values. */
    public static Balance undecided() {
        Balance balance = new Balance();
        balance.known = Double.NaN;
        return balance;
    }

    /**
     * Adds a claimed derivative times its element's part of the direction.
     *
     * @param scaleOf what was added up to reach the derivative
     */
    public void claim(double derivative, double scaleOf, double direction) {
        claimed += derivative * direction;
        size += Math.abs(derivative * direction);
        scale += (Double.isFinite(scaleOf) ? scaleOf : Math.abs(derivative)) * Math.abs(direction);
    }

    /** Adds a slope times a factor to the claimed side. */
    public void claim(double factor, DifferenceQuotients quotients, int k) {
        claimed += factor * quotients.value(k);
        weigh(factor, quotients, k);
    }

    /** Adds a slope times a factor to the known side. */
    public void know(double factor, DifferenceQuotients quotients, int k) {
        known += factor * quotients.value(k);
        weigh(factor, quotients, k);
    }

    private void weigh(double factor, DifferenceQuotients quotients, int k) {
        double weight = Math.abs(factor);
        size += weight * Math.abs(quotients.value(k));
        noise += weight * quotients.noise(k);
        roughness += weight * quotients.roughness(k);
    }

    public double claimed() {
        return claimed;
    }

    public double known() {
        return known;
    }

    public Verdict verdict() {
        return Verdict.of(claimed, known, size, scale, noise, roughness);
    }

    /** Whether a claim that is off by this part of itself would not agree: sides that are both nothing beside rounding say little. */
    public boolean tells(double part) {
        double larger = Math.max(Math.abs(claimed), Math.abs(known));
        return Verdict.agreeing(size, scale, noise, roughness) < part * larger;
    }

    /** Both sides, for a message. */
    @Override
    public String toString() {
        return "a slope of " + claimed + " where difference quotients give " + known;
    }
}
