package chainrule.syntax;

import chainrule.syntax.antlr.NetGrammar;
import chainrule.syntax.antlr.NetLexer;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * Goes on after an error at the end of its line, so that each line has its own error and no error has a second one in
 * its wake. Only a missing or superfluous word in the head of a definition is passed over on the spot, so that the
 * lines of its block are still looked at. {@link StatementBreaks}'s matching brackets and separators are what makes this
 * work.
 */
final class Recovery extends DefaultErrorStrategy {
    private final SyntaxMessages messages;

    Recovery(SyntaxMessages messages) {
        this.messages = messages;
    }

    @Override
    public void reportError(Parser parser, RecognitionException e) {
        report(parser, e.getExpectedTokens());
    }

    @Override
    protected void reportUnwantedToken(Parser parser) {
        report(parser, parser.getExpectedTokens());
    }

    @Override
    protected void reportMissingToken(Parser parser) {
        report(parser, parser.getExpectedTokens());
    }

    private void report(Parser parser, IntervalSet expected) {
        if (!inErrorRecoveryMode(parser)) {
            beginErrorCondition(parser);
            messages.unexpected(parser.getTokenStream(), expected);
        }
    }

    @Override
    public Token recoverInline(Parser parser) throws RecognitionException {
        ParserRuleContext context = parser.getContext();
        Token current = parser.getCurrentToken();
        if (context instanceof NetGrammar.DefinitionContext && singleTokenInsertion(parser)) {
            return getMissingSymbol(parser);
        }
        // A bracket is never passed over: its partner would be left behind.
        boolean skippable = isHead(context)
                && current.getType() != NetLexer.SEPARATOR
                && !OpenBrackets.opens(current)
                && !OpenBrackets.closes(current);
        Token meant = skippable ? singleTokenDeletion(parser) : null;
        if (meant == null) {
            throw new InputMismatchException(parser);
        }
        parser.consume();
        return meant;
    }

    /** A token in place of a missing one, at the place of the next: separators have no source that ANTLR could ask. */
    @Override
    protected Token getMissingSymbol(Parser parser) {
        CommonToken missing = new CommonToken(parser.getCurrentToken());
        missing.setType(getExpectedTokens(parser).getMinElement());
        return missing;
    }

    private static boolean isHead(ParserRuleContext context) {
        return context instanceof NetGrammar.DefinitionContext
                || context instanceof NetGrammar.BlockContext
                || context instanceof NetGrammar.OptimizerBlockContext;
    }

    @Override
    public void recover(Parser parser, RecognitionException e) {
        skipLine(parser);
        ParserRuleContext context = parser.getContext();
        boolean endsLine = context instanceof NetGrammar.LineContext
                || context instanceof NetGrammar.OptimizerLineContext
                || context instanceof NetGrammar.ClaimContext
                || context instanceof NetGrammar.PartContext;
        if (endsLine) {
            consumeSeparator(parser);
        }
    }

    /** Before each line of a block or file: passes over lines that begin with a word that begins none. */
    @Override
    public void sync(Parser parser) {
        ParserRuleContext context = parser.getContext();
        boolean betweenLines = context instanceof NetGrammar.BlockContext
                || context instanceof NetGrammar.OptimizerBlockContext
                || context instanceof NetGrammar.ClaimsContext
                || context instanceof NetGrammar.SpecContext;
        if (!betweenLines) {
            return;
        }
        IntervalSet expected = parser.getATN().nextTokens(parser.getATN().states.get(parser.getState()));
        while (!expected.contains(parser.getCurrentToken().getType())
                && parser.getCurrentToken().getType() != Token.EOF) {
            report(parser, expected);
            int before = parser.getTokenStream().index();
            skipLine(parser);
            consumeSeparator(parser);
            if (parser.getTokenStream().index() == before) {
                parser.consume();
            }
        }
    }

    /** Consumes up to the separator of this line; blocks that begin in it belong to it. */
    private static void skipLine(Parser parser) {
        int depth = 0;
        while (true) {
            int type = parser.getCurrentToken().getType();
            boolean ends = type == NetLexer.SEPARATOR || type == NetLexer.RBRACE;
            if (type == Token.EOF || ends && depth == 0) {
                return;
            }
            depth += type == NetLexer.LBRACE ? 1 : type == NetLexer.RBRACE ? -1 : 0;
            parser.consume();
        }
    }

    private void consumeSeparator(Parser parser) {
        if (parser.getCurrentToken().getType() == NetLexer.SEPARATOR) {
            parser.consume();
        }
        endErrorCondition(parser);
    }
}
