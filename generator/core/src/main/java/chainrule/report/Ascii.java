package chainrule.report;

import java.util.Map;

/** Mathematics in characters that every keyboard has: eᵃ as e^a, Σ as sum. */
final class Ascii {

    private static final Map<Integer, String> SIGNS = Map.ofEntries(
            sign('−', "-"), sign('⊙', ".*"), sign('·', "*"), sign('′', "'"), sign('∂', "d"), sign('Σ', "sum"),
            sign('√', "sqrt "), sign('½', "1/2"), sign('δ', "delta"), sign('σ', "sigma"), sign('π', "pi"),
            sign('θ', "theta"), sign('…', "..."), sign('→', "->"), sign('≥', ">="), sign('≤', "<="), sign('×', "x"));

    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻ᵃᵇᵘⁿᵀ";
    private static final String PLAIN = "0123456789-abunT";
    private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉";

    private Ascii() {}

    private static Map.Entry<Integer, String> sign(char c, String text) {
        return Map.entry((int) c, text);
    }

    /** The document with all its texts so; before it is laid out, for some texts become longer. */
    static Document of(Document d) {
        return new Document(of(d.title()), d.sections().stream().map(Ascii::of).toList());
    }

    private static Document.Section of(Document.Section s) {
        return new Document.Section(
                of(s.heading()), of(s.introduction()), s.entries().stream().map(Ascii::of).toList());
    }

    private static Document.Entry of(Document.Entry e) {
        return new Document.Entry(of(e.left()), of(e.shape()), e.lines().stream().map(Ascii::of).toList());
    }

    private static Document.Line of(Document.Line line) {
        return new Document.Line(of(line.formula()), of(line.reason()));
    }

    static String of(String text) {
        StringBuilder out = new StringBuilder();
        boolean raised = false;
        for (int c : text.codePoints().toArray()) {
            int up = RAISED.indexOf(c);
            int down = LOWERED.indexOf(c);
            if (up >= 0) {
                out.append(raised ? "" : "^").append(PLAIN.charAt(up));
            } else if (down >= 0) {
                out.append(down);
            } else {
                out.append(SIGNS.getOrDefault(c, Character.toString(c)));
            }
            raised = up >= 0;
        }
        return out.toString();
    }
}
