package chainrule.checker.edits;

import chainrule.syntax.BinaryOperator;
import chainrule.syntax.BinarySyntax;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.NameSyntax;
import chainrule.syntax.NumberSyntax;
import chainrule.syntax.TransposeSyntax;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** What a product could have been meant to be: other factors, orders, transposes and kinds of product. */
public final class ProductEdits {

    private ProductEdits() {}

    /** a → aᵀ. */
    public static Stream<ExpressionSyntax> transpose(ExpressionSyntax e) {
        boolean wants = !(e instanceof TransposeSyntax) && !(e instanceof NumberSyntax);
        return wants ? Stream.of(Edits.transposed(e)) : Stream.empty();
    }

    /** v → vᵀ, for a name. */
    public static Stream<ExpressionSyntax> transposeName(ExpressionSyntax e) {
        return e instanceof NameSyntax ? transpose(e) : Stream.empty();
    }

    /** aᵀ → a. */
    public static Stream<ExpressionSyntax> untranspose(ExpressionSyntax e) {
        return e instanceof TransposeSyntax t ? Stream.of(t.operand()) : Stream.empty();
    }

    /** a b → b a. */
    public static Stream<ExpressionSyntax> swapFactors(ExpressionSyntax e) {
        return Edits.binary(e, BinaryOperator.MULTIPLY).stream().map(b -> Edits.product(b.right(), b.left()));
    }

    /** a b → b aᵀ, bᵀ a, bᵀ aᵀ, aᵀ bᵀ. */
    public static Stream<ExpressionSyntax> swapAndTranspose(ExpressionSyntax e) {
        return Edits.binary(e, BinaryOperator.MULTIPLY).stream()
                .flatMap(b -> Stream.of(
                        Edits.product(b.right(), Edits.transposed(b.left())),
                        Edits.product(Edits.transposed(b.right()), b.left()),
                        Edits.product(Edits.transposed(b.right()), Edits.transposed(b.left())),
                        Edits.product(Edits.transposed(b.left()), Edits.transposed(b.right()))));
    }

    /** a b → a ⊙ b. */
    public static Stream<ExpressionSyntax> elementwiseForProduct(ExpressionSyntax e) {
        return Edits.binary(e, BinaryOperator.MULTIPLY).stream().map(b -> Edits.elementwise(b.left(), b.right()));
    }

    /** a ⊙ b → a b, a bᵀ, aᵀ b, b a, b aᵀ, bᵀ a. */
    public static Stream<ExpressionSyntax> productForElementwise(ExpressionSyntax e) {
        return Edits.binary(e, BinaryOperator.HADAMARD).stream().flatMap(b -> {
            ExpressionSyntax u = b.left();
            ExpressionSyntax v = b.right();
            return Stream.of(
                    Edits.product(u, v), Edits.product(u, Edits.transposed(v)), Edits.product(Edits.transposed(u), v),
                    Edits.product(v, u), Edits.product(v, Edits.transposed(u)), Edits.product(Edits.transposed(v), u));
        });
    }

    /** a → a ⊙ f, for each of some factors. */
    public static Edits.Edit elementwiseBy(Collection<String> factors) {
        return e -> factors.stream().map(f -> Edits.elementwise(e, Edits.name(f, e)));
    }

    /** A factor of an elementwise product → each of some names. */
    public static Edits.Edit factorBecomes(Collection<String> names) {
        return e -> Edits.binary(e, BinaryOperator.HADAMARD, BinaryOperator.MULTIPLY).stream()
                .flatMap(b -> names.stream().flatMap(n -> Stream.of(
                        Edits.elementwise(b.left(), Edits.name(n, e)), Edits.elementwise(Edits.name(n, e), b.right()))));
    }

    /** a b → a, b; a/b → a. */
    public static Stream<ExpressionSyntax> dropFactor(ExpressionSyntax e) {
        if (Edits.binary(e, BinaryOperator.DIVIDE).isPresent()) {
            return Stream.of(((BinarySyntax) e).left());
        }
        return Edits.binary(e, BinaryOperator.MULTIPLY, BinaryOperator.HADAMARD).stream()
                .flatMap(b -> Stream.of(b.left(), b.right()));
    }

    /** a → a/v. */
    public static Edits.Edit missingDivisor(Collection<String> names) {
        return e -> names.stream().map(n -> Edits.make(BinaryOperator.DIVIDE, e, Edits.name(n, e)));
    }

    /** a → a ⊙ v, a ⊙ (1 − v), a vᵀ, a v, v a, vᵀ a. */
    public static Edits.Edit missingFactor(Collection<String> names) {
        return e -> names.stream().flatMap(n -> {
            ExpressionSyntax v = Edits.name(n, e);
            ExpressionSyntax rest = Edits.make(BinaryOperator.SUBTRACT, Edits.number(1, e), v);
            return Stream.of(
                    Edits.elementwise(e, v), Edits.elementwise(e, rest), Edits.product(e, Edits.transposed(v)), Edits.product(e, v), Edits.product(v, e),
                    Edits.product(Edits.transposed(v), e));
        });
    }

    /** aⁿ → aⁿ⁺¹, aⁿ⁻¹; a → a². */
    public static Stream<ExpressionSyntax> otherPower(ExpressionSyntax e) {
        if (e instanceof BinarySyntax b && b.op() == BinaryOperator.POWER) {
            return b.right() instanceof NumberSyntax n && n.value().scale() <= 0
                    ? Stream.of(n.value().longValue() + 1, n.value().longValue() - 1)
                            .map(k -> k == 1 ? b.left() : Edits.make(BinaryOperator.POWER, b.left(), Edits.number(k, b.right())))
                    : Stream.empty();
        }
        return e instanceof NumberSyntax ? Stream.empty() : Stream.of(Edits.make(BinaryOperator.POWER, e, Edits.number(2, e)));
    }

    /** a/b → a ⊙ b, b/a; a ⊙ b, a b → a/b. */
    public static Stream<ExpressionSyntax> otherWayUp(ExpressionSyntax e) {
        Optional<BinarySyntax> quotient = Edits.binary(e, BinaryOperator.DIVIDE);
        if (quotient.isPresent()) {
            ExpressionSyntax a = quotient.get().left();
            ExpressionSyntax b = quotient.get().right();
            return Stream.of(Edits.elementwise(a, b), Edits.product(a, b), Edits.make(BinaryOperator.DIVIDE, b, a));
        }
        return Edits.binary(e, BinaryOperator.HADAMARD, BinaryOperator.MULTIPLY).stream()
                .map(b -> Edits.make(BinaryOperator.DIVIDE, b.left(), b.right()));
    }
}
