package chainrule.differences;

import java.util.function.Supplier;

/**
 * What is known of both sides of an equation of derivatives after looking along some directions.
 *
 * @param verdict never {@link Verdict#DOUBTFUL}
 * @param balance along the direction that told
 */
public record Decision(Verdict verdict, Balance balance) {

    /** Along so many, what is doubtful each time differs. */
    private static final int MOST_DIRECTIONS = 4;

    /** @param along both sides along one direction after the other */
    public static Decision of(Supplier<Balance> along) {
        Balance balance = null;
        for (int k = 0; k < MOST_DIRECTIONS; k++) {
            balance = along.get();
            if (balance.verdict() != Verdict.DOUBTFUL) {
                return new Decision(balance.verdict(), balance);
            }
        }
        return new Decision(Verdict.DIFFERS, balance);
    }
}
