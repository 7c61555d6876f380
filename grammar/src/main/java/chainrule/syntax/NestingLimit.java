package chainrule.syntax;

import chainrule.syntax.antlr.NetLexer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/**
 * Finds the place where expressions nest too deeply, before the parser recurses into them. It counts the open round and
 * square brackets and, within each, the operators whose right operand is still open: prefix operators, powers and
 * conditionals.
 */
final class NestingLimit {
    static final int LIMIT = 500;

    /** The operators that are still open inside one bracket. */
    private static final class Level {
        int tight;
        int negations;
        int conditionals;

        int total() {
            return tight + negations + conditionals;
        }
    }

    private final Deque<Level> levels = new ArrayDeque<>();
    private int brackets;
    private int operators;

    /** The first token that is too deep. */
    static Optional<Token> exceededAt(List<Token> tokens) {
        NestingLimit limit = new NestingLimit();
        limit.levels.push(new Level());
        Token previous = null;
        for (Token token : tokens) {
            limit.count(token, previous);
            if (limit.brackets + limit.operators > LIMIT) {
                return Optional.of(token);
            }
            previous = token;
        }
        return Optional.empty();
    }

    private void count(Token token, Token previous) {
        if (OpenBrackets.opens(token)) {
            brackets += token.getType() == NetLexer.LBRACE ? 0 : 1;
            levels.push(new Level());
        } else if (OpenBrackets.closes(token)) {
            brackets -= token.getType() == NetLexer.RBRACE ? 0 : 1;
            operators -= levels.pop().total();
        } else {
            Level level = levels.element();
            int before = level.total();
            operator(token, previous, level);
            operators += level.total() - before;
        }
    }

    private static void operator(Token token, Token previous, Level level) {
        boolean prefixMinus = token.getType() == NetLexer.MINUS && !Words.endsOperand(previous);
        if (prefixMinus || token.getType() == NetLexer.POWER) {
            level.tight++;
        } else if (token.getType() == NetLexer.NOT) {
            level.negations++;
        } else if (token.getType() == NetLexer.IF) {
            level.conditionals++;
        } else {
            close(token.getType(), level);
        }
    }

    /** What a word ends: a looser operator ends the tighter ones before it, punctuation ends them all. */
    private static void close(int type, Level level) {
        switch (type) {
            case NetLexer.SEPARATOR:
            case NetLexer.COMMA:
            case NetLexer.ASSIGN:
            case NetLexer.COLON:
                level.conditionals = 0;
                level.negations = 0;
                level.tight = 0;
                break;
            case NetLexer.PIPE:
            case NetLexer.AND:
            case NetLexer.OR:
            case NetLexer.THEN:
            case NetLexer.ELSE:
                level.negations = 0;
                level.tight = 0;
                break;
            case NetLexer.PLUS:
            case NetLexer.MINUS:
            case NetLexer.TIMES:
            case NetLexer.HADAMARD:
            case NetLexer.DIVIDE:
            case NetLexer.EQUAL:
            case NetLexer.NOT_EQUAL:
            case NetLexer.LESS:
            case NetLexer.LESS_EQUAL:
            case NetLexer.GREATER:
            case NetLexer.GREATER_EQUAL:
                level.tight = 0;
                break;
            default:
                break;
        }
    }
}
