package chainrule.analysis;

import chainrule.syntax.AccessSyntax;
import chainrule.syntax.ArgumentSyntax;
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
import chainrule.syntax.UnarySyntax;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The expressions directly in an expression, and all that are in it. */
public final class Expressions implements ExpressionSyntax.Visitor<List<ExpressionSyntax>> {

    private static final Expressions CHILDREN = new Expressions();

    private Expressions() {}

    /** Visits an expression and all in it, without recursion. */
    public static void walk(ExpressionSyntax root, Consumer<ExpressionSyntax> visitor) {
        Deque<ExpressionSyntax> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            ExpressionSyntax next = open.pop();
            visitor.accept(next);
            open.addAll(next.accept(CHILDREN));
        }
    }

    /** The names in an expression, in the order in which they are met. */
    static Set<String> names(ExpressionSyntax root) {
        Set<String> names = new LinkedHashSet<>();
        walk(root, e -> {
            if (e instanceof NameSyntax n) {
                names.add(n.name());
            }
        });
        return names;
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
    public List<ExpressionSyntax> visitConditional(ConditionalSyntax conditional) {
        return List.of(conditional.condition(), conditional.thenBranch(), conditional.elseBranch());
    }

    @Override
    public List<ExpressionSyntax> visitCall(CallSyntax call) {
        List<ExpressionSyntax> children = new ArrayList<>();
        call.arguments().stream().map(ArgumentSyntax::value).forEach(children::add);
        call.binders().stream().map(IndexBinderSyntax::range).forEach(r -> r.ifPresent(children::add));
        return children;
    }

    @Override
    public List<ExpressionSyntax> visitAccess(AccessSyntax access) {
        List<ExpressionSyntax> children = new ArrayList<>(List.of(access.base()));
        children.addAll(access.subscripts());
        access.outside().ifPresent(children::add);
        return children;
    }

    @Override
    public List<ExpressionSyntax> visitPipe(PipeSyntax pipe) {
        return List.of(pipe.value(), pipe.stage());
    }
}
