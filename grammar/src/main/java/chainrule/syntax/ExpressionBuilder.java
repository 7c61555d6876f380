package chainrule.syntax;

import chainrule.source.SourceSpan;
import chainrule.syntax.antlr.NetGrammar;
import chainrule.syntax.antlr.NetGrammarBaseVisitor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/**
 * Makes expressions. Left operands are walked in a loop, so that a sum of thousands of terms needs no deep stack; the
 * other operands nest no deeper than {@link NestingLimit} lets them.
 */
final class ExpressionBuilder extends NetGrammarBaseVisitor<ExpressionSyntax> {
    /** How deep a tree may be: later passes recurse into it. */
    static final int LONGEST = 5000;

    private final TokenPlaces places;
    private final SyntaxErrors errors;
    private final Literals literals;
    /** The left operand of the context that is being visited. */
    private ExpressionSyntax left;

    private int depth;

    ExpressionBuilder(TokenPlaces places, SyntaxErrors errors) {
        this.places = places;
        this.errors = errors;
        this.literals = new Literals(places, errors);
    }

    Optional<ExpressionSyntax> optional(NetGrammar.ExpressionContext context) {
        return Optional.ofNullable(context).map(this::expression);
    }

    ExpressionSyntax expression(NetGrammar.ExpressionContext context) {
        int stages = context.stage().size();
        deepen(stages, context.getStart());
        ExpressionSyntax value = operand(context.operand());
        for (NetGrammar.StageContext stage : context.stage()) {
            value = new PipeSyntax(value, stage(stage), places.of(context.getStart(), stage.getStop()));
        }
        depth -= stages;
        return value;
    }

    /** An equation reads as a comparison, a property `A symmetric` as a call. */
    ExpressionSyntax fact(NetGrammar.FactContext context) {
        ExpressionSyntax first = expression(context.expression(0));
        if (context.ASSIGN() != null) {
            ExpressionSyntax right = expression(context.expression(1));
            Token sign = context.ASSIGN().getSymbol();
            return new BinarySyntax(BinaryOperator.EQUAL, first, right, places.of(context), places.of(sign));
        }
        if (context.NAME() != null) {
            Token property = context.NAME().getSymbol();
            ArgumentSyntax argument = new ArgumentSyntax(Optional.empty(), first, first.span());
            return new CallSyntax(
                    property.getText(), places.of(property), List.of(), List.of(argument), places.of(context));
        }
        return first;
    }

    CallSyntax stage(NetGrammar.StageContext context) {
        Token name = context.NAME().getSymbol();
        return new CallSyntax(
                name.getText(), places.of(name), List.of(), arguments(context.arguments()), places.of(context));
    }

    /** A stage that stands for a value: without brackets it is a name. */
    ExpressionSyntax nameOrCall(NetGrammar.StageContext context) {
        return context.arguments() == null ? name(context.NAME().getSymbol()) : stage(context);
    }

    List<IndexBinderSyntax> binders(List<NetGrammar.SubscriptContext> subscripts) {
        return subscripts.stream().map(this::binder).toList();
    }

    private IndexBinderSyntax binder(NetGrammar.SubscriptContext context) {
        Optional<Token> name = LeftSide.bareName(context.expression(0))
                .filter(t -> !t.getText().contains("."));
        if (name.isEmpty()) {
            String message = "an index is introduced by a name, or a name and its range such as `j: 3`";
            errors.report(Problem.MALFORMED_INDEX, message, places.of(context.expression(0)));
        }
        return new IndexBinderSyntax(
                name.map(Token::getText).orElse(""), optional(context.expression(1)), places.of(context));
    }

    private ExpressionSyntax operand(NetGrammar.OperandContext context) {
        Deque<NetGrammar.OperandContext> spine = new ArrayDeque<>();
        NetGrammar.OperandContext leaf = context;
        while (leaf.getChild(0) instanceof NetGrammar.OperandContext) {
            spine.push(leaf);
            leaf = (NetGrammar.OperandContext) leaf.getChild(0);
        }
        int length = spine.size() + 1;
        deepen(length, leaf.getStart());
        ExpressionSyntax result = leaf.accept(this);
        while (!spine.isEmpty()) {
            left = result;
            result = spine.pop().accept(this);
        }
        depth -= length;
        return result;
    }

    private void deepen(int by, Token at) {
        depth += by;
        if (depth > LONGEST && depth - by <= LONGEST) {
            String message = "this expression has more than " + LONGEST + " terms";
            errors.report(SyntaxErrors.error(Problem.EXPRESSION_TOO_LONG, message, places.of(at))
                    .withSuggestion("give parts of it names"));
        }
    }

    private NameSyntax name(Token token) {
        return new NameSyntax(token.getText(), places.of(token));
    }

    private List<ArgumentSyntax> arguments(NetGrammar.ArgumentsContext context) {
        return context == null
                ? List.of()
                : context.argument().stream().map(this::argument).toList();
    }

    private ArgumentSyntax argument(NetGrammar.ArgumentContext context) {
        if (context.ASSIGN() == null) {
            return new ArgumentSyntax(Optional.empty(), expression(context.expression(0)), places.of(context));
        }
        Optional<Token> name = LeftSide.bareName(context.expression(0));
        if (name.isEmpty()) {
            String message = "a named argument reads `name = value`; equality is `==`";
            errors.report(Problem.MALFORMED_ARGUMENT, message, places.of(context.expression(0)));
        }
        return new ArgumentSyntax(name.map(Token::getText), expression(context.expression(1)), places.of(context));
    }

    @Override
    public ExpressionSyntax visitBracketed(NetGrammar.BracketedContext context) {
        ExpressionSyntax base = left;
        if (context.arguments() != null) {
            return bindingCall(context);
        }
        List<ExpressionSyntax> subscripts =
                context.subscript().stream().map(this::subscript).toList();
        return new AccessSyntax(base, subscripts, optional(context.expression()), places.of(context));
    }

    private ExpressionSyntax subscript(NetGrammar.SubscriptContext context) {
        if (context.COLON() != null) {
            String message = "a range can only be given where an index is introduced";
            errors.report(Problem.MALFORMED_INDEX, message, places.of(context));
        }
        return expression(context.expression(0));
    }

    private ExpressionSyntax bindingCall(NetGrammar.BracketedContext context) {
        Optional<Token> callee = LeftSide.bareName(context.operand());
        if (callee.isEmpty()) {
            String message = "only a name can be called";
            errors.report(Problem.NOT_CALLABLE, message, places.of(context.operand()));
        }
        if (context.ELSE() != null) {
            String message = "`else` gives the value outside an access, but these brackets introduce indices";
            errors.report(
                    Problem.MALFORMED_INDEX, message, places.of(context.ELSE().getSymbol()));
        }
        SourceSpan calleeSpan = places.of(context.operand());
        return new CallSyntax(
                callee.map(Token::getText).orElse(""),
                calleeSpan,
                binders(context.subscript()),
                arguments(context.arguments()),
                places.of(context));
    }

    @Override
    public ExpressionSyntax visitTranspose(NetGrammar.TransposeContext context) {
        return new TransposeSyntax(left, places.of(context));
    }

    @Override
    public ExpressionSyntax visitSuperscript(NetGrammar.SuperscriptContext context) {
        Token exponent = context.SUPERSCRIPT().getSymbol();
        SourceSpan place = places.of(exponent);
        return new BinarySyntax(BinaryOperator.POWER, left, literals.superscript(exponent), places.of(context), place);
    }

    @Override
    public ExpressionSyntax visitPower(NetGrammar.PowerContext context) {
        return binary(context.POWER().getSymbol(), context, context.operand(1));
    }

    @Override
    public ExpressionSyntax visitProduct(NetGrammar.ProductContext context) {
        return binary(context.op, context, context.operand(1));
    }

    @Override
    public ExpressionSyntax visitSum(NetGrammar.SumContext context) {
        return binary(context.op, context, context.operand(1));
    }

    @Override
    public ExpressionSyntax visitComparison(NetGrammar.ComparisonContext context) {
        if (context.operand(0) instanceof NetGrammar.ComparisonContext) {
            errors.report(
                    SyntaxErrors.error(Problem.CHAINED_COMPARISON, "comparisons do not chain", places.of(context.op))
                            .withSuggestion("write `a < b and b < c`"));
        }
        return binary(context.op, context, context.operand(1));
    }

    @Override
    public ExpressionSyntax visitConjunction(NetGrammar.ConjunctionContext context) {
        return binary(context.AND().getSymbol(), context, context.operand(1));
    }

    @Override
    public ExpressionSyntax visitDisjunction(NetGrammar.DisjunctionContext context) {
        return binary(context.OR().getSymbol(), context, context.operand(1));
    }

    private ExpressionSyntax binary(
            Token operator, NetGrammar.OperandContext whole, NetGrammar.OperandContext rightSide) {
        ExpressionSyntax leftOperand = left;
        ExpressionSyntax rightOperand = operand(rightSide);
        return new BinarySyntax(
                Operators.infix(operator), leftOperand, rightOperand, places.of(whole), places.of(operator));
    }

    @Override
    public ExpressionSyntax visitNegation(NetGrammar.NegationContext context) {
        return new UnarySyntax(UnaryOperator.MINUS, operand(context.operand()), places.of(context));
    }

    @Override
    public ExpressionSyntax visitNegatedCondition(NetGrammar.NegatedConditionContext context) {
        return new UnarySyntax(UnaryOperator.NOT, operand(context.operand()), places.of(context));
    }

    @Override
    public ExpressionSyntax visitConditional(NetGrammar.ConditionalContext context) {
        return new ConditionalSyntax(
                expression(context.expression(0)),
                expression(context.expression(1)),
                operand(context.operand()),
                places.of(context));
    }

    @Override
    public ExpressionSyntax visitNameOrCall(NetGrammar.NameOrCallContext context) {
        Token name = context.NAME().getSymbol();
        return context.arguments() == null
                ? name(name)
                : new CallSyntax(
                        name.getText(), places.of(name), List.of(), arguments(context.arguments()), places.of(context));
    }

    @Override
    public ExpressionSyntax visitNumber(NetGrammar.NumberContext context) {
        return literals.number(context.NUMBER().getSymbol());
    }

    @Override
    public ExpressionSyntax visitTruth(NetGrammar.TruthContext context) {
        return new BooleanSyntax(context.TRUE() != null, places.of(context));
    }

    @Override
    public ExpressionSyntax visitParenthesised(NetGrammar.ParenthesisedContext context) {
        return expression(context.expression());
    }

    NumbersSyntax numbers(NetGrammar.NumbersContext context) {
        if (context instanceof NetGrammar.OneNumberContext one) {
            double size = literals.number(one.NUMBER().getSymbol()).value().doubleValue();
            return new NumbersSyntax(one.MINUS() == null ? size : -size, List.of(), places.of(context));
        }
        List<NumbersSyntax> elements = ((NetGrammar.ListOfNumbersContext) context)
                .numbers().stream().map(this::numbers).toList();
        return new NumbersSyntax(0, elements, places.of(context));
    }
}
