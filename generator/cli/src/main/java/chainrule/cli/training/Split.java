package chainrule.cli.training;

import chainrule.runtime.SeededRandom;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which rows to train on, and which to hold out for a test.
 *
 * @param training row numbers
 * @param heldOut row numbers; may be none
 */
public record Split(int[] training, int[] heldOut) {

    /** Holds out a fraction of the rows, to the nearest whole row, chosen at random; one is left for training at least. */
    public static Split of(int rows, double fraction, SeededRandom random) {
        int[] order = IntStream.range(0, rows).toArray();
        random.shuffle(order);
        int heldOut = Math.min(rows - 1, (int) Math.round(rows * fraction));
        return new Split(Arrays.copyOfRange(order, heldOut, rows), Arrays.copyOf(order, heldOut));
    }
}
