package chainrule.checker;

import chainrule.checker.judging.Judgement;
import chainrule.checker.truth.Derivatives;
import chainrule.checker.truth.Verdict;
import chainrule.source.Counts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Judgements for a terminal: each line with its verdict, the first wrong one explained at length. */
public final class CheckText {

    private static final int WIDTH = 80;
    private static final String INDENT = "      ";

    private final StringBuilder out = new StringBuilder();
    private boolean explained;

    private CheckText() {}

    public static String of(List<Judgement> judgements) {
        CheckText text = new CheckText();
        judgements.forEach(text::line);
        text.summary(judgements);
        return text.out.toString();
    }

    private void line(Judgement j) {
        String[] rows = j.claim().span().content().strip().split("\n");
        out.append(String.format("%4d  %s%n", j.claim().span().line(), rows[0]));
        for (int k = 1; k < rows.length; k++) {
            out.append(INDENT).append(rows[k]).append('\n');
        }
        boolean isWrong = j.verdict() == Verdict.WRONG;
        String verdict = isWrong ? "WRONG" : j.verdict().words();
        paragraph(sign(j, "→ " + verdict + (j.remark().isEmpty() ? "" : ": " + j.remark())), INDENT, "  ");
        j.wrong().ifPresent(w -> wrong(j, w));
        j.problems().stream().findFirst().ifPresent(e -> paragraph(
                "(An error in Chainrule itself kept a hint from being found, please report it: " + e + ")", INDENT + "  ", ""));
        out.append('\n');
    }

    private void wrong(Judgement j, Judgement.Wrong w) {
        String inner = INDENT + "  ";
        if (j.claim().sides().size() > 2) {
            paragraph("this side: " + w.side(), inner, "  ");
        }
        if (!w.explanation().isEmpty()) {
            paragraph(sign(j, w.explanation()), inner, "");
        }
        if (!w.correction().isEmpty() && !w.explanation().contains(w.correction())) {
            paragraph("right would be: " + sign(j, w.correction()), inner, "  ");
        }
        if (explained) {
            return;
        }
        explained = true;
        paragraph("shapes: " + w.shapes(), inner, "  ");
        if (!w.counterExample().isEmpty()) {
            int last = w.counterExample().size() - 1;
            String names = String.join(", ", w.counterExample().subList(0, last));
            paragraph("for example" + (last == 0 ? ":" : " with " + names + ":"), inner, "  ");
            paragraph(sign(j, w.counterExample().get(last)), inner + "  ", "  ");
        }
    }

    /** Derivatives with the d of a keyboard where the student typed that. */
    private static String sign(Judgement j, String text) {
        return j.claim().span().content().contains("∂") ? text : text.replace("∂", "d");
    }

    private void paragraph(String text, String indent, String hanging) {
        StringBuilder row = new StringBuilder(indent);
        boolean begun = false;
        for (String word : text.split(" ")) {
            if (begun && row.length() + 1 + word.length() > WIDTH) {
                out.append(row).append('\n');
                row = new StringBuilder(indent + hanging);
                begun = false;
            }
            row.append(begun ? " " : "").append(word);
            begun = true;
        }
        out.append(row).append('\n');
    }

    private void summary(List<Judgement> judgements) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        judgements.forEach(j -> counts.merge(j.verdict(), 1, Integer::sum));
        List<String> parts = new ArrayList<>();
        counts.forEach((v, n) -> parts.add(n + " " + v.words()));
        out.append(Counts.of(judgements.size(), "line") + ": ").append(parts.stream().collect(Collectors.joining("; "))).append('\n');
    }
}
