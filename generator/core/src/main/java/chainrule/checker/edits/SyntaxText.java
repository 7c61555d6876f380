package chainrule.checker.edits;

import chainrule.syntax.AccessSyntax;
import chainrule.syntax.ArgumentSyntax;
import chainrule.syntax.BinaryOperator;
import chainrule.syntax.BinarySyntax;
import chainrule.syntax.BooleanSyntax;
import chainrule.syntax.CallSyntax;
import chainrule.syntax.ConditionalSyntax;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.IndexBinderSyntax;
import chainrule.syntax.NameSyntax;
import chainrule.syntax.NumberSyntax;
import chainrule.syntax.PipeSyntax;
import chainrule.syntax.TransposeSyntax;
import chainrule.syntax.UnaryOperator;
import chainrule.syntax.UnarySyntax;
import java.util.List;
import java.util.stream.Collectors;

/** Expressions as they are typed, with no more brackets than are needed. */
public final class SyntaxText implements ExpressionSyntax.Visitor<String> {

    private static final SyntaxText INSTANCE = new SyntaxText();
    private static final int PIPE = 0;
    private static final int CONDITION = 1;
    private static final int NOT = 4;
    private static final int NEGATION = 8;
    private static final int POWER = 9;
    private static final int POSTFIX = 10;

    private SyntaxText() {}

    public static String of(ExpressionSyntax e) {
        return e.accept(INSTANCE);
    }

    private static int binding(ExpressionSyntax e) {
        if (e instanceof BinarySyntax b) {
            return binding(b.op());
        }
        if (e instanceof UnarySyntax u) {
            return u.op() == UnaryOperator.MINUS ? NEGATION : NOT;
        }
        return e instanceof ConditionalSyntax ? CONDITION : e instanceof PipeSyntax ? PIPE : POSTFIX;
    }

    private static int binding(BinaryOperator op) {
        return switch (op) {
            case OR -> 2;
            case AND -> 3;
            case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> 5;
            case ADD, SUBTRACT -> 6;
            case MULTIPLY, HADAMARD, DIVIDE -> 7;
            case POWER -> POWER;
        };
    }

    private String bracketed(ExpressionSyntax e, int least) {
        String text = e.accept(this);
        return binding(e) < least ? "(" + text + ")" : text;
    }

    @Override
    public String visitNumber(NumberSyntax number) {
        return number.text();
    }

    @Override
    public String visitBoolean(BooleanSyntax constant) {
        return Boolean.toString(constant.value());
    }

    @Override
    public String visitName(NameSyntax name) {
        return name.name();
    }

    @Override
    public String visitUnary(UnarySyntax u) {
        return (u.op() == UnaryOperator.MINUS ? "-" : "not ") + bracketed(u.operand(), binding(u));
    }

    @Override
    public String visitTranspose(TransposeSyntax t) {
        boolean isDerivative = t.operand() instanceof NameSyntax n && n.name().contains("/");
        return isDerivative ? "(" + t.operand().accept(this) + ")'" : bracketed(t.operand(), POSTFIX) + "'";
    }

    @Override
    public String visitBinary(BinarySyntax b) {
        int binding = binding(b.op());
        boolean isPower = b.op() == BinaryOperator.POWER;
        String left = bracketed(b.left(), isPower ? binding + 1 : binding);
        String right = bracketed(b.right(), isPower ? NEGATION : binding + 1);
        boolean tight = b.op() == BinaryOperator.MULTIPLY || b.op() == BinaryOperator.DIVIDE || isPower;
        return left + (tight ? b.op().symbol() : " " + b.op().symbol() + " ") + right;
    }

    @Override
    public String visitConditional(ConditionalSyntax c) {
        return "if " + bracketed(c.condition(), CONDITION + 1) + " then " + bracketed(c.thenBranch(), CONDITION + 1)
                + " else " + bracketed(c.elseBranch(), CONDITION);
    }

    @Override
    public String visitCall(CallSyntax c) {
        String binders = c.binders().isEmpty()
                ? ""
                : c.binders().stream().map(this::binder).collect(Collectors.joining(", ", "[", "]"));
        String arguments = c.arguments().stream().map(this::argument).collect(Collectors.joining(", ", "(", ")"));
        return c.callee() + binders + arguments;
    }

    private String binder(IndexBinderSyntax b) {
        return b.name() + b.range().map(r -> ": " + r.accept(this)).orElse("");
    }

    private String argument(ArgumentSyntax a) {
        return a.name().map(n -> n + " = ").orElse("") + a.value().accept(this);
    }

    @Override
    public String visitAccess(AccessSyntax a) {
        return bracketed(a.base(), POSTFIX) + "["
                + list(a.subscripts())
                + a.outside().map(o -> " else " + o.accept(this)).orElse("") + "]";
    }

    private String list(List<ExpressionSyntax> expressions) {
        return expressions.stream().map(e -> e.accept(this)).collect(Collectors.joining(", "));
    }

    @Override
    public String visitPipe(PipeSyntax p) {
        return bracketed(p.value(), PIPE) + " |> " + p.stage().accept(this);
    }
}
