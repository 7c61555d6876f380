package chainrule.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks a long formula before the loosest operators: sums first, then products, inside as few brackets as can be; where there is
 * none, before a fraction's bar or behind a bracket.
 */
final class FormulaBreaks {

    /** A row is not shorter. */
    private static final int SHORTEST = 8;

    private FormulaBreaks() {}

    static List<String> of(String formula, int width) {
        List<String> rows = new ArrayList<>();
        String rest = formula;
        while (Columns.width(rest) > width) {
            int spaced = breakBefore(rest, width);
            int at = spaced > 0 ? spaced : tightBreak(rest, width);
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
            boolean spaced = k > SHORTEST && text.charAt(k - 1) == ' ' && k + 1 < text.length();
            int looseness = !spaced ? -1 : looseness(text, k);
            if (looseness >= 0 && depth * 4 + looseness <= bestScore) {
                best = k;
                bestScore = depth * 4 + looseness;
            }
            depth += depth(text.charAt(k));
        }
        return best;
    }

    /** The best place in the width where there is no space: before the shallowest bar, or behind the shallowest bracket. */
    private static int tightBreak(String text, int width) {
        int best = -1;
        int bestScore = Integer.MAX_VALUE;
        int depth = 0;
        for (int k = 0; k < text.length() && Columns.width(text.substring(0, k)) <= width; k++) {
            boolean bar = text.charAt(k) == '/';
            boolean bracket = k > 0 && text.charAt(k - 1) == '(';
            int score = depth * 2 + (bar ? 0 : 1);
            if (k > SHORTEST && (bar || bracket) && score <= bestScore) {
                best = k;
                bestScore = score;
            }
            depth += depth(text.charAt(k));
        }
        return best;
    }

    private static int depth(char c) {
        return "([".indexOf(c) >= 0 ? 1 : ")]".indexOf(c) >= 0 ? -1 : 0;
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
