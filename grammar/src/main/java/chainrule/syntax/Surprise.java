package chainrule.syntax;

import chainrule.source.SourceSpan;
import chainrule.syntax.antlr.NetLexer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

/** A token that the parser did not expect, with what stands around it. */
record Surprise(TokenStream tokens, Expected expected, TokenPlaces places) {
    Token offending() {
        return tokens.LT(1);
    }

    /** The token before, or null at the start of the text. */
    Token previous() {
        return tokens.LT(-1);
    }

    SourceSpan place() {
        return places.of(offending());
    }

    SourceSpan previousPlace() {
        return previous() == null ? place() : places.of(previous());
    }

    /** The offending token in words. */
    String found() {
        switch (offending().getType()) {
            case NetLexer.SEPARATOR:
                return "the end of the line";
            case Token.EOF:
                return "the end of the file";
            default:
                return "`" + offending().getText() + "`";
        }
    }

    boolean isLineEnd() {
        return offending().getType() == NetLexer.SEPARATOR || offending().getType() == Token.EOF;
    }

    /** Whether the offending token is the first of its line in a block. */
    boolean startsLine() {
        return previous() != null && isBoundary(previous()) && !isLineEnd();
    }

    /** {@code parm W[2]}: a line of a name and a name. */
    boolean isMisspeltDeclaration() {
        boolean names = isName(previous()) && isName(offending());
        return names && !expected.isExpression() && (tokens.LT(-2) == null || isBoundary(tokens.LT(-2)));
    }

    /** {@code loss = …}. */
    boolean definesReserved() {
        return previous() != null
                && Words.DECLARATIONS.contains(previous().getType())
                && offending().getType() == NetLexer.ASSIGN;
    }

    /** {@code param input[2]}, {@code 2*loss}. */
    boolean isReservedName() {
        Token token = offending();
        boolean neverInExpressions = Words.startsLine(token) || token.getType() == NetLexer.CLASS;
        return Words.isReserved(token) && (expected.isName() || expected.isExpression() && neverInExpressions);
    }

    /** {@code a b}: an operand after an operand, where the first could have been all. */
    boolean lacksOperator() {
        boolean operandCouldEnd = expected.contains(NetLexer.SEPARATOR)
                || expected.contains(NetLexer.COMMA)
                || expected.contains(NetLexer.RPAREN)
                || expected.contains(NetLexer.RBRACKET);
        return Words.endsOperand(previous()) && Words.startsOperand(offending()) && operandCouldEnd;
    }

    /** {@code f(, a)}: nothing before the first comma, where the parser thinks of a call without arguments. */
    boolean lacksArgument() {
        return previous() != null && previous().getType() == NetLexer.LPAREN && expected.contains(NetLexer.RPAREN);
    }

    /** {@code x |> f + 1}: an infix operator after a stage of a pipe. */
    boolean followsPipe() {
        return Operators.isInfix(offending()) && lineHasPipe();
    }

    /** {@code x[a else 0, b]}: a comma after an else that belongs to a bracket. */
    boolean followsOutside() {
        if (offending().getType() != NetLexer.COMMA) {
            return false;
        }
        int depth = 0;
        boolean outside = false;
        for (int back = -1; tokens.LT(back) != null && !isBoundary(tokens.LT(back)); back--) {
            Token token = tokens.LT(back);
            depth += OpenBrackets.closes(token) ? 1 : OpenBrackets.opens(token) ? -1 : 0;
            if (depth < 0) {
                return outside && token.getType() == NetLexer.LBRACKET;
            }
            outside |= depth == 0 && token.getType() == NetLexer.ELSE;
        }
        return false;
    }

    private boolean lineHasPipe() {
        for (int back = -1; tokens.LT(back) != null && !isBoundary(tokens.LT(back)); back--) {
            if (tokens.LT(back).getType() == NetLexer.PIPE) {
                return true;
            }
        }
        return false;
    }

    private static boolean isName(Token token) {
        return token != null && token.getType() == NetLexer.NAME;
    }

    private static boolean isBoundary(Token token) {
        return token.getType() == NetLexer.SEPARATOR || token.getType() == NetLexer.LBRACE;
    }
}
