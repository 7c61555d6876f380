package chainrule.symbolic.notation;

import java.text.Normalizer;
import java.util.Map;

/** Names as they print: W1 as W₁, yhat as ŷ, zbar as z̄, theta as θ; what prints is in Unicode normal form C. */
final class SymbolNames {

    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("alpha", "α"), Map.entry("beta", "β"), Map.entry("gamma", "γ"), Map.entry("delta", "δ"),
            Map.entry("epsilon", "ε"), Map.entry("eta", "η"), Map.entry("theta", "θ"), Map.entry("lambda", "λ"),
            Map.entry("mu", "μ"), Map.entry("xi", "ξ"), Map.entry("pi", "π"), Map.entry("rho", "ρ"),
            Map.entry("sigma", "σ"), Map.entry("tau", "τ"), Map.entry("phi", "φ"), Map.entry("omega", "ω"));

    private SymbolNames() {}

    static String unicode(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? simple(name) : unicode(name.substring(0, dot)) + "." + simple(name.substring(dot + 1));
    }

    private static String simple(String name) {
        int end = name.length();
        while (end > 1 && isDigit(name.charAt(end - 1))) {
            end--;
        }
        // What the generator names h_1 is h with a number.
        int letters = end > 1 && end < name.length() && name.charAt(end - 1) == '_' ? end - 1 : end;
        return Normalizer.normalize(letters(name.substring(0, letters)) + subscript(name.substring(end)), Normalizer.Form.NFC);
    }

    private static String letters(String name) {
        if (name.endsWith("hat") && name.length() == 4) {
            return name.charAt(0) + "\u0302";
        }
        if (name.endsWith("bar") && name.length() == 4) {
            return name.charAt(0) + "\u0304";
        }
        return LETTERS.getOrDefault(name, name);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String subscript(String digits) {
        StringBuilder text = new StringBuilder();
        digits.chars().forEach(c -> text.append((char) ('₀' + (c - '0'))));
        return text.toString();
    }
}
