package chainrule.report;

import java.util.Map;

/** Mathematics in characters that every keyboard has: eᵃ as e^a, Σ as sum. */
final class Ascii {

    private static final Map<Integer, String> SIGNS = Map.ofEntries(
            sign('−', "-"), sign('⊙', ".*"), sign('·', "*"), sign('′', "'"), sign('∂', "d"), sign('Σ', "sum"),
            sign('√', "sqrt "), sign('½', "1/2"), sign('δ', "delta"), sign('σ', "sigma"), sign('π', "pi"),
            sign('θ', "theta"), sign('…', "..."), sign('→', "->"), sign('←', "<-"), sign('≥', ">="), sign('≤', "<="), sign('×', "x"));

    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻ᵃᵇᵘⁿᵀ";
    private static final String PLAIN = "0123456789-abunT";
    private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉";

    private Ascii() {}

    private static Map.Entry<Integer, String> sign(char c, String text) {
        return Map.entry((int) c, text);
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
