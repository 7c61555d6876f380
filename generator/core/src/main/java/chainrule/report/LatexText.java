package chainrule.report;

import chainrule.symbolic.notation.FormulaPrinter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sentences in LaTeX: the one place where text is escaped. */
final class LatexText {

    private static final Map<Integer, String> SIGNS = signs();

    private final FormulaPrinter formulas;

    LatexText(FormulaPrinter formulas) {
        this.formulas = formulas;
    }

    private static Map<Integer, String> signs() {
        Map<Integer, String> signs = new HashMap<>();
        "#$%&_{}".chars().forEach(c -> signs.put(c, "\\" + (char) c));
        signs.put((int) '\\', "\\textbackslash{}");
        signs.put((int) '~', "\\textasciitilde{}");
        signs.put((int) '^', "\\textasciicircum{}");
        signs.put((int) '|', "$|$");
        signs.put((int) '<', "$<$");
        signs.put((int) '>', "$>$");
        signs.put((int) '−', "$-$");
        signs.put((int) '⊙', "$\\odot$");
        signs.put((int) '·', "$\\cdot$");
        signs.put((int) '′', "$'$");
        signs.put((int) '∂', "$\\partial$");
        signs.put((int) 'Σ', "$\\Sigma$");
        signs.put((int) '√', "$\\surd$");
        signs.put((int) '½', "$\\tfrac12$");
        signs.put((int) 'δ', "$\\delta$");
        signs.put((int) 'σ', "$\\sigma$");
        signs.put((int) 'π', "$\\pi$");
        signs.put((int) 'θ', "$\\theta$");
        signs.put((int) '←', "$\\leftarrow$");
        signs.put((int) '→', "$\\to$");
        signs.put((int) '≥', "$\\ge$");
        signs.put((int) '≤', "$\\le$");
        signs.put((int) '≈', "$\\approx$");
        signs.put((int) '≡', "$\\equiv$");
        signs.put((int) '≅', "$\\cong$");
        signs.put((int) '≃', "$\\simeq$");
        signs.put((int) '✓', "$\\checkmark$");
        signs.put((int) '×', "$\\times$");
        signs.put((int) '…', "\\dots{}");
        raised(signs, "⁰¹²³⁴⁵⁶⁷⁸⁹⁻ᵃᵇᵘⁿᵀ", "0123456789-abunT");
        return signs;
    }

    private static void raised(Map<Integer, String> signs, String raised, String plain) {
        for (int k = 0; k < raised.length(); k++) {
            signs.put((int) raised.charAt(k), "$^{" + plain.charAt(k) + "}$");
        }
    }

    /** Adjacent scripts are one: e⁻ᵃ as e to the power of −a. */
    String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> out.append(SIGNS.getOrDefault(c, Character.toString(c))));
        return out.toString().replace("}$$^{", "").replace("$$", "");
    }

    String of(Prose prose) {
        return prose.spans().stream().map(this::of).collect(Collectors.joining());
    }

    private String of(Prose.Span span) {
        if (span instanceof Prose.Words x) {
            return escaped(x.text());
        }
        if (span instanceof Prose.Formula x) {
            return "$" + formulas.print(x.node()) + "$";
        }
        if (span instanceof Prose.Code x) {
            return "\\texttt{" + escaped(x.text()) + "}";
        }
        return shape(((Prose.Shape) span).sizes());
    }

    /** A sentence inside a formula. */
    String inMath(Prose prose) {
        return prose.isEmpty() ? "" : "\\text{" + of(prose) + "}";
    }

    /** The space that a tensor is from: ∈ ℝ^(4×2); nothing for a number. */
    static String shape(List<String> sizes) {
        String product = sizes.stream()
                .map(s -> s.chars().allMatch(Character::isDigit) ? s : "\\mathit{" + s.replace("_", "\\_") + "}")
                .collect(Collectors.joining("\\times "));
        return sizes.isEmpty() ? "" : "${}\\in\\mathbb{R}^{" + product + "}$";
    }
}
