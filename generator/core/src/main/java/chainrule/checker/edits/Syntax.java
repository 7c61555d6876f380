package chainrule.checker.edits;

import chainrule.syntax.AccessSyntax;
import chainrule.syntax.ArgumentSyntax;
import chainrule.syntax.BinarySyntax;
import chainrule.syntax.BooleanSyntax;
import chainrule.syntax.CallSyntax;
import chainrule.syntax.ConditionalSyntax;
import chainrule.syntax.DerivativeName;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.NameSyntax;
import chainrule.syntax.NumberSyntax;
import chainrule.syntax.PipeSyntax;
import chainrule.syntax.TransposeSyntax;
import chainrule.syntax.UnarySyntax;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Expressions as trees that can be changed: the operands of each, and the same with other operands. */
public final class Syntax {

    private Syntax() {}

    /** The expressions directly in an expression; subscripts and index ranges are not looked into. */
    static List<ExpressionSyntax> operands(ExpressionSyntax e) {
        return e.accept(new ExpressionSyntax.Visitor<>() {
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
            public List<ExpressionSyntax> visitAccess(AccessSyntax access) {
                return List.of(access.base());
            }

            @Override
            public List<ExpressionSyntax> visitPipe(PipeSyntax pipe) {
                return List.of(pipe.value());
            }
        });
    }

    /** The same expression over other operands, as many. */
    public static ExpressionSyntax with(ExpressionSyntax e, List<ExpressionSyntax> operands) {
        return e.accept(new ExpressionSyntax.Visitor<>() {
            @Override
            public ExpressionSyntax visitNumber(NumberSyntax number) {
                return number;
            }

            @Override
            public ExpressionSyntax visitBoolean(BooleanSyntax constant) {
                return constant;
            }

            @Override
            public ExpressionSyntax visitName(NameSyntax name) {
                return name;
            }

            @Override
            public ExpressionSyntax visitUnary(UnarySyntax u) {
                return new UnarySyntax(u.op(), operands.get(0), u.span());
            }

            @Override
            public ExpressionSyntax visitTranspose(TransposeSyntax t) {
                return new TransposeSyntax(operands.get(0), t.span());
            }

            @Override
            public ExpressionSyntax visitBinary(BinarySyntax b) {
                return new BinarySyntax(b.op(), operands.get(0), operands.get(1), b.span(), b.operatorSpan());
            }

            @Override
            public ExpressionSyntax visitConditional(ConditionalSyntax c) {
                return new ConditionalSyntax(operands.get(0), operands.get(1), operands.get(2), c.span());
            }

            @Override
            public ExpressionSyntax visitCall(CallSyntax c) {
                List<ArgumentSyntax> arguments = IntStream.range(0, operands.size())
                        .mapToObj(k -> new ArgumentSyntax(
                                c.arguments().get(k).name(), operands.get(k), c.arguments().get(k).span()))
                        .toList();
                return new CallSyntax(c.callee(), c.calleeSpan(), c.binders(), arguments, c.span());
            }

            @Override
            public ExpressionSyntax visitAccess(AccessSyntax a) {
                return new AccessSyntax(operands.get(0), a.subscripts(), a.outside(), a.span());
            }

            @Override
            public ExpressionSyntax visitPipe(PipeSyntax p) {
                return new PipeSyntax(operands.get(0), p.stage(), p.span());
            }
        });
    }

    static ExpressionSyntax withOperand(ExpressionSyntax e, int k, ExpressionSyntax operand) {
        List<ExpressionSyntax> operands = new ArrayList<>(operands(e));
        operands.set(k, operand);
        return with(e, operands);
    }

    /** The names in an expression, in the order of the text. */
    public static Set<String> names(ExpressionSyntax e) {
        Set<String> names = new LinkedHashSet<>();
        collect(e, names);
        return names;
    }

    private static void collect(ExpressionSyntax e, Set<String> names) {
        if (e instanceof NameSyntax n) {
            names.add(n.name());
        } else if (e instanceof CallSyntax c) {
            DerivativeName.parse(c.callee()).ifPresent(d -> names.add(c.callee()));
        }
        operands(e).forEach(x -> collect(x, names));
    }

    /** How many names, numbers and operators a reader reads. */
    public static int length(ExpressionSyntax e) {
        return 1 + operands(e).stream().mapToInt(Syntax::length).sum();
    }
}
