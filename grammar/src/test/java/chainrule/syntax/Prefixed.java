package chainrule.syntax;

import java.util.List;
import java.util.stream.Collectors;

/** Writes expressions with every operator in front and every bracket shown, so that tests can compare trees as text. */
final class Prefixed implements ExpressionSyntax.Visitor<String> {
    static String of(ExpressionSyntax expression) {
        return expression.accept(new Prefixed());
    }

    static String of(List<ExpressionSyntax> expressions) {
        return expressions.stream().map(Prefixed::of).collect(Collectors.joining(", "));
    }

    static String binders(List<IndexBinderSyntax> binders) {
        return binders.stream()
                .map(b -> b.name() + b.range().map(r -> ": " + of(r)).orElse(""))
                .collect(Collectors.joining(", "));
    }

    @Override
    public String visitNumber(NumberSyntax number) {
        return number.text();
    }

    @Override
    public String visitBoolean(BooleanSyntax constant) {
        return String.valueOf(constant.value());
    }

    @Override
    public String visitName(NameSyntax name) {
        return name.name();
    }

    @Override
    public String visitUnary(UnarySyntax unary) {
        return "(" + unary.op().symbol() + " " + of(unary.operand()) + ")";
    }

    @Override
    public String visitTranspose(TransposeSyntax transpose) {
        return "(' " + of(transpose.operand()) + ")";
    }

    @Override
    public String visitBinary(BinarySyntax binary) {
        return "(" + binary.op().symbol() + " " + of(binary.left()) + " " + of(binary.right()) + ")";
    }

    @Override
    public String visitConditional(ConditionalSyntax c) {
        return "(if " + of(c.condition()) + " " + of(c.thenBranch()) + " " + of(c.elseBranch()) + ")";
    }

    @Override
    public String visitCall(CallSyntax call) {
        String binders = call.binders().isEmpty() ? "" : "[" + binders(call.binders()) + "]";
        return call.callee()
                + binders
                + call.arguments().stream()
                        .map(a -> a.name().map(n -> n + " = ").orElse("") + of(a.value()))
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public String visitAccess(AccessSyntax access) {
        return of(access.base()) + "[" + of(access.subscripts())
                + access.outside().map(o -> " else " + of(o)).orElse("") + "]";
    }

    @Override
    public String visitPipe(PipeSyntax pipe) {
        return "(|> " + of(pipe.value()) + " " + of(pipe.stage()) + ")";
    }
}
