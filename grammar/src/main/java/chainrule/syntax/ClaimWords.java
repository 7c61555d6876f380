package chainrule.syntax;

import chainrule.syntax.antlr.NetLexer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Makes one word of each quotient of differentials in a text of claims, so that `W2' * dl/dz3` is a product of two, and of each
 * derived function, `tanh'(z)`; lets a line that starts with `=` go on from the one before. Where two names mean something
 * already, they are no differentials.
 */
final class ClaimWords {
    private static final String RAISED_TWO = "²";

    private final Predicate<String> isKnown;
    private final Set<String> own = new HashSet<>();

    /** @param isKnown whether a name is one of the network */
    ClaimWords(Predicate<String> isKnown) {
        this.isKnown = isKnown;
    }

    List<Token> arrange(List<Token> tokens) {
        collectOwnNames(tokens);
        List<Token> out = new ArrayList<>();
        words(tokens, 0, tokens.size(), out);
        return out;
    }

    /** `d3 = …` at the start of a line: a name of the student's. */
    private void collectOwnNames(List<Token> tokens) {
        boolean lineStarts = true;
        for (int i = 0; i + 1 < tokens.size(); i++) {
            Token token = tokens.get(i);
            int next = tokens.get(i + 1).getType();
            if (lineStarts && token.getType() == NetLexer.NAME && (next == NetLexer.ASSIGN || next == NetLexer.LBRACKET)) {
                own.add(token.getText());
            }
            lineStarts = token.getType() == NetLexer.NEWLINE;
        }
    }

    private void words(List<Token> tokens, int from, int to, List<Token> out) {
        for (int i = from; i < to; i++) {
            Token token = tokens.get(i);
            int close = closing(tokens, i + 1, to);
            int second = printedSecond(tokens, i, to);
            if (second > 0) {
                out.add(second(token, tokens.subList(i, i + second)));
                i += second - 1;
            } else if (isQuotient(tokens, i, to)) {
                out.add(merged(token, token, tokens.get(i + 2)));
                i += 2;
            } else if (isSign(token) && close > 0 && isBelow(tokens, close + 1, to)) {
                CommonToken operator = merged(token, token, tokens.get(close + 2));
                operator.setStopIndex(token.getStopIndex());
                out.add(operator);
                words(tokens, i + 1, close, out);
                out.add(closing(tokens.get(close), tokens.get(close + 2)));
                i = close + 2;
            } else if (isDerivedCall(tokens, i, to)) {
                out.add(derived(token, tokens.get(i + 1)));
                i++;
            } else if (!continuesClaim(tokens, i, to)) {
                out.add(token);
            }
        }
    }

    /** The bracket that ends `d(…)/dW` ends where its text does. */
    private static CommonToken closing(Token bracket, Token below) {
        CommonToken closing = new CommonToken(bracket);
        closing.setText(bracket.getText());
        closing.setStopIndex(below.getStopIndex());
        return closing;
    }

    /** `f'(x)`: the derivative of a function, where f is no name that could be transposed. */
    private boolean isDerivedCall(List<Token> tokens, int i, int to) {
        return i + 2 < to
                && tokens.get(i).getType() == NetLexer.NAME
                && !isMeant(tokens.get(i))
                && tokens.get(i + 1).getText().equals("'")
                && tokens.get(i + 2).getType() == NetLexer.LPAREN;
    }

    private static CommonToken derived(Token function, Token prime) {
        CommonToken word = new CommonToken(function);
        word.setStopIndex(prime.getStopIndex());
        word.setText(function.getText() + prime.getText());
        return word;
    }

    private static boolean continuesClaim(List<Token> tokens, int i, int to) {
        int next = i;
        while (next < to && isLineFeed(tokens.get(next))) {
            next++;
        }
        return next > i && next < to && tokens.get(next).getType() == NetLexer.ASSIGN;
    }

    private static boolean isLineFeed(Token token) {
        return token.getType() == NetLexer.NEWLINE && !token.getText().equals(";");
    }

    /** `dl / dW`, where not both of them mean something by themselves. */
    private boolean isQuotient(List<Token> tokens, int i, int to) {
        return isDifferential(tokens.get(i))
                && isBelow(tokens, i + 1, to)
                && !(isMeant(tokens.get(i)) && isMeant(tokens.get(i + 2)));
    }

    /** `/ dW` from here on. */
    private static boolean isBelow(List<Token> tokens, int i, int to) {
        return i + 1 < to
                && tokens.get(i).getType() == NetLexer.DIVIDE
                && isDifferential(tokens.get(i + 1))
                && tokens.get(i + 1).getText().length() > 1;
    }

    /** How many tokens `∂²l/∂x²` or `∂²l/∂x∂y` has here; 0 where there is none. */
    private int printedSecond(List<Token> tokens, int i, int to) {
        boolean is = i + 2 < to
                && isSign(tokens.get(i))
                && isRaisedTwo(tokens.get(i + 1))
                && tokens.get(i + 2).getType() == NetLexer.NAME
                && isBelow(tokens, i + 3, to);
        return !is ? 0 : i + 5 < to && isRaisedTwo(tokens.get(i + 5)) ? 6 : 5;
    }

    private static boolean isRaisedTwo(Token token) {
        return token.getText().equals(RAISED_TWO);
    }

    private CommonToken second(Token sign, List<Token> tokens) {
        String below = variable(tokens.get(4)) + (tokens.size() > 5 ? "2" : "");
        CommonToken word = new CommonToken(sign);
        word.setStopIndex(tokens.get(tokens.size() - 1).getStopIndex());
        word.setText(quotient("2" + tokens.get(2).getText(), below));
        return word;
    }

    private static boolean isDifferential(Token token) {
        String text = token.getText();
        return token.getType() == NetLexer.NAME && (text.startsWith("d") || text.startsWith("∂"));
    }

    private boolean isMeant(Token token) {
        return own.contains(token.getText()) || isKnown.test(token.getText());
    }

    private boolean isSign(Token token) {
        return isDifferential(token) && token.getText().length() == 1 && !isMeant(token);
    }

    /** The place of the bracket that closes the one at i, or −1 if there is none. */
    private static int closing(List<Token> tokens, int i, int to) {
        if (i >= to || tokens.get(i).getType() != NetLexer.LPAREN) {
            return -1;
        }
        int depth = 0;
        for (int k = i; k < to; k++) {
            int type = tokens.get(k).getType();
            depth += type == NetLexer.LPAREN ? 1 : type == NetLexer.RPAREN ? -1 : 0;
            if (depth == 0) {
                return k;
            }
        }
        return -1;
    }

    private CommonToken merged(Token first, Token above, Token below) {
        CommonToken word = new CommonToken(first);
        word.setStopIndex(below.getStopIndex());
        word.setText(quotient(variable(above), variable(below)));
        return word;
    }

    private String quotient(String above, String below) {
        return SecondDerivativeName.read(above, below, isKnown)
                .map(SecondDerivativeName::toString)
                .orElseGet(() -> new DerivativeName(above, below).toString());
    }

    private static String variable(Token differential) {
        return differential.getText().substring(1);
    }
}
