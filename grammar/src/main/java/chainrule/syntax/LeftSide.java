package chainrule.syntax;

import chainrule.syntax.antlr.NetGrammar;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** The left side of a definition, which the grammar reads as an expression: a name, perhaps with indices. */
record LeftSide(Token name, List<NetGrammar.SubscriptContext> indices) {
    /** The expression as a left side, if it has that form. */
    static Optional<LeftSide> of(NetGrammar.ExpressionContext expression) {
        if (!expression.PIPE().isEmpty()) {
            return Optional.empty();
        }
        NetGrammar.OperandContext operand = expression.operand();
        if (operand instanceof NetGrammar.BracketedContext) {
            NetGrammar.BracketedContext bracketed = (NetGrammar.BracketedContext) operand;
            boolean plain = bracketed.arguments() == null && bracketed.ELSE() == null;
            return plain
                    ? bareName(bracketed.operand()).map(name -> new LeftSide(name, bracketed.subscript()))
                    : Optional.empty();
        }
        return bareName(operand).map(name -> new LeftSide(name, List.of()));
    }

    /** The name that an operand consists of, if it is nothing else. */
    static Optional<Token> bareName(NetGrammar.OperandContext operand) {
        if (!(operand instanceof NetGrammar.NameOrCallContext)) {
            return Optional.empty();
        }
        NetGrammar.NameOrCallContext named = (NetGrammar.NameOrCallContext) operand;
        return named.arguments() == null ? Optional.of(named.NAME().getSymbol()) : Optional.empty();
    }

    /** The name that an expression consists of, if it is nothing else. */
    static Optional<Token> bareName(NetGrammar.ExpressionContext expression) {
        return expression.PIPE().isEmpty() ? bareName(expression.operand()) : Optional.empty();
    }
}
