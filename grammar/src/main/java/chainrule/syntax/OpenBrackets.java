package chainrule.syntax;

import chainrule.syntax.antlr.NetLexer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** The brackets that are open at a point of the text, innermost first. */
final class OpenBrackets {
    private final Deque<Token> open = new ArrayDeque<>();

    static boolean opens(Token token) {
        int type = token.getType();
        return type == NetLexer.LPAREN || type == NetLexer.LBRACKET || type == NetLexer.LBRACE;
    }

    static boolean closes(Token token) {
        int type = token.getType();
        return type == NetLexer.RPAREN || type == NetLexer.RBRACKET || type == NetLexer.RBRACE;
    }

    /** The type of the bracket that closes this one. */
    static int closerOf(Token opener) {
        switch (opener.getType()) {
            case NetLexer.LPAREN:
                return NetLexer.RPAREN;
            case NetLexer.LBRACKET:
                return NetLexer.RBRACKET;
            case NetLexer.LBRACE:
                return NetLexer.RBRACE;
            default:
                throw new IllegalArgumentException("not an opening bracket: " + opener);
        }
    }

    /** The bracket as it is typed. */
    static String shown(int closer) {
        return closer == NetLexer.RPAREN ? ")" : closer == NetLexer.RBRACKET ? "]" : "}";
    }

    void push(Token opener) {
        open.push(opener);
    }

    Token pop() {
        return open.pop();
    }

    Optional<Token> innermost() {
        return Optional.ofNullable(open.peek());
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** Whether the innermost is a round or square bracket, in which newlines mean nothing. */
    boolean joinsLines() {
        return !open.isEmpty() && open.peek().getType() != NetLexer.LBRACE;
    }

    /** Whether a closer has its opener, looking no further than the braces around it. */
    boolean canClose(int closer) {
        for (Token opener : open) {
            if (closerOf(opener) == closer) {
                return true;
            }
            if (opener.getType() == NetLexer.LBRACE) {
                return false;
            }
        }
        return false;
    }
}
