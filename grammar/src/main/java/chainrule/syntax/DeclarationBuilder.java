package chainrule.syntax;

import chainrule.syntax.antlr.NetGrammar;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** Makes what declares a name: formals, shapes, and the lines of an optimizer. */
final class DeclarationBuilder {
    private final TokenPlaces places;
    private final SyntaxErrors errors;
    private final ExpressionBuilder expressions;

    DeclarationBuilder(TokenPlaces places, SyntaxErrors errors, ExpressionBuilder expressions) {
        this.places = places;
        this.errors = errors;
        this.expressions = expressions;
    }

    /** A name that is declared: one without dots, which are kept for what a layer declares. */
    String name(Token token) {
        if (token.getText().contains(".")) {
            String message = "a declared name has no dot, but found `" + token.getText() + "`";
            errors.report(Problem.MALFORMED_DEFINITION, message, places.of(token));
        }
        return token.getText();
    }

    List<FormalSyntax> formals(NetGrammar.FormalsContext context) {
        return context == null
                ? List.of()
                : context.formal().stream().map(this::formal).toList();
    }

    FormalSyntax formal(NetGrammar.FormalContext context) {
        Token name = context.NAME().getSymbol();
        return new FormalSyntax(
                name(name),
                places.of(name),
                shape(context.shape()),
                classes(context.ofClass()),
                expressions.optional(context.expression()),
                places.of(context));
    }

    List<ExpressionSyntax> shape(NetGrammar.ShapeContext context) {
        return context == null
                ? List.of()
                : context.expression().stream().map(expressions::expression).toList();
    }

    Optional<ExpressionSyntax> classes(NetGrammar.OfClassContext context) {
        return Optional.ofNullable(context).map(c -> expressions.expression(c.expression()));
    }

    StateSyntax state(NetGrammar.StateContext context) {
        Token name = context.NAME().getSymbol();
        return new StateSyntax(
                name(name), places.of(name), expressions.optional(context.expression()), places.of(context));
    }

    UpdateSyntax update(NetGrammar.UpdateContext context) {
        Token name = context.NAME().getSymbol();
        return new UpdateSyntax(
                name(name), places.of(name), expressions.expression(context.expression()), places.of(context));
    }
}
