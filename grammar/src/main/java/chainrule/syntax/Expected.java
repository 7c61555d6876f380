package chainrule.syntax;

import chainrule.syntax.antlr.NetLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.misc.IntervalSet;

/** The tokens that could have come next, and how to say so. */
record Expected(IntervalSet tokens) {
    private static final int MOST = 4;

    boolean contains(int type) {
        return tokens.contains(type);
    }

    /** Whether a definition of the file should begin here. */
    boolean isDefinition() {
        return contains(NetLexer.NET);
    }

    boolean isExpression() {
        return contains(NetLexer.NUMBER);
    }

    boolean isName() {
        return contains(NetLexer.NAME) && !isExpression();
    }

    /** A phrase such as {@code an expression}, {@code `,` or `)`}. */
    String describe() {
        List<String> phrases = new ArrayList<>();
        if (isExpression()) {
            phrases.add("an expression");
        } else if (isName()) {
            phrases.add("a name");
        }
        if (contains(NetLexer.STRING)) {
            phrases.add("a path in double quotes");
        }
        if (contains(NetLexer.LESS) && tokens.size() == 1) {
            phrases.add("`<-`");
        } else {
            addPunctuation(phrases);
        }
        if (contains(NetLexer.SEPARATOR)) {
            phrases.add("the end of the line");
        }
        return join(phrases.subList(0, Math.min(MOST, phrases.size())));
    }

    private void addPunctuation(List<String> phrases) {
        for (int type : tokens.toList()) {
            String literal = type < 0 ? null : NetLexer.VOCABULARY.getLiteralName(type);
            boolean startsExpression = isExpression() && type != NetLexer.RPAREN && type != NetLexer.RBRACKET;
            if (literal != null && !startsExpression) {
                phrases.add("`" + literal.substring(1, literal.length() - 1) + "`");
            }
        }
    }

    private static String join(List<String> phrases) {
        if (phrases.isEmpty()) {
            return "something else";
        }
        int last = phrases.size() - 1;
        return last == 0 ? phrases.get(0) : String.join(", ", phrases.subList(0, last)) + " or " + phrases.get(last);
    }
}
