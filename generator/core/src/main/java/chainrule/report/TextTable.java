package chainrule.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A table in a terminal: columns as wide as what is in them; a cell that leaves no room is broken over several rows. */
final class TextTable {

    private static final String GAP = "   ";
    private static final int INDENT = 2;
    private static final int NARROWEST = 12;

    private TextTable() {}

    static List<String> rows(List<String> heads, List<List<String>> cells, int width) {
        List<List<String>> all = new ArrayList<>();
        all.add(heads);
        all.addAll(cells);
        int[] widths = widths(all, width - INDENT);
        List<String> rows = new ArrayList<>();
        for (List<String> row : all) {
            rows.addAll(broken(row, widths));
        }
        return rows;
    }

    /** What each column needs; where that is too much, the widest give way. */
    private static int[] widths(List<List<String>> all, int width) {
        int columns = all.get(0).size();
        int[] widths = IntStream.range(0, columns)
                .map(c -> all.stream().mapToInt(r -> Columns.width(r.get(c))).max().orElse(0))
                .toArray();
        int room = width - GAP.length() * (columns - 1);
        while (IntStream.of(widths).sum() > room) {
            int widest = IntStream.range(0, columns).reduce(0, (a, b) -> widths[b] > widths[a] ? b : a);
            if (widths[widest] <= NARROWEST) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static List<String> broken(List<String> row, int[] widths) {
        List<List<String>> parts = new ArrayList<>();
        for (int c = 0; c < widths.length; c++) {
            parts.add(FormulaBreaks.of(row.get(c), Math.max(1, widths[c])));
        }
        int height = parts.stream().mapToInt(List::size).max().orElse(1);
        List<String> lines = new ArrayList<>();
        for (int k = 0; k < height; k++) {
            StringBuilder line = new StringBuilder(" ".repeat(INDENT));
            for (int c = 0; c < widths.length; c++) {
                String part = k < parts.get(c).size() ? parts.get(c).get(k) : "";
                line.append(c == 0 ? "" : GAP).append(Columns.padded(part, widths[c]));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
