package chainrule.syntax;

import chainrule.source.SourceSpan;
import chainrule.syntax.antlr.NetGrammar;
import chainrule.syntax.antlr.NetGrammarBaseVisitor;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Makes the lines of nets and layers; a line from which nothing can be made has been reported. */
final class StatementBuilder extends NetGrammarBaseVisitor<Optional<StatementSyntax>> {
    private final TokenPlaces places;
    private final SyntaxErrors errors;
    private final ExpressionBuilder expressions;
    private final DeclarationBuilder declarations;

    StatementBuilder(
            TokenPlaces places, SyntaxErrors errors, ExpressionBuilder expressions, DeclarationBuilder declarations) {
        this.places = places;
        this.errors = errors;
        this.expressions = expressions;
        this.declarations = declarations;
    }

    List<StatementSyntax> ofNet(List<NetGrammar.LineContext> lines) {
        return statements(lines);
    }

    /** The statements of a layer: all lines, but the last if it is only a value. */
    List<StatementSyntax> ofLayer(List<NetGrammar.LineContext> lines) {
        lines.forEach(this::reportIfOfNetOnly);
        boolean endsInValue = !lines.isEmpty() && isValue(last(lines));
        return statements(endsInValue ? lines.subList(0, lines.size() - 1) : lines);
    }

    /** The value of a layer, unless its last line has none. */
    Optional<ExpressionSyntax> result(List<NetGrammar.LineContext> lines) {
        if (lines.isEmpty() || !(last(lines) instanceof NetGrammar.DefinitionOrValueContext)) {
            return Optional.empty();
        }
        NetGrammar.DefinitionOrValueContext line = (NetGrammar.DefinitionOrValueContext) last(lines);
        if (isValue(line)) {
            return Optional.of(expressions.expression(line.expression(0)));
        }
        return LeftSide.of(line.expression(0))
                .map(left -> new NameSyntax(left.name().getText(), places.of(left.name())));
    }

    private static NetGrammar.StatementContext last(List<NetGrammar.LineContext> lines) {
        return lines.get(lines.size() - 1).statement();
    }

    private static boolean isValue(NetGrammar.StatementContext statement) {
        return statement instanceof NetGrammar.DefinitionOrValueContext
                && ((NetGrammar.DefinitionOrValueContext) statement).ASSIGN() == null;
    }

    private List<StatementSyntax> statements(List<NetGrammar.LineContext> lines) {
        return lines.stream()
                .map(line -> line.statement().accept(this))
                .flatMap(Optional::stream)
                .toList();
    }

    private void reportIfOfNetOnly(NetGrammar.LineContext line) {
        NetGrammar.StatementContext statement = line.statement();
        boolean allowed = statement instanceof NetGrammar.DimContext
                || statement instanceof NetGrammar.ParamContext
                || statement instanceof NetGrammar.AssumeContext
                || statement instanceof NetGrammar.DefinitionOrValueContext;
        if (!allowed) {
            Token word = statement.getStart();
            String message = "`" + word.getText() + "` belongs in a net, not in a layer";
            errors.report(Problem.MISPLACED_STATEMENT, message, places.of(word));
        }
    }

    @Override
    public Optional<StatementSyntax> visitDim(NetGrammar.DimContext dim) {
        Token name = dim.NAME().getSymbol();
        return Optional.of(new DimSyntax(
                declarations.name(name), places.of(name), expressions.optional(dim.expression()), places.of(dim)));
    }

    @Override
    public Optional<StatementSyntax> visitInput(NetGrammar.InputContext input) {
        Token name = input.NAME().getSymbol();
        return Optional.of(new InputSyntax(
                declarations.name(name),
                places.of(name),
                declarations.shape(input.shape()),
                declarations.classes(input.ofClass()),
                places.of(input)));
    }

    @Override
    public Optional<StatementSyntax> visitTarget(NetGrammar.TargetContext target) {
        Token name = target.NAME().getSymbol();
        return Optional.of(new TargetSyntax(
                declarations.name(name),
                places.of(name),
                declarations.shape(target.shape()),
                declarations.classes(target.ofClass()),
                places.of(target)));
    }

    @Override
    public Optional<StatementSyntax> visitParam(NetGrammar.ParamContext param) {
        Token name = param.NAME().getSymbol();
        return Optional.of(new ParamSyntax(
                declarations.name(name),
                places.of(name),
                declarations.shape(param.shape()),
                Optional.ofNullable(param.stage()).map(expressions::nameOrCall),
                expressions.optional(param.expression()),
                places.of(param)));
    }

    @Override
    public Optional<StatementSyntax> visitOutput(NetGrammar.OutputContext output) {
        if (output.ASSIGN() != null) {
            DefinitionSyntax definition = definition(output.head(0), output.expression(), output);
            NameSyntax name = new NameSyntax(definition.name(), definition.nameSpan());
            return Optional.of(new OutputSyntax(List.of(name), Optional.of(definition), places.of(output)));
        }
        List<NameSyntax> names = output.head().stream().map(this::outputName).toList();
        return Optional.of(new OutputSyntax(names, Optional.empty(), places.of(output)));
    }

    private NameSyntax outputName(NetGrammar.HeadContext head) {
        if (head.LBRACKET() != null) {
            errors.report(
                    Problem.MALFORMED_DEFINITION,
                    "an output is a name; indices need a definition `= …`",
                    places.of(head));
        }
        Token name = head.NAME().getSymbol();
        return new NameSyntax(name.getText(), places.of(name));
    }

    @Override
    public Optional<StatementSyntax> visitLoss(NetGrammar.LossContext loss) {
        return Optional.of(new LossSyntax(definition(loss.head(), loss.expression(), loss), places.of(loss)));
    }

    @Override
    public Optional<StatementSyntax> visitStep(NetGrammar.StepContext step) {
        return Optional.of(new StepSyntax(expressions.stage(step.stage()), places.of(step)));
    }

    @Override
    public Optional<StatementSyntax> visitAssume(NetGrammar.AssumeContext assume) {
        return Optional.of(new AssumeSyntax(expressions.fact(assume.fact()), places.of(assume)));
    }

    @Override
    public Optional<StatementSyntax> visitDefinitionOrValue(NetGrammar.DefinitionOrValueContext line) {
        SourceSpan place = places.of(line.expression(0));
        if (line.ASSIGN() == null) {
            errors.report(Problem.UNUSED_VALUE, "the value of this line is not used: expected `name = …`", place);
            return Optional.empty();
        }
        Optional<LeftSide> left = LeftSide.of(line.expression(0));
        if (left.isEmpty()) {
            reportLeftSide(line.expression(0), place);
        }
        return left.map(l -> definition(l.name(), l.indices(), line.expression(1), line));
    }

    private void reportLeftSide(NetGrammar.ExpressionContext left, SourceSpan place) {
        boolean call = left.operand() instanceof NetGrammar.NameOrCallContext;
        String what = call
                ? "a function is defined by `fn`, outside of nets and layers"
                : "the left side of a definition is a name, or a name with indices such as `y[i, j]`";
        errors.report(Problem.MALFORMED_DEFINITION, what, place);
    }

    private DefinitionSyntax definition(
            NetGrammar.HeadContext head, NetGrammar.ExpressionContext value, ParserRuleContext whole) {
        return definition(head.NAME().getSymbol(), head.subscript(), value, whole);
    }

    private DefinitionSyntax definition(
            Token name,
            List<NetGrammar.SubscriptContext> indices,
            NetGrammar.ExpressionContext value,
            ParserRuleContext whole) {
        return new DefinitionSyntax(
                declarations.name(name),
                places.of(name),
                expressions.binders(indices),
                expressions.expression(value),
                places.of(whole));
    }
}
