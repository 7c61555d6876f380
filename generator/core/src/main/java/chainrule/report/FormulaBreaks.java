package chainrule.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks a long formula before the loosest operators: sums first, then products, outside as few brackets as can be. */
final class FormulaBreaks {

    private FormulaBreaks() {}

    static List<String> of(String formula, int width) {
        List<String> rows = new ArrayList<>();
        String rest = formula;
        while (Columns.width(rest) > width) {
            int at = breakBefore(rest, width);
            if (at <= 0) {
                break;
            }
            rows.add(rest.substring(0, at).stripTrailing());
            rest = rest.substring(at);
        }
        rows.add(rest);
        return rows;
    }

    /** The best place in the width: the shallowest bracket depth, then the loosest operator, then the farthest. */
    private static int breakBefore(String text, int width) {
        int best = -1;
        int bestScore = Integer.MAX_VALUE;
        int depth = 0;
        for (int k = 0; k < text.length() && Columns.width(text.substring(0, k)) <= width; k++) {
            boolean spaced = k > 8 && text.charAt(k - 1) == ' ' && k + 1 < text.length();
            int looseness = !spaced ? -1 : looseness(text, k);
            if (looseness >= 0 && depth * 4 + looseness <= bestScore) {
                best = k;
                bestScore = depth * 4 + looseness;
            }
            char c = text.charAt(k);
            depth += "([".indexOf(c) >= 0 ? 1 : ")]".indexOf(c) >= 0 ? -1 : 0;
        }
        return best;
    }

    private static int looseness(String text, int k) {
        if (text.startsWith("else ", k) || text.startsWith("then ", k)) {
            return 0;
        }
        char c = text.charAt(k);
        boolean operator = text.charAt(k + 1) == ' ';
        return operator && "+−-".indexOf(c) >= 0 ? 1 : operator && "⊙·*/.".indexOf(c) >= 0 ? 2 : 3;
    }
}
