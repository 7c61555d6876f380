package chainrule.syntax;

import chainrule.syntax.antlr.NetLexer;
import java.util.Map;
import org.antlr.v4.runtime.Token;

/** Which operator each token is. */
final class Operators {
    private static final Map<Integer, BinaryOperator> INFIX = Map.ofEntries(
            Map.entry(NetLexer.PLUS, BinaryOperator.ADD),
            Map.entry(NetLexer.MINUS, BinaryOperator.SUBTRACT),
            Map.entry(NetLexer.TIMES, BinaryOperator.MULTIPLY),
            Map.entry(NetLexer.HADAMARD, BinaryOperator.HADAMARD),
            Map.entry(NetLexer.DIVIDE, BinaryOperator.DIVIDE),
            Map.entry(NetLexer.POWER, BinaryOperator.POWER),
            Map.entry(NetLexer.EQUAL, BinaryOperator.EQUAL),
            Map.entry(NetLexer.NOT_EQUAL, BinaryOperator.NOT_EQUAL),
            Map.entry(NetLexer.LESS, BinaryOperator.LESS),
            Map.entry(NetLexer.LESS_EQUAL, BinaryOperator.LESS_EQUAL),
            Map.entry(NetLexer.GREATER, BinaryOperator.GREATER),
            Map.entry(NetLexer.GREATER_EQUAL, BinaryOperator.GREATER_EQUAL),
            Map.entry(NetLexer.AND, BinaryOperator.AND),
            Map.entry(NetLexer.OR, BinaryOperator.OR));

    private Operators() {}

    static BinaryOperator infix(Token token) {
        return INFIX.get(token.getType());
    }

    static boolean isInfix(Token token) {
        return INFIX.containsKey(token.getType());
    }
}
