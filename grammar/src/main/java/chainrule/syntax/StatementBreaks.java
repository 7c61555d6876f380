package chainrule.syntax;

import chainrule.source.Diagnostic;
import chainrule.source.SourceSpan;
import chainrule.syntax.antlr.NetLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Stands between lexer and parser: decides which newlines separate statements, and makes the brackets match.
 *
 * <p>In what it hands on there is no newline; every bracket has its partner; a separator ends each line of a block and
 * each definition, and none stands elsewhere. Brackets that did not match have been reported and repaired.
 */
final class StatementBreaks {
    private final TokenPlaces places;
    private final SyntaxErrors errors;
    private final OpenBrackets open = new OpenBrackets();
    private final List<Token> out = new ArrayList<>();
    private boolean bracesMissing;
    private boolean newline;

    StatementBreaks(TokenPlaces places, SyntaxErrors errors) {
        this.places = places;
        this.errors = errors;
    }

    List<Token> arrange(List<Token> tokens) {
        bracesMissing = count(tokens, NetLexer.LBRACE) > count(tokens, NetLexer.RBRACE);
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.getType() == NetLexer.NEWLINE) {
                endOfLine(token);
            } else {
                Token next = tokens.get(Math.min(i + 1, tokens.size() - 1));
                if (newline) {
                    startOfLine(token, next);
                }
                word(token);
            }
        }
        return out;
    }

    private static long count(List<Token> tokens, int type) {
        return tokens.stream().filter(t -> t.getType() == type).count();
    }

    private Token last() {
        return out.isEmpty() ? null : out.get(out.size() - 1);
    }

    private void endOfLine(Token token) {
        if (!token.getText().equals(";")) {
            newline = true;
        } else if (open.joinsLines()) {
            Diagnostic error =
                    SyntaxErrors.error(Problem.UNEXPECTED_TOKEN, "`;` cannot stand inside brackets", places.of(token));
            errors.reportDamage(error, places.of(token));
        } else {
            separate();
        }
    }

    private void startOfLine(Token token, Token next) {
        newline = false;
        if (Words.startsLine(token)) {
            closeJoiningBrackets();
            if (bracesMissing && Words.DEFINITIONS.contains(token.getType())) {
                closeAll();
            }
            separate();
        } else if (startsDefinitionInBrackets(token, next)) {
            closeJoiningBrackets();
            separate();
        } else if (!open.joinsLines() && !joins(token)) {
            separate();
        }
    }

    /** After an operand, `name =` is no argument: the brackets of the line before were forgotten. */
    private boolean startsDefinitionInBrackets(Token token, Token next) {
        return open.joinsLines()
                && token.getType() == NetLexer.NAME
                && next.getType() == NetLexer.ASSIGN
                && Words.endsOperand(last());
    }

    private boolean joins(Token token) {
        return last() != null && Words.continuesAfter(last()) || Words.continuesBefore(token);
    }

    private void word(Token token) {
        if (OpenBrackets.opens(token)) {
            open.push(token);
            out.add(token);
        } else if (OpenBrackets.closes(token)) {
            close(token);
        } else if (token.getType() == Token.EOF) {
            closeAll();
            separate();
            out.add(token);
        } else {
            out.add(token);
        }
    }

    private void close(Token token) {
        if (token.getType() == NetLexer.RBRACE) {
            closeJoiningBrackets();
        }
        if (open.canClose(token.getType())) {
            while (OpenBrackets.closerOf(open.innermost().orElseThrow()) != token.getType()) {
                closeForgotten();
            }
            closeProperly(token);
        } else if (open.joinsLines()) {
            closeWrongly(token);
        } else {
            Diagnostic error = SyntaxErrors.error(
                    Problem.UNMATCHED_BRACKET, "`" + token.getText() + "` closes nothing", places.of(token));
            errors.reportDamage(error, places.of(token));
        }
    }

    private void closeProperly(Token token) {
        open.pop();
        if (token.getType() == NetLexer.RBRACE) {
            separate();
        }
        out.add(token);
        if (token.getType() == NetLexer.RBRACE && open.isEmpty()) {
            separate();
        }
    }

    private void closeWrongly(Token token) {
        Token opener = open.pop();
        int closer = OpenBrackets.closerOf(opener);
        String message = "`" + token.getText() + "` does not close `" + opener.getText() + "`: expected `"
                + OpenBrackets.shown(closer) + "`";
        Diagnostic error = SyntaxErrors.error(Problem.UNMATCHED_BRACKET, message, places.of(token))
                .withNote("opened here", places.of(opener));
        errors.reportDamage(error, places.of(token));
        CommonToken meant = new CommonToken(token);
        meant.setType(closer);
        out.add(meant);
    }

    private void closeJoiningBrackets() {
        while (open.joinsLines()) {
            closeForgotten();
        }
    }

    private void closeAll() {
        while (!open.isEmpty()) {
            closeForgotten();
        }
    }

    private void closeForgotten() {
        Token opener = open.innermost().orElseThrow();
        SourceSpan place = places.of(opener);
        Diagnostic error =
                SyntaxErrors.error(Problem.UNCLOSED_BRACKET, "`" + opener.getText() + "` is never closed", place);
        int closer = OpenBrackets.closerOf(opener);
        boolean joining = open.joinsLines();
        errors.reportDamage(error, joining ? places.of(opener, last()) : place);
        closeProperly(places.after(last(), closer, OpenBrackets.shown(closer)));
    }

    /** Ends a line, unless none has begun. */
    private void separate() {
        Token last = last();
        boolean begun = last != null && last.getType() != NetLexer.SEPARATOR && last.getType() != NetLexer.LBRACE;
        if (begun) {
            out.add(places.after(last, NetLexer.SEPARATOR, "end of line"));
        }
    }
}
