package chainrule.symbolic.notation;

import java.util.List;
import java.util.stream.Collectors;

/** MathML Core, which browsers set by themselves. */
final class MathMlMarkup implements Markup {

    private static final String OPEN = "<math display=\"inline\" class=\"f\">";
    private static final String CLOSE = "</math>";

    @Override
    public String formula(String row) {
        return OPEN + row.replace(Character.toString(BREAK), CLOSE + "<wbr/>" + OPEN) + CLOSE;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static String element(String tag, String content) {
        return "<" + tag + ">" + content + "</" + tag + ">";
    }

    private static String row(String content) {
        return element("mrow", content);
    }

    @Override
    public String solid(String content) {
        return content;
    }

    @Override
    public String words(String text) {
        return element("mtext", "\u00a0" + text + "\u00a0");
    }

    @Override
    public String number(String text) {
        return element("mn", text);
    }

    @Override
    public String index(String name) {
        return name(NameParts.of(name), "");
    }

    @Override
    public String name(NameParts parts, String above) {
        String letter = element("mi", escaped(parts.base()));
        String base = switch (parts.accent()) {
            case NONE -> letter;
            case HAT -> "<mover accent=\"true\">" + letter + "<mo stretchy=\"false\">^</mo></mover>";
            case BAR -> "<mover accent=\"true\">" + letter + "<mo stretchy=\"false\">¯</mo></mover>";
        };
        String owner = parts.owner() == null ? "" : name(parts.owner(), "");
        String own = parts.subscript().isEmpty()
                ? ""
                : element(isNumber(parts.subscript()) ? "mn" : "mtext", escaped(parts.subscript()));
        String below = own + (own.isEmpty() || owner.isEmpty() ? "" : "<mo>,</mo>") + owner;
        String raised = (parts.superscript().isEmpty() ? "" : inRoundBrackets(element("mn", parts.superscript()))) + above;
        return scripted(base, below, raised);
    }

    private static String inRoundBrackets(String content) {
        return "<mo stretchy=\"false\">(</mo>" + content + "<mo stretchy=\"false\">)</mo>";
    }

    private static String scripted(String base, String below, String above) {
        if (above.isEmpty()) {
            return below.isEmpty() ? base : element("msub", base + row(below));
        }
        return below.isEmpty() ? element("msup", base + row(above)) : element("msubsup", base + row(below) + row(above));
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(Character::isDigit);
    }

    @Override
    public String symbol(String shown, MathNode.Name symbol) {
        String adjoint = symbol.adjoint() ? " data-adjoint=\"\"" : "";
        return "<mrow class=\"s\" data-symbol=\"" + escaped(symbol.name()) + "\"" + adjoint + ">" + shown + "</mrow>";
    }

    @Override
    public String function(String name) {
        return "<mi mathvariant=\"normal\">" + escaped(name) + "</mi>";
    }

    /** The sign is raised by itself. */
    @Override
    public String primed(String function) {
        return function + "<mo form=\"postfix\" lspace=\"0\" rspace=\"0\">′</mo>";
    }

    @Override
    public String sign(Sign sign) {
        return switch (sign) {
            case NEGATIVE, NOT -> "<mo form=\"prefix\">" + sign.mathMl() + "</mo>";
            case COMMA -> "<mo separator=\"true\">,</mo>";
            case PARTIAL -> "<mi mathvariant=\"normal\">∂</mi>";
            case PLUS, MINUS, ELEMENTWISE, DOT, SLASH, EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, AND, OR ->
                "<mo form=\"infix\">" + sign.mathMl() + "</mo>";
            case TRANSPOSE, SUM, PRODUCT, ELLIPSIS -> element("mo", sign.mathMl());
        };
    }

    @Override
    public String times() {
        return "<mspace width=\"0.17em\"></mspace>";
    }

    @Override
    public String fraction(String above, String below) {
        return "<mfrac displaystyle=\"true\">" + row(above) + row(below) + "</mfrac>";
    }

    @Override
    public String superscript(String base, String above) {
        return element("msup", row(base) + row(above));
    }

    @Override
    public String subscript(String base, String below) {
        return element("msub", row(base) + row(below));
    }

    @Override
    public String root(String radicand) {
        return element("msqrt", radicand);
    }

    @Override
    public String large(String operator, String below, String above) {
        String sign = switch (operator) {
            case "sum" -> "<mo largeop=\"true\">∑</mo>";
            case "prod" -> "<mo largeop=\"true\">∏</mo>";
            default -> "<mo rspace=\"0.17em\">" + operator + "</mo>";
        };
        return "<mrow displaystyle=\"true\">"
                + (above.isEmpty()
                        ? element("munder", sign + row(below))
                        : element("munderover", sign + row(below) + row(above)))
                + "</mrow>";
    }

    @Override
    public String bracketed(Bracket bracket, String content, boolean tall) {
        String stretchy = tall ? "" : " stretchy=\"false\"";
        String open = bracket == Bracket.ROUND ? "(" : "|";
        String close = bracket == Bracket.ROUND ? ")" : "|";
        String text = "<mo form=\"prefix\"" + stretchy + ">" + open + "</mo>" + content + "<mo form=\"postfix\"" + stretchy + ">"
                + close + "</mo>";
        return tall ? row(text) : text;
    }

    @Override
    public String matrix(List<List<String>> rows) {
        String table = rows.stream()
                .map(r -> element("mtr", r.stream().map(c -> element("mtd", row(c))).collect(Collectors.joining())))
                .collect(Collectors.joining());
        return row("<mo>(</mo><mtable>" + table + "</mtable><mo>)</mo>");
    }

    @Override
    public String cases(List<String> values, List<String> conditions) {
        StringBuilder rows = new StringBuilder();
        for (int k = 0; k < conditions.size(); k++) {
            rows.append(caseRow(values.get(k), "<mtext>if\u00a0</mtext>" + conditions.get(k)));
        }
        rows.append(caseRow(values.get(conditions.size()), "<mtext>else</mtext>"));
        return row("<mo form=\"prefix\">{</mo><mtable class=\"cases\">" + rows + "</mtable>");
    }

    private static String caseRow(String value, String condition) {
        return element("mtr", element("mtd", row(value)) + element("mtd", row(condition)));
    }

    @Override
    public String indicator(String condition) {
        return row("<mn>𝟙</mn><mo stretchy=\"false\">[</mo>" + condition + "<mo stretchy=\"false\">]</mo>");
    }
}
