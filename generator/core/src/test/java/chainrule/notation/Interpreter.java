package chainrule.notation;

import chainrule.syntax.AccessSyntax;
import chainrule.syntax.BinarySyntax;
import chainrule.syntax.BooleanSyntax;
import chainrule.syntax.CallSyntax;
import chainrule.syntax.ConditionalSyntax;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.FunctionSyntax;
import chainrule.syntax.NameSyntax;
import chainrule.syntax.NumberSyntax;
import chainrule.syntax.PipeSyntax;
import chainrule.syntax.TransposeSyntax;
import chainrule.syntax.UnaryOperator;
import chainrule.syntax.UnarySyntax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Evaluates an expression as the language reference says, in matrix form and in index form, for the tests: it shares no code
 * with the analysis. An access that leaves its axis is no error as long as its value is not used.
 */
public final class Interpreter implements ExpressionSyntax.Visitor<Array> {

    private final Scope scope;
    private final Functions functions;

    /** @param functions what can be called besides what the language itself offers */
    Interpreter(Scope scope, List<FunctionSyntax> functions) {
        this.scope = scope;
        this.functions = new Functions(functions);
    }

    Scope scope() {
        return scope;
    }

    Array value(ExpressionSyntax e) {
        return e.accept(this);
    }

    @Override
    public Array visitNumber(NumberSyntax number) {
        return Array.number(number.value().doubleValue());
    }

    @Override
    public Array visitBoolean(BooleanSyntax constant) {
        return Array.number(constant.value() ? 1 : 0);
    }

    @Override
    public Array visitName(NameSyntax name) {
        return scope.value(name.name());
    }

    @Override
    public Array visitUnary(UnarySyntax unary) {
        boolean not = unary.op() == UnaryOperator.NOT;
        return Array.zip(List.of(value(unary.operand())), x -> not ? 1 - x[0] : -x[0]);
    }

    @Override
    public Array visitTranspose(TransposeSyntax transpose) {
        return value(transpose.operand()).transposed();
    }

    @Override
    public Array visitBinary(BinarySyntax b) {
        Array adjoint = adjoint(b);
        if (adjoint != null) {
            return adjoint;
        }
        Array left = value(b.left());
        Array right = value(b.right());
        return switch (b.op()) {
            case MULTIPLY -> left.times(right);
            case ADD -> zip(left, right, x -> x[0] + x[1]);
            case SUBTRACT -> zip(left, right, x -> x[0] - x[1]);
            case HADAMARD -> zip(left, right, x -> x[0] * x[1]);
            case DIVIDE -> zip(left, right, x -> x[0] / x[1]);
            case POWER -> zip(left, right, x -> Math.pow(x[0], x[1]));
            case EQUAL -> zip(left, right, x -> truth(x[0] == x[1]));
            case NOT_EQUAL -> zip(left, right, x -> truth(x[0] != x[1]));
            case LESS -> zip(left, right, x -> truth(x[0] < x[1]));
            case LESS_EQUAL -> zip(left, right, x -> truth(x[0] <= x[1]));
            case GREATER -> zip(left, right, x -> truth(x[0] > x[1]));
            case GREATER_EQUAL -> zip(left, right, x -> truth(x[0] >= x[1]));
            case AND -> zip(left, right, x -> truth(x[0] != 0 && x[1] != 0));
            case OR -> zip(left, right, x -> truth(x[0] != 0 || x[1] != 0));
        };
    }

    private static Array zip(Array left, Array right, ToDoubleFunction<double[]> f) {
        return Array.zip(List.of(left, right), f);
    }

    private static double truth(boolean holds) {
        return holds ? 1 : 0;
    }

    /** {@code dl/dW} where that is an adjoint; else null. */
    private Array adjoint(BinarySyntax b) {
        return b.left() instanceof NameSyntax above && b.right() instanceof NameSyntax below
                ? scope.adjoint(above.name() + b.op().symbol() + below.name())
                : null;
    }

    @Override
    public Array visitConditional(ConditionalSyntax c) {
        List<Array> parts = List.of(value(c.condition()), value(c.thenBranch()), value(c.elseBranch()));
        return Array.zip(parts, x -> x[0] != 0 ? x[1] : x[2]);
    }

    Functions functions() {
        return functions;
    }

    @Override
    public Array visitCall(CallSyntax call) {
        if (!call.binders().isEmpty()) {
            return new Reductions(this).overIndices(call);
        }
        List<Array> arguments = new ArrayList<>();
        call.arguments().forEach(a -> arguments.add(value(a.value())));
        return call.callee().equals("onehot")
                ? WholeTensors.oneHot(arguments.get(0), scope.classes(call.arguments().get(0).value().span().content()))
                : functions.call(call, arguments);
    }

    @Override
    public Array visitPipe(PipeSyntax pipe) {
        List<Array> arguments = new ArrayList<>(List.of(value(pipe.value())));
        pipe.stage().arguments().forEach(a -> arguments.add(value(a.value())));
        return functions.call(pipe.stage(), arguments);
    }

    @Override
    public Array visitAccess(AccessSyntax a) {
        if (a.base() instanceof NameSyntax name && scope.hasIndex(name.name())) {
            throw new NotInLanguage("an index has the name of " + name.name());
        }
        Array base = value(a.base());
        if (base.rank() != a.subscripts().size()) {
            throw new NotInLanguage(a.span().content() + " indexes an array of the shape " + Arrays.toString(base.shape()));
        }
        int[] place = a.subscripts().stream().mapToInt(s -> whole(value(s).number())).toArray();
        if (base.contains(place)) {
            return base.at(place);
        }
        return a.outside().map(this::value).orElse(Array.number(Double.NaN));
    }

    private static int whole(double value) {
        if (value != Math.rint(value)) {
            throw new NotInLanguage("a subscript of " + value);
        }
        return (int) value;
    }
}
