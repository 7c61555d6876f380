package chainrule.cli;

import chainrule.compiler.check.GradientReport;
import chainrule.compiler.check.ParameterReport;
import chainrule.source.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A gradient report as a table for a terminal. */
record GradientTable(GradientReport report) {
    private static final List<String> HEADINGS =
            List.of("parameter", "elements", "compared", "at kinks", "differences", "Evaluator", "verdict");

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "Gradients of " + report.network() + " in double precision: " + Counts.of(report.draws(), "random point")
                        + ", batches of " + Counts.of(report.samples(), "sample") + ", largest relative errors.");
        if (!report.parameters().isEmpty()) {
            rows().forEach(row -> line(text, padded(row)));
        }
        line(text, "The loss against the Evaluator: " + error(report.lossError()));
        remarks().forEach(remark -> line(text, remark));
        line(text, report.passed() ? "All gradients agree." : "FAILED");
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line.stripTrailing()).append('\n');
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        report.parameters().forEach(p -> rows.add(row(p)));
        return rows;
    }

    private static List<String> row(ParameterReport p) {
        return List.of(
                p.parameter(),
                Integer.toString(p.size()),
                Integer.toString(p.compared()),
                Integer.toString(p.atKinks()),
                error(p.differenceError()),
                error(p.evaluatorError()),
                p.verdict().word());
    }

    private static String error(double error) {
        return error == 0 ? "0" : String.format(Locale.ROOT, "%.1e", error);
    }

    /** Names to the left, numbers to the right. */
    private String padded(List<String> row) {
        int name = report.parameters().stream()
                .mapToInt(p -> p.parameter().codePointCount(0, p.parameter().length()))
                .max()
                .orElse(0);
        StringBuilder line = new StringBuilder(row.get(0));
        int missing =
                Math.max(name, 9) - row.get(0).codePointCount(0, row.get(0).length());
        line.append(" ".repeat(missing));
        for (int i = 1; i < row.size() - 1; i++) {
            line.append(String.format("%" + (HEADINGS.get(i).length() + 2) + "s", row.get(i)));
        }
        return line.append("  ").append(row.get(row.size() - 1)).toString();
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (report.parameters().stream().anyMatch(ParameterReport::isSampled)) {
            remarks.add("Large parameters were compared with differences at elements chosen at random, and with the"
                    + " Evaluator at all.");
        }
        int kinks =
                report.parameters().stream().mapToInt(ParameterReport::atKinks).sum();
        if (kinks > 0) {
            remarks.add(were(kinks, "element")
                    + " skipped at a point where the loss has a kink, and so no derivative.");
        }
        int silent =
                report.parameters().stream().mapToInt(ParameterReport::silent).sum();
        if (silent > 0) {
            remarks.add(were(silent, "element")
                    + " near zero on both sides at every point, and so not tested.");
        }
        if (report.rejected() > 0) {
            remarks.add(were(report.rejected(), "point") + " passed over: no finite loss there.");
        }
        report.lossProblem().ifPresent(remarks::add);
        report.parameters().forEach(p -> p.reason().ifPresent(reason -> remarks.add(p.parameter() + ": " + reason)));
        return remarks;
    }

    private static String were(int n, String noun) {
        return Counts.of(n, noun) + (n == 1 ? " was" : " were");
    }
}
