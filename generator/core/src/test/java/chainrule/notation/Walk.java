package chainrule.notation;

import chainrule.syntax.AccessSyntax;
import chainrule.syntax.ArgumentSyntax;
import chainrule.syntax.BinarySyntax;
import chainrule.syntax.BooleanSyntax;
import chainrule.syntax.CallSyntax;
import chainrule.syntax.ConditionalSyntax;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.NameSyntax;
import chainrule.syntax.NumberSyntax;
import chainrule.syntax.PipeSyntax;
import chainrule.syntax.TransposeSyntax;
import chainrule.syntax.UnarySyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All expressions in an expression. */
final class Walk implements ExpressionSyntax.Visitor<List<ExpressionSyntax>> {

    private Walk() {}

    /** The expression and what is below it. */
    static List<ExpressionSyntax> below(ExpressionSyntax e) {
        List<ExpressionSyntax> found = new ArrayList<>(List.of(e));
        e.accept(new Walk()).forEach(child -> found.addAll(below(child)));
        return found;
    }

    @Override
    public List<ExpressionSyntax> visitNumber(NumberSyntax number) {
        return List.of();
    }

    @Override
    public List<ExpressionSyntax> visitBoolean(BooleanSyntax constant) {
        return List.of();
    }

    @Override
    public List<ExpressionSyntax> visitName(NameSyntax name) {
        return List.of();
    }

    @Override
    public List<ExpressionSyntax> visitUnary(UnarySyntax unary) {
        return List.of(unary.operand());
    }

    @Override
    public List<ExpressionSyntax> visitTranspose(TransposeSyntax transpose) {
        return List.of(transpose.operand());
    }

    @Override
    public List<ExpressionSyntax> visitBinary(BinarySyntax binary) {
        return List.of(binary.left(), binary.right());
    }

    @Override
    public List<ExpressionSyntax> visitConditional(ConditionalSyntax c) {
        return List.of(c.condition(), c.thenBranch(), c.elseBranch());
    }

    @Override
    public List<ExpressionSyntax> visitCall(CallSyntax call) {
        return call.arguments().stream().map(ArgumentSyntax::value).toList();
    }

    @Override
    public List<ExpressionSyntax> visitAccess(AccessSyntax a) {
        return Stream.of(Stream.of(a.base()), a.subscripts().stream(), a.outside().stream())
                .flatMap(s -> s)
                .toList();
    }

    @Override
    public List<ExpressionSyntax> visitPipe(PipeSyntax pipe) {
        return Stream.concat(
                        Stream.of(pipe.value()), pipe.stage().arguments().stream().map(ArgumentSyntax::value))
                .toList();
    }
}
