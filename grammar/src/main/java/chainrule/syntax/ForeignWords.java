package chainrule.syntax;

import chainrule.source.Diagnostic;
import chainrule.source.SourceSpan;
import chainrule.syntax.antlr.NetLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** Reports the words that the language does not have, and puts in their place what was probably meant, or nothing. */
final class ForeignWords {
    private record Meant(int type, String text) {}

    private static final Map<String, Meant> OPERATORS = Map.of(
            "&&", new Meant(NetLexer.AND, "and"),
            "||", new Meant(NetLexer.OR, "or"),
            "!", new Meant(NetLexer.NOT, "not"),
            "**", new Meant(NetLexer.POWER, "^"),
            "×", new Meant(NetLexer.TIMES, "*"),
            "÷", new Meant(NetLexer.DIVIDE, "/"),
            "←", new Meant(NetLexer.LESS, "<-"));

    private final TokenPlaces places;
    private final SyntaxErrors errors;

    ForeignWords(TokenPlaces places, SyntaxErrors errors) {
        this.places = places;
        this.errors = errors;
    }

    List<Token> repair(List<? extends Token> tokens) {
        List<Token> result = new ArrayList<>(tokens.size());
        for (Token token : tokens) {
            Token previous = result.isEmpty() ? null : result.get(result.size() - 1);
            repaired(token, previous).ifPresent(result::add);
        }
        return result;
    }

    private Optional<Token> repaired(Token token, Token previous) {
        switch (token.getType()) {
            case NetLexer.NUMBER_THEN_NAME:
                return numberThenName(token);
            case NetLexer.POINT_THEN_NUMBER:
                damage(
                        Problem.MALFORMED_NUMBER,
                        "a number has a digit before its point",
                        "write `0" + token.getText() + "`",
                        token);
                return Optional.of(as(token, NetLexer.NUMBER));
            case NetLexer.UNCLOSED_STRING:
                damage(Problem.UNCLOSED_STRING, "the quotes are not closed in this line", null, token);
                return Optional.of(as(token, NetLexer.STRING));
            case NetLexer.UNCLOSED_COMMENT:
                SourceSpan start = places.of(token);
                errors.report(
                        Problem.UNCLOSED_COMMENT,
                        "this comment is never closed: expected `*/`",
                        start.text().span(start.start(), start.start() + 2));
                return Optional.empty();
            case NetLexer.FOREIGN_OPERATOR:
                return foreignOperator(token);
            case NetLexer.UNKNOWN:
                return unknown(token, previous);
            default:
                return Optional.of(token);
        }
    }

    private Optional<Token> numberThenName(Token token) {
        String text = token.getText();
        int split = nameStart(text);
        String product = text.substring(0, split) + "*" + text.substring(split);
        damage(
                Problem.MISSING_OPERATOR,
                "`" + text + "` is neither a number nor a name",
                "write `" + product + "`",
                token);
        return Optional.of(as(token, NetLexer.NUMBER));
    }

    /** The exponent `e3` of `2e3x` belongs to the number; the name starts at the last change from digit to letter. */
    private static int nameStart(String text) {
        int i = 0;
        while (i < text.length() && (isDigit(text.charAt(i)) || isPoint(text, i))) {
            i++;
        }
        int exponent = i + 1;
        while (exponent < text.length() && isDigit(text.charAt(exponent))) {
            exponent++;
        }
        boolean hasExponent = "eE".indexOf(text.charAt(i)) >= 0 && exponent > i + 1 && exponent < text.length();
        return hasExponent ? exponent : i;
    }

    private static boolean isPoint(String text, int i) {
        return text.charAt(i) == '.' && i + 1 < text.length() && isDigit(text.charAt(i + 1));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private Optional<Token> foreignOperator(Token token) {
        Meant meant = OPERATORS.get(token.getText());
        String advice = meant == null ? null : "write `" + meant.text() + "`";
        damage(Problem.FOREIGN_OPERATOR, "there is no operator `" + token.getText() + "`", advice, token);
        return meant == null ? Optional.empty() : Optional.of(as(token, meant.type()));
    }

    private Optional<Token> unknown(Token token, Token previous) {
        boolean point = token.getText().equals(".");
        boolean touching = previous != null && previous.getStopIndex() + 1 == token.getStartIndex();
        if (point && touching && previous.getType() == NetLexer.NUMBER) {
            String number = previous.getText() + ".";
            damage(Problem.MALFORMED_NUMBER, "a number has a digit after its point", "write `" + number + "0`", token);
        } else {
            int codePoint = token.getText().codePointAt(0);
            String advice = CodePoints.advice(codePoint).orElse(null);
            damage(Problem.UNKNOWN_CHARACTER, CodePoints.describe(codePoint) + " cannot stand here", advice, token);
        }
        return Optional.empty();
    }

    private void damage(Problem problem, String message, String advice, Token token) {
        SourceSpan span = places.of(token);
        Diagnostic diagnostic = SyntaxErrors.error(problem, message, span);
        errors.reportDamage(advice == null ? diagnostic : diagnostic.withSuggestion(advice), span);
    }

    private static Token as(Token token, int type) {
        CommonToken result = new CommonToken(token);
        result.setType(type);
        return result;
    }
}
