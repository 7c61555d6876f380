package chainrule.checker.edits;

import chainrule.analysis.lines.FormulaReader;
import chainrule.syntax.BinaryOperator;
import chainrule.syntax.BinarySyntax;
import chainrule.syntax.CallSyntax;
import chainrule.syntax.ConditionalSyntax;
import chainrule.syntax.DerivativeName;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.NameSyntax;
import chainrule.syntax.NumberSyntax;
import chainrule.syntax.UnaryOperator;
import chainrule.syntax.UnarySyntax;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;

/** What a sum, a sign, a mean or a choice could have been meant to be. */
public final class SumEdits {

    private SumEdits() {}

    /** a − b → b − a. */
    public static Stream<ExpressionSyntax> swapDifference(ExpressionSyntax e) {
        return Edits.binary(e, BinaryOperator.SUBTRACT).stream().map(b -> Edits.make(b.op(), b.right(), b.left()));
    }

    /** sum(a) → mean(a), or another reduction for another. */
    public static Edits.Edit reduction(String from, String to) {
        return e -> e instanceof CallSyntax c && c.callee().equals(from)
                ? Stream.of(new CallSyntax(to, c.calleeSpan(), c.binders(), c.arguments(), c.span()))
                : Stream.empty();
    }

    /** The branches of a choice the other way round, or the sides of a comparison. */
    public static Stream<ExpressionSyntax> invertMask(ExpressionSyntax e) {
        if (e instanceof ConditionalSyntax c) {
            return Stream.of(new ConditionalSyntax(c.condition(), c.elseBranch(), c.thenBranch(), c.span()));
        }
        return Edits.isComparison(e)
                ? Stream.of((BinarySyntax) e).map(b -> Edits.make(b.op(), b.right(), b.left()))
                : Stream.empty();
    }

    /** a + b → a; a − b → a, b. */
    public static Stream<ExpressionSyntax> dropTerm(ExpressionSyntax e) {
        return Edits.binary(e, BinaryOperator.ADD, BinaryOperator.SUBTRACT).stream().flatMap(b -> Stream.of(b.left(), b.right()));
    }

    /** a → a + v, a − v. */
    public static Edits.Edit missingTerm(Collection<String> names) {
        return e -> names.stream().filter(n -> !Syntax.names(e).equals(Set.of(n))).flatMap(n -> Stream.of(
                Edits.make(BinaryOperator.SUBTRACT, e, Edits.name(n, e)), Edits.make(BinaryOperator.ADD, e, Edits.name(n, e))));
    }

    /** −a → a. */
    public static Stream<ExpressionSyntax> dropMinus(ExpressionSyntax e) {
        return e instanceof UnarySyntax u && u.op() == UnaryOperator.MINUS ? Stream.of(u.operand()) : Stream.empty();
    }

    /** a + b ↔ a − b. */
    public static Stream<ExpressionSyntax> signOfTerm(ExpressionSyntax e) {
        return Edits.binary(e, BinaryOperator.ADD, BinaryOperator.SUBTRACT).stream()
                .map(b -> Edits.make(
                        b.op() == BinaryOperator.ADD ? BinaryOperator.SUBTRACT : BinaryOperator.ADD, b.left(), b.right()));
    }

    /** A term of a sum → twice the term, half of it. */
    public static Stream<ExpressionSyntax> factorOfTerm(ExpressionSyntax e) {
        return Edits.binary(e, BinaryOperator.ADD, BinaryOperator.SUBTRACT).stream()
                .flatMap(b -> Stream.of(
                        Edits.make(b.op(), twice(b.left()), b.right()), Edits.make(b.op(), b.left(), twice(b.right())),
                        Edits.make(b.op(), half(b.left()), b.right()), Edits.make(b.op(), b.left(), half(b.right()))));
    }

    private static ExpressionSyntax twice(ExpressionSyntax e) {
        return Edits.product(Edits.number(2, e), e);
    }

    private static ExpressionSyntax half(ExpressionSyntax e) {
        return Edits.make(BinaryOperator.DIVIDE, e, Edits.number(2, e));
    }

    /** 1 − v ↔ v. */
    public static Stream<ExpressionSyntax> oneMinus(ExpressionSyntax e) {
        boolean isRest = e instanceof BinarySyntax b && b.op() == BinaryOperator.SUBTRACT
                && b.left() instanceof NumberSyntax n && n.value().equals(BigDecimal.ONE);
        if (isRest) {
            return Stream.of(((BinarySyntax) e).right());
        }
        return e instanceof NameSyntax n && !DerivativeName.isQuotient(n.name())
                ? Stream.of(Edits.make(BinaryOperator.SUBTRACT, Edits.number(1, e), e))
                : Stream.empty();
    }

    /** mean[batch](a) → a. */
    public static Stream<ExpressionSyntax> withoutBatch(ExpressionSyntax e) {
        boolean is = e instanceof CallSyntax c
                && c.binders().size() == 1
                && c.binders().get(0).name().equals(FormulaReader.BATCH)
                && c.arguments().size() == 1;
        return is ? Stream.of(((CallSyntax) e).arguments().get(0).value()) : Stream.empty();
    }
}
