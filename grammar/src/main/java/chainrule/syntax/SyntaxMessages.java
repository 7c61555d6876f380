package chainrule.syntax;

import static chainrule.syntax.SyntaxErrors.error;

import chainrule.source.Diagnostic;
import chainrule.source.SourceSpan;
import chainrule.source.Spelling;
import chainrule.syntax.antlr.NetLexer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Says in words what the parser did not expect: the most particular sentence that fits. */
final class SyntaxMessages {
    private final TokenPlaces places;
    private final SyntaxErrors errors;

    SyntaxMessages(TokenPlaces places, SyntaxErrors errors) {
        this.places = places;
        this.errors = errors;
    }

    /** Reports that the next token of the stream is none of those expected. */
    void unexpected(TokenStream tokens, IntervalSet expected) {
        Surprise surprise = new Surprise(tokens, new Expected(expected), places);
        errors.reportUndamaged(diagnostic(surprise));
    }

    private static Diagnostic diagnostic(Surprise s) {
        if (s.expected().isDefinition()) {
            return atStartOfFileLine(s);
        }
        if (s.startsLine()) {
            return atStartOfBlockLine(s);
        }
        if (s.isMisspeltDeclaration()) {
            String word = s.previous().getText();
            return error(Problem.UNKNOWN_DECLARATION, "`" + word + "` is no declaration", s.previousPlace())
                    .withNearMiss(Spelling.nearest(word, Words.DECLARATION_WORDS));
        }
        if (s.definesReserved()) {
            String word = s.previous().getText();
            return error(Problem.RESERVED_NAME, reserved(word), s.previousPlace())
                    .withNote("a declaration reads `" + word + " name …`");
        }
        if (s.isReservedName()) {
            return error(Problem.RESERVED_NAME, reserved(s.offending().getText()), s.place());
        }
        if (s.followsOutside()) {
            return error(Problem.UNEXPECTED_TOKEN, "`else` comes after the last subscript", s.place())
                    .withSuggestion("write `x[i, j else 0]`: it says what stands wherever any subscript leaves its axis");
        }
        if (s.lacksOperator()) {
            return lacksOperator(s);
        }
        return general(s);
    }

    private static String reserved(String word) {
        return "`" + word + "` is a reserved word and cannot be a name";
    }

    private static Diagnostic atStartOfFileLine(Surprise s) {
        String word = s.offending().getText();
        if (Words.DECLARATIONS.contains(s.offending().getType())) {
            return error(
                    Problem.MISPLACED_STATEMENT, "`" + word + "` stands outside of any `net Name { … }`", s.place());
        }
        String message = "expected `net`, `fn`, `layer`, `optimizer` or `import`, but found " + s.found();
        return error(Problem.UNEXPECTED_TOKEN, message, s.place())
                .withNearMiss(Spelling.nearest(word, Words.DEFINITION_WORDS));
    }

    private static Diagnostic atStartOfBlockLine(Surprise s) {
        Token token = s.offending();
        String word = token.getText();
        if (Operators.isInfix(token)) {
            return error(Problem.LEADING_OPERATOR, "a line cannot start with `" + word + "`", s.place())
                    .withSuggestion("put the operator at the end of the line before");
        }
        if (Words.startsLine(token)) {
            String message = "`" + word + "` cannot stand in this block";
            Diagnostic result = error(Problem.MISPLACED_STATEMENT, message, s.place());
            return Words.DEFINITIONS.contains(token.getType())
                    ? result.withSuggestion("put it outside the braces")
                    : result;
        }
        return error(Problem.UNEXPECTED_TOKEN, "a line cannot start with " + s.found(), s.place());
    }

    private static Diagnostic lacksOperator(Surprise s) {
        String left = s.previous().getText();
        String right = s.offending().getText();
        String message = "there is no operator between `" + left + "` and `" + right + "`";
        Diagnostic result = error(Problem.MISSING_OPERATOR, message, s.place());
        boolean bracket = s.offending().getType() == NetLexer.LPAREN;
        String product = left + "*" + right + (bracket ? "…)" : "");
        return bracket || s.previous().getType() == NetLexer.NUMBER
                ? result.withSuggestion("a product is written `" + product + "`")
                : result;
    }

    private static Diagnostic general(Surprise s) {
        String message = "expected "
                + (s.lacksArgument() ? "an argument or `)`" : s.expected().describe());
        if (s.previous() != null) {
            message += " after `" + s.previous().getText() + "`";
        }
        SourceSpan place = s.isLineEnd() ? s.previousPlace() : s.place();
        Diagnostic result =
                error(Problem.UNEXPECTED_TOKEN, s.isLineEnd() ? message : message + ", but found " + s.found(), place);
        return s.followsPipe() ? result.withSuggestion("`|>` binds last, so put the pipe in parentheses") : result;
    }
}
