package chainrule.symbolic.notation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** LaTeX's math mode, with amsmath and amssymb. Brackets that need not grow are plain, so that lines break in them. */
final class LatexMarkup implements Markup {

    private static final Map<Integer, String> LETTERS = letters();

    private final String lineBreak;

    /** @param lineBreak what stands where a line may be broken */
    LatexMarkup(String lineBreak) {
        this.lineBreak = lineBreak;
    }

    private static Map<Integer, String> letters() {
        Map<Integer, String> letters = new HashMap<>();
        String small = "αβγδεζηθικλμνξπρστυφχψω";
        List<String> names = List.of(
                "alpha", "beta", "gamma", "delta", "varepsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu",
                "nu", "xi", "pi", "rho", "sigma", "tau", "upsilon", "varphi", "chi", "psi", "omega");
        for (int k = 0; k < names.size(); k++) {
            letters.put((int) small.charAt(k), "\\" + names.get(k) + " ");
        }
        String capital = "ΓΔΘΛΞΠΣΥΦΨΩ";
        List<String> capitals = List.of(
                "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega");
        for (int k = 0; k < capitals.size(); k++) {
            letters.put((int) capital.charAt(k), "\\" + capitals.get(k) + " ");
        }
        letters.put((int) 'ℓ', "\\ell ");
        letters.put((int) '∂', "\\partial ");
        letters.put((int) '_', "\\_");
        return letters;
    }

    @Override
    public String formula(String row) {
        return row.replace(Character.toString(BREAK), lineBreak);
    }

    @Override
    public String solid(String content) {
        return "{" + content + "}";
    }

    @Override
    public String words(String text) {
        return "\\text{ " + text + " }";
    }

    @Override
    public String number(String text) {
        return text;
    }

    @Override
    public String index(String name) {
        return name(NameParts.of(name), "");
    }

    @Override
    public String name(NameParts parts, String above) {
        String letter = parts.base().codePointCount(0, parts.base().length()) == 1
                ? escaped(parts.base())
                : "\\mathit{" + escaped(parts.base()) + "}";
        String base = switch (parts.accent()) {
            case NONE -> letter;
            case HAT -> "\\hat{" + letter + "}";
            case BAR -> "\\bar{" + letter + "}";
        };
        List<String> below = new ArrayList<>();
        if (!parts.subscript().isEmpty()) {
            below.add(isWord(parts.subscript()) ? "\\mathrm{" + escaped(parts.subscript()) + "}" : parts.subscript());
        }
        if (parts.owner() != null) {
            below.add(name(parts.owner(), ""));
        }
        String raised = (parts.superscript().isEmpty() ? "" : "(" + parts.superscript() + ")") + above;
        return base
                + (below.isEmpty() ? "" : "_{" + String.join(",", below) + "}")
                + (raised.isEmpty() ? "" : "^{" + raised + "}");
    }

    private static boolean isWord(String text) {
        return text.codePoints().anyMatch(Character::isLetter);
    }

    /** pdfLaTeX's fonts have Latin and Greek letters; any other is shown by its number. */
    private static String escaped(String word) {
        StringBuilder text = new StringBuilder();
        word.codePoints().forEach(c -> text.append(
                c < 128 && Character.isLetterOrDigit(c)
                        ? Character.toString(c)
                        : LETTERS.getOrDefault(c, "\\mathrm{u" + Integer.toHexString(c) + "}")));
        return text.toString();
    }

    @Override
    public String symbol(String shown, MathNode.Name symbol) {
        return shown;
    }

    @Override
    public String function(String name) {
        return name.length() == 1 ? (name.equals("e") ? "\\mathrm{e}" : escaped(name)) : "\\operatorname{" + escaped(name) + "}";
    }

    @Override
    public String primed(String function) {
        return "{" + function + "}^{\\prime}";
    }

    @Override
    public String sign(Sign sign) {
        return sign.latex();
    }

    @Override
    public String times() {
        return "\\,";
    }

    @Override
    public String fraction(String above, String below) {
        return "\\frac{" + above + "}{" + below + "}";
    }

    @Override
    public String superscript(String base, String above) {
        return "{" + base + "}^{" + above + "}";
    }

    @Override
    public String subscript(String base, String below) {
        return "{" + base + "}_{" + below + "}";
    }

    @Override
    public String root(String radicand) {
        return "\\sqrt{" + radicand + "}";
    }

    @Override
    public String large(String operator, String below, String above) {
        String sign = switch (operator) {
            case "sum" -> Sign.SUM.latex();
            case "prod" -> Sign.PRODUCT.latex();
            default -> "\\operatorname*{" + operator + "}";
        };
        return sign + "_{" + below + "}" + (above.isEmpty() ? "" : "^{" + above + "}") + " ";
    }

    @Override
    public String bracketed(Bracket bracket, String content, boolean tall) {
        String open = bracket == Bracket.ROUND ? "(" : "|";
        String close = bracket == Bracket.ROUND ? ")" : "|";
        return tall ? "\\left" + open + content + "\\right" + close : open + content + close;
    }

    @Override
    public String matrix(List<List<String>> rows) {
        return "\\begin{pmatrix}"
                + rows.stream().map(r -> String.join(" & ", r)).collect(Collectors.joining(" \\\\ "))
                + "\\end{pmatrix}";
    }

    @Override
    public String cases(List<String> values, List<String> conditions) {
        StringBuilder text = new StringBuilder("\\begin{cases}");
        for (int k = 0; k < conditions.size(); k++) {
            text.append(values.get(k)).append(" & \\text{if } ").append(conditions.get(k)).append(" \\\\ ");
        }
        return text.append(values.get(conditions.size())).append(" & \\text{else}\\end{cases}").toString();
    }

    @Override
    public String indicator(String condition) {
        return "\\mathbf{1}[" + condition + "]";
    }
}
