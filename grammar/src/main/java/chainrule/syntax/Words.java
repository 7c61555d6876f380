package chainrule.syntax;

import chainrule.syntax.antlr.NetLexer;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/** The kinds of words: which start a line, which join operands, which end one. */
final class Words {
    /** Words that start a definition of a file. */
    static final Set<Integer> DEFINITIONS =
            Set.of(NetLexer.NET, NetLexer.FN, NetLexer.LAYER, NetLexer.OPTIMIZER, NetLexer.IMPORT);

    /** Words that start a declaration in a block. */
    static final Set<Integer> DECLARATIONS = Set.of(
            NetLexer.DIM,
            NetLexer.INPUT,
            NetLexer.TARGET,
            NetLexer.PARAM,
            NetLexer.OUTPUT,
            NetLexer.LOSS,
            NetLexer.STEP,
            NetLexer.ASSUME,
            NetLexer.STATE);

    static final List<String> DEFINITION_WORDS = List.of("net", "fn", "layer", "optimizer", "import");

    static final List<String> DECLARATION_WORDS =
            List.of("dim", "input", "target", "param", "output", "loss", "step", "assume", "state");

    private static final Set<Integer> OPERAND_ENDS = Set.of(
            NetLexer.NAME,
            NetLexer.NUMBER,
            NetLexer.SUPERSCRIPT,
            NetLexer.TRUE,
            NetLexer.FALSE,
            NetLexer.TRANSPOSE,
            NetLexer.RPAREN,
            NetLexer.RBRACKET);

    private static final Set<Integer> OPERAND_STARTS = Set.of(
            NetLexer.NAME, NetLexer.NUMBER, NetLexer.TRUE, NetLexer.FALSE, NetLexer.LPAREN, NetLexer.NOT, NetLexer.IF);

    private static final Set<Integer> CONTINUING = Set.of(
            NetLexer.COMMA,
            NetLexer.ASSIGN,
            NetLexer.TILDE,
            NetLexer.PIPE,
            NetLexer.NOT,
            NetLexer.IF,
            NetLexer.THEN,
            NetLexer.ELSE);

    private Words() {}

    /** Whether a line that starts with this word is a statement of its own, whatever stands before it. */
    static boolean startsLine(Token token) {
        return DEFINITIONS.contains(token.getType()) || DECLARATIONS.contains(token.getType());
    }

    static boolean endsOperand(Token token) {
        return token != null && OPERAND_ENDS.contains(token.getType());
    }

    static boolean startsOperand(Token token) {
        return OPERAND_STARTS.contains(token.getType());
    }

    /** Whether a line that ends in this word goes on in the next one. */
    static boolean continuesAfter(Token token) {
        return Operators.isInfix(token) || CONTINUING.contains(token.getType());
    }

    /** Whether a line that starts with this word goes on from the one before. */
    static boolean continuesBefore(Token token) {
        int type = token.getType();
        return type == NetLexer.PIPE || type == NetLexer.THEN || type == NetLexer.ELSE || type == NetLexer.LBRACE;
    }

    /** Whether this is a reserved word. */
    static boolean isReserved(Token token) {
        return token.getType() >= NetLexer.NET && token.getType() <= NetLexer.FALSE;
    }
}
