package chainrule.checker.truth;

import chainrule.symbolic.Affine;
import java.util.ArrayList;
import java.util.List;

/**
 * A way in which the elements of one object can be those of another.
 *
 * @param match what it would be if they are equal so
 * @param leading how many of the other's axes, those of one element left out, come last here; 0 for the same order
 * @param extents the other's axes, those of one element left out
 */
public record Arrangement(Match match, int leading, List<Affine> extents) {

    /** The same order first, then the rotations of the axes. */
    public static List<Arrangement> all(List<Affine> found, List<Affine> due) {
        List<Affine> few = Comparison.squeezed(found);
        List<Affine> fewDue = Comparison.squeezed(due);
        List<Arrangement> all = new ArrayList<>();
        if (Comparison.same(few, fewDue)) {
            all.add(new Arrangement(isExact(found, due) ? Match.EQUAL : Match.LAYOUT, 0, fewDue));
        }
        for (int leading = 1; leading < fewDue.size(); leading++) {
            List<Affine> rotated = new ArrayList<>(fewDue.subList(leading, fewDue.size()));
            rotated.addAll(fewDue.subList(0, leading));
            if (Comparison.same(few, rotated)) {
                all.add(new Arrangement(Match.LAYOUT, leading, fewDue));
            }
        }
        return all;
    }

    /** A column may have one axis or a second one of one element; a single element may be a number. */
    private static boolean isExact(List<Affine> found, List<Affine> due) {
        return Comparison.squeezed(due).isEmpty() || Comparison.same(column(found), column(due));
    }

    private static List<Affine> column(List<Affine> extents) {
        return extents.size() == 2 && extents.get(1).valueOfSizes() == 1 ? extents.subList(0, 1) : extents;
    }

    /** The place of element i in the other object. */
    private int place(int i, int rows, int columns) {
        return leading == 0 ? i : i % rows * columns + i / rows;
    }

    private int rows(Values due) {
        int rows = 1;
        int seen = 0;
        for (int axis = 0; axis < due.shape().length && seen < leading; axis++) {
            if (due.shape()[axis] != 1) {
                rows *= due.shape()[axis];
                seen++;
            }
        }
        return rows;
    }

    /** Whether each element is c times that of the other. */
    boolean agrees(Values found, double c, Values due) {
        int rows = rows(due);
        int columns = due.data().length / rows;
        boolean agrees = found.data().length == due.data().length && found.isFinite();
        for (int i = 0; agrees && i < found.data().length; i++) {
            agrees = found.agrees(i, c, due, place(i, rows, columns));
        }
        return agrees;
    }

    /** The quotient of the elements where the other is largest. */
    double ratio(Values found, Values due) {
        int rows = rows(due);
        int columns = due.data().length / rows;
        int best = 0;
        for (int i = 1; i < found.data().length; i++) {
            boolean larger = Math.abs(due.data()[place(i, rows, columns)])
                    > Math.abs(due.data()[place(best, rows, columns)]);
            best = larger ? i : best;
        }
        return found.data()[best] / due.data()[place(best, rows, columns)];
    }
}
