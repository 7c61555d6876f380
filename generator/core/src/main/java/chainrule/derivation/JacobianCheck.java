package chainrule.derivation;

import chainrule.differences.Balance;
import chainrule.differences.Decision;
import chainrule.differences.DifferenceQuotients;
import chainrule.differences.Direction;
import chainrule.differences.Verdict;
import chainrule.symbolic.eval.Measured;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Rows of a Jacobian against differences of what it is the Jacobian of: each row times a random direction is the slope of an
 * element along it.
 */
public final class JacobianCheck {

    /** The slopes of all rows along a direction. */
    private record Along(double[] direction, DifferenceQuotients quotients) {}

    private final double[] values;
    private final Measured[] jacobian;
    private final Supplier<Measured[]> quantity;
    private final double[] scales;
    private final Random random;
    private final List<Along> directions = new ArrayList<>();
    private final BitSet agreeing = new BitSet();

    private JacobianCheck(double[] values, Measured[] jacobian, Supplier<Measured[]> quantity, Random random) {
        this.values = values;
        this.jacobian = jacobian;
        this.quantity = quantity;
        this.scales = Arrays.stream(quantity.get()).mapToDouble(Measured::scale).toArray();
        this.random = random;
    }

    /**
     * Compares all rows.
     *
     * @param values those of the variable, which move and are put back
     * @param jacobian row by row
     * @param quantity its elements, one for each row, where the variable is
     * @param what is differentiated by what, for a message
     * @return the rows that agree; at a kink one does not
     * @throws LineCheckException if a row is not the derivative
     */
    public static BitSet agreeing(
            double[] values, Measured[] jacobian, Supplier<Measured[]> quantity, Random random, String what) {
        JacobianCheck check = new JacobianCheck(values, jacobian, quantity, random);
        for (int row = 0; row < check.scales.length; row++) {
            check.compare(row, what);
        }
        return check.agreeing;
    }

    private void compare(int row, String what) {
        Iterator<Along> directions = IntStream.iterate(0, k -> k + 1).mapToObj(this::direction).iterator();
        Decision decision = Decision.of(() -> balance(row, directions.next()));
        if (decision.verdict() == Verdict.DIFFERS) {
            throw new LineCheckException(what + " gives " + decision.balance());
        }
        agreeing.set(row, decision.verdict() == Verdict.AGREES);
    }

    /** All rows look along the same directions, mostly along the first alone. */
    private Along direction(int k) {
        if (k == directions.size()) {
            double[] direction = Direction.of(values, largest(), random);
            directions.add(new Along(direction, DifferenceQuotients.along(direction, values, this::numbers, scales)));
        }
        return directions.get(k);
    }

    private double[] numbers() {
        return Arrays.stream(quantity.get()).mapToDouble(Measured::value).toArray();
    }

    /** The largest derivative of any row by each element. */
    private double[] largest() {
        double[] largest = new double[values.length];
        for (int k = 0; k < jacobian.length; k++) {
            largest[k % largest.length] = Math.max(largest[k % largest.length], Math.abs(jacobian[k].value()));
        }
        return largest;
    }

    private Balance balance(int row, Along along) {
        if (!along.quotients().isSmooth(row)) {
            return Balance.undecided();
        }
        Balance balance = new Balance();
        balance.know(1, along.quotients(), row);
        for (int k = 0; k < values.length; k++) {
            Measured m = jacobian[row * values.length + k];
            balance.claim(m.value(), m.scale(), along.direction()[k]);
        }
        return balance;
    }
}
