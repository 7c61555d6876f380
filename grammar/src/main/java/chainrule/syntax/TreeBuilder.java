package chainrule.syntax;

import chainrule.source.SourceText;
import chainrule.syntax.antlr.NetGrammar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** Makes the syntax records of a file from a parse tree without errors. */
final class TreeBuilder {
    private final TokenPlaces places;
    private final SyntaxErrors errors;
    private final ExpressionBuilder expressions;
    private final DeclarationBuilder declarations;
    private final StatementBuilder statements;

    TreeBuilder(TokenPlaces places, SyntaxErrors errors) {
        this.places = places;
        this.errors = errors;
        this.expressions = new ExpressionBuilder(places, errors);
        this.declarations = new DeclarationBuilder(places, errors, expressions);
        this.statements = new StatementBuilder(places, errors, expressions, declarations);
    }

    ExpressionSyntax expression(NetGrammar.ExpressionContext expression) {
        return expressions.expression(expression);
    }

    ExpressionSyntax fact(NetGrammar.FactContext fact) {
        return expressions.fact(fact);
    }

    List<FormalSyntax> formals(List<NetGrammar.FormalContext> formals) {
        return formals.stream().map(declarations::formal).toList();
    }

    List<ValueSyntax> values(List<NetGrammar.ValueContext> values) {
        return values.stream()
                .map(v -> new ValueSyntax(
                        declarations.name(v.NAME().getSymbol()),
                        places.of(v.NAME().getSymbol()),
                        expressions.numbers(v.numbers())))
                .toList();
    }

    List<ClaimSyntax> claims(NetGrammar.ClaimsContext claims) {
        return claims.claim().stream().map(this::claim).toList();
    }

    private ClaimSyntax claim(NetGrammar.ClaimContext claim) {
        return new ClaimSyntax(
                claim.expression().stream().map(expressions::expression).toList(),
                places.of(claim.getStart(), claim.SEPARATOR().getSymbol()));
    }

    SpecSyntax spec(SourceText text, NetGrammar.SpecContext spec) {
        List<ImportSyntax> imports = new ArrayList<>();
        List<FunctionSyntax> functions = new ArrayList<>();
        List<LayerSyntax> layers = new ArrayList<>();
        List<OptimizerSyntax> optimizers = new ArrayList<>();
        List<NetSyntax> nets = new ArrayList<>();
        for (NetGrammar.PartContext part : spec.part()) {
            NetGrammar.DefinitionContext definition = part.definition();
            if (definition instanceof NetGrammar.ImportDefinitionContext) {
                imports.add(imported((NetGrammar.ImportDefinitionContext) definition));
            } else if (definition instanceof NetGrammar.FunctionDefinitionContext) {
                functions.add(function((NetGrammar.FunctionDefinitionContext) definition));
            } else if (definition instanceof NetGrammar.LayerDefinitionContext) {
                layers.add(layer((NetGrammar.LayerDefinitionContext) definition));
            } else if (definition instanceof NetGrammar.OptimizerDefinitionContext) {
                optimizers.add(optimizer((NetGrammar.OptimizerDefinitionContext) definition));
            } else {
                nets.add(net((NetGrammar.NetDefinitionContext) definition));
            }
        }
        return new SpecSyntax(text, imports, functions, layers, optimizers, nets);
    }

    private ImportSyntax imported(NetGrammar.ImportDefinitionContext context) {
        String quoted = context.STRING().getText();
        String path = quoted.substring(1, quoted.length() - 1);
        return new ImportSyntax(path, places.of(context.STRING().getSymbol()), places.of(context));
    }

    private FunctionSyntax function(NetGrammar.FunctionDefinitionContext context) {
        Token name = context.NAME().getSymbol();
        return new FunctionSyntax(
                declarations.name(name),
                places.of(name),
                declarations.formals(context.formals()),
                expressions.expression(context.expression()),
                places.of(context));
    }

    private LayerSyntax layer(NetGrammar.LayerDefinitionContext context) {
        Token name = context.NAME().getSymbol();
        List<NetGrammar.LineContext> lines = context.block().line();
        Optional<ExpressionSyntax> result = statements.result(lines);
        if (result.isEmpty()) {
            String message = "the last line of layer `" + name.getText() + "` must be its value";
            errors.report(Problem.LAYER_WITHOUT_VALUE, message, places.of(name));
        }
        return new LayerSyntax(
                declarations.name(name),
                places.of(name),
                declarations.formals(context.formals()),
                statements.ofLayer(lines),
                result.orElseGet(() -> new NameSyntax(name.getText(), places.of(name))),
                places.of(context));
    }

    private OptimizerSyntax optimizer(NetGrammar.OptimizerDefinitionContext context) {
        Token name = context.NAME().getSymbol();
        List<StateSyntax> states = new ArrayList<>();
        List<UpdateSyntax> updates = new ArrayList<>();
        for (NetGrammar.OptimizerLineContext line : context.optimizerBlock().optimizerLine()) {
            if (line.states() != null) {
                line.states().state().forEach(state -> states.add(declarations.state(state)));
            } else {
                updates.add(declarations.update(line.update()));
            }
        }
        return new OptimizerSyntax(
                declarations.name(name),
                places.of(name),
                declarations.formals(context.formals()),
                states,
                updates,
                places.of(context));
    }

    private NetSyntax net(NetGrammar.NetDefinitionContext context) {
        Token name = context.NAME().getSymbol();
        return new NetSyntax(
                declarations.name(name),
                places.of(name),
                statements.ofNet(context.block().line()),
                places.of(context));
    }
}
