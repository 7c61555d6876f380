package chainrule.derivation;

import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.List;

/** The names of the axes of a symbol in a derivation: i, j, k, … in order. */
final class IndexNames {

    private static final String LETTERS = "ijklmnopqrstuvw";

    private IndexNames() {}

    static List<Index> of(Symbol s) {
        List<Index> axes = new ArrayList<>();
        for (int k = 0; k < s.axes().size(); k++) {
            axes.add(Index.named(name(k), s.axes().get(k)));
        }
        return axes;
    }

    private static String name(int k) {
        int letter = k % LETTERS.length();
        return LETTERS.charAt(letter) + (k < LETTERS.length() ? "" : Integer.toString(k / LETTERS.length()));
    }
}
