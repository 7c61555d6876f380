package chainrule.checker.edits;

import chainrule.syntax.BinaryOperator;
import chainrule.syntax.BinarySyntax;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.NameSyntax;
import chainrule.syntax.NumberSyntax;
import chainrule.syntax.TransposeSyntax;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What an expression could have been meant to be, one small change at a time. */
public final class Edits {

    /** What can stand in place of one expression inside another. */
    public interface Edit {
        Stream<ExpressionSyntax> of(ExpressionSyntax node);
    }

    /**
     * One change.
     *
     * @param whole the changed expression
     * @param was the part that was changed
     * @param now what stands there instead
     */
    public record Changed(ExpressionSyntax whole, ExpressionSyntax was, ExpressionSyntax now) {}

    private Edits() {}

    /** The edit at each place of an expression, from the outside in. */
    public static Stream<Changed> everywhere(ExpressionSyntax e, Edit edit) {
        List<ExpressionSyntax> operands = Syntax.operands(e);
        Stream<Changed> here = edit.of(e).map(now -> new Changed(now, e, now));
        Stream<Changed> below = IntStream.range(0, operands.size()).boxed().flatMap(k -> everywhere(operands.get(k), edit)
                .map(c -> new Changed(Syntax.withOperand(e, k, c.whole()), c.was(), c.now())));
        return Stream.concat(here, below);
    }

    static Optional<BinarySyntax> binary(ExpressionSyntax e, BinaryOperator... ops) {
        return e instanceof BinarySyntax b && List.of(ops).contains(b.op()) ? Optional.of(b) : Optional.empty();
    }

    static BinarySyntax make(BinaryOperator op, ExpressionSyntax left, ExpressionSyntax right) {
        return new BinarySyntax(op, left, right, left.span(), left.span());
    }

    public static NameSyntax name(String name, ExpressionSyntax at) {
        return new NameSyntax(name, at.span());
    }

    static NumberSyntax number(long n, ExpressionSyntax at) {
        return new NumberSyntax(BigDecimal.valueOf(n), Long.toString(n), at.span());
    }

    static ExpressionSyntax transposed(ExpressionSyntax e) {
        return e instanceof TransposeSyntax t ? t.operand() : new TransposeSyntax(e, e.span());
    }

    static ExpressionSyntax product(ExpressionSyntax left, ExpressionSyntax right) {
        return make(BinaryOperator.MULTIPLY, left, right);
    }

    static ExpressionSyntax elementwise(ExpressionSyntax left, ExpressionSyntax right) {
        return make(BinaryOperator.HADAMARD, left, right);
    }

    static boolean isComparison(ExpressionSyntax e) {
        return binary(e, BinaryOperator.LESS, BinaryOperator.LESS_EQUAL, BinaryOperator.GREATER,
                        BinaryOperator.GREATER_EQUAL)
                .isPresent();
    }

    /** The operands of a chain of products of one kind. */
    static List<ExpressionSyntax> chain(ExpressionSyntax e, BinaryOperator op) {
        List<ExpressionSyntax> factors = new ArrayList<>();
        ExpressionSyntax rest = e;
        while (binary(rest, op).isPresent()) {
            factors.add(((BinarySyntax) rest).right());
            rest = ((BinarySyntax) rest).left();
        }
        factors.add(rest);
        Collections.reverse(factors);
        return factors;
    }
}
