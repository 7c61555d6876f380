package chainrule.checker;

import chainrule.syntax.AccessSyntax;
import chainrule.syntax.BinaryOperator;
import chainrule.syntax.BinarySyntax;
import chainrule.syntax.CallSyntax;
import chainrule.syntax.ConditionalSyntax;
import chainrule.syntax.DerivativeName;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.NameSyntax;
import chainrule.syntax.NumberSyntax;
import chainrule.syntax.TransposeSyntax;
import chainrule.syntax.UnaryOperator;
import chainrule.syntax.UnarySyntax;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What an expression could have been meant to be, one small change at a time. */
final class Edits {

    /** What can stand in place of one expression inside another. */
    interface Edit {
        Stream<ExpressionSyntax> of(ExpressionSyntax node);
    }

    /**
     * One change.
     *
     * @param whole the changed expression
     * @param was the part that was changed
     * @param now what stands there instead
     */
    record Changed(ExpressionSyntax whole, ExpressionSyntax was, ExpressionSyntax now) {}

    private Edits() {}

    /** The edit at each place of an expression, from the outside in. */
    static Stream<Changed> everywhere(ExpressionSyntax e, Edit edit) {
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

    static NameSyntax name(String name, ExpressionSyntax at) {
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

    /** a − b → b − a. */
    static Stream<ExpressionSyntax> swapDifference(ExpressionSyntax e) {
        return binary(e, BinaryOperator.SUBTRACT).stream().map(b -> make(b.op(), b.right(), b.left()));
    }

    /** sum(a) → mean(a), or another reduction for another. */
    static Edit reduction(String from, String to) {
        return e -> e instanceof CallSyntax c && c.callee().equals(from)
                ? Stream.of(new CallSyntax(to, c.calleeSpan(), c.binders(), c.arguments(), c.span()))
                : Stream.empty();
    }

    /** a → aᵀ. */
    static Stream<ExpressionSyntax> transpose(ExpressionSyntax e) {
        boolean wants = !(e instanceof TransposeSyntax) && !(e instanceof NumberSyntax);
        return wants ? Stream.of(transposed(e)) : Stream.empty();
    }

    /** v → vᵀ, for a name. */
    static Stream<ExpressionSyntax> transposeName(ExpressionSyntax e) {
        return e instanceof NameSyntax ? transpose(e) : Stream.empty();
    }

    /** aᵀ → a. */
    static Stream<ExpressionSyntax> untranspose(ExpressionSyntax e) {
        return e instanceof TransposeSyntax t ? Stream.of(t.operand()) : Stream.empty();
    }

    /** a b → b a. */
    static Stream<ExpressionSyntax> swapFactors(ExpressionSyntax e) {
        return binary(e, BinaryOperator.MULTIPLY).stream().map(b -> product(b.right(), b.left()));
    }

    /** a b → b aᵀ, bᵀ a, bᵀ aᵀ, aᵀ bᵀ. */
    static Stream<ExpressionSyntax> swapAndTranspose(ExpressionSyntax e) {
        return binary(e, BinaryOperator.MULTIPLY).stream()
                .flatMap(b -> Stream.of(
                        product(b.right(), transposed(b.left())),
                        product(transposed(b.right()), b.left()),
                        product(transposed(b.right()), transposed(b.left())),
                        product(transposed(b.left()), transposed(b.right()))));
    }

    /** a b → a ⊙ b. */
    static Stream<ExpressionSyntax> elementwiseForProduct(ExpressionSyntax e) {
        return binary(e, BinaryOperator.MULTIPLY).stream().map(b -> elementwise(b.left(), b.right()));
    }

    /** a ⊙ b → a b, a bᵀ, aᵀ b, b a, b aᵀ, bᵀ a. */
    static Stream<ExpressionSyntax> productForElementwise(ExpressionSyntax e) {
        return binary(e, BinaryOperator.HADAMARD).stream().flatMap(b -> {
            ExpressionSyntax u = b.left();
            ExpressionSyntax v = b.right();
            return Stream.of(
                    product(u, v), product(u, transposed(v)), product(transposed(u), v),
                    product(v, u), product(v, transposed(u)), product(transposed(v), u));
        });
    }

    /** a → a ⊙ f, for each of some factors. */
    static Edit elementwiseBy(Collection<String> factors) {
        return e -> factors.stream().map(f -> elementwise(e, name(f, e)));
    }

    /** A factor of an elementwise product → each of some names. */
    static Edit factorBecomes(Collection<String> names) {
        return e -> binary(e, BinaryOperator.HADAMARD, BinaryOperator.MULTIPLY).stream()
                .flatMap(b -> names.stream().flatMap(n -> Stream.of(
                        elementwise(b.left(), name(n, e)), elementwise(name(n, e), b.right()))));
    }

    static boolean isComparison(ExpressionSyntax e) {
        return binary(e, BinaryOperator.LESS, BinaryOperator.LESS_EQUAL, BinaryOperator.GREATER,
                        BinaryOperator.GREATER_EQUAL)
                .isPresent();
    }

    /** The branches of a choice the other way round, or the sides of a comparison. */
    static Stream<ExpressionSyntax> invertMask(ExpressionSyntax e) {
        if (e instanceof ConditionalSyntax c) {
            return Stream.of(new ConditionalSyntax(c.condition(), c.elseBranch(), c.thenBranch(), c.span()));
        }
        return isComparison(e)
                ? Stream.of((BinarySyntax) e).map(b -> make(b.op(), b.right(), b.left()))
                : Stream.empty();
    }

    /** a b → a, b; a/b → a. */
    static Stream<ExpressionSyntax> dropFactor(ExpressionSyntax e) {
        if (binary(e, BinaryOperator.DIVIDE).isPresent()) {
            return Stream.of(((BinarySyntax) e).left());
        }
        return binary(e, BinaryOperator.MULTIPLY, BinaryOperator.HADAMARD).stream()
                .flatMap(b -> Stream.of(b.left(), b.right()));
    }

    /** a + b → a; a − b → a, b. */
    static Stream<ExpressionSyntax> dropTerm(ExpressionSyntax e) {
        return binary(e, BinaryOperator.ADD, BinaryOperator.SUBTRACT).stream().flatMap(b -> Stream.of(b.left(), b.right()));
    }

    /** a → a/v. */
    static Edit missingDivisor(Collection<String> names) {
        return e -> names.stream().map(n -> make(BinaryOperator.DIVIDE, e, name(n, e)));
    }

    /** a → a ⊙ v, a ⊙ (1 − v), a vᵀ, a v, v a, vᵀ a. */
    static Edit missingFactor(Collection<String> names) {
        return e -> names.stream().flatMap(n -> {
            ExpressionSyntax v = name(n, e);
            ExpressionSyntax rest = make(BinaryOperator.SUBTRACT, number(1, e), v);
            return Stream.of(
                    elementwise(e, v), elementwise(e, rest), product(e, transposed(v)), product(e, v), product(v, e),
                    product(transposed(v), e));
        });
    }

    /** a → a + v, a − v. */
    static Edit missingTerm(Collection<String> names) {
        return e -> names.stream().flatMap(n -> Stream.of(
                make(BinaryOperator.SUBTRACT, e, name(n, e)), make(BinaryOperator.ADD, e, name(n, e))));
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

    /** −a → a. */
    static Stream<ExpressionSyntax> dropMinus(ExpressionSyntax e) {
        return e instanceof UnarySyntax u && u.op() == UnaryOperator.MINUS ? Stream.of(u.operand()) : Stream.empty();
    }

    /** a + b ↔ a − b. */
    static Stream<ExpressionSyntax> signOfTerm(ExpressionSyntax e) {
        return binary(e, BinaryOperator.ADD, BinaryOperator.SUBTRACT).stream()
                .map(b -> make(
                        b.op() == BinaryOperator.ADD ? BinaryOperator.SUBTRACT : BinaryOperator.ADD, b.left(), b.right()));
    }

    /** A term of a sum → twice the term, half of it. */
    static Stream<ExpressionSyntax> factorOfTerm(ExpressionSyntax e) {
        return binary(e, BinaryOperator.ADD, BinaryOperator.SUBTRACT).stream()
                .flatMap(b -> Stream.of(
                        make(b.op(), twice(b.left()), b.right()), make(b.op(), b.left(), twice(b.right())),
                        make(b.op(), half(b.left()), b.right()), make(b.op(), b.left(), half(b.right()))));
    }

    private static ExpressionSyntax twice(ExpressionSyntax e) {
        return product(number(2, e), e);
    }

    private static ExpressionSyntax half(ExpressionSyntax e) {
        return make(BinaryOperator.DIVIDE, e, number(2, e));
    }

    /** aⁿ → aⁿ⁺¹, aⁿ⁻¹; a → a². */
    static Stream<ExpressionSyntax> otherPower(ExpressionSyntax e) {
        if (e instanceof BinarySyntax b && b.op() == BinaryOperator.POWER) {
            return b.right() instanceof NumberSyntax n && n.value().scale() <= 0
                    ? Stream.of(n.value().longValue() + 1, n.value().longValue() - 1)
                            .map(k -> k == 1 ? b.left() : make(BinaryOperator.POWER, b.left(), number(k, b.right())))
                    : Stream.empty();
        }
        return e instanceof NumberSyntax ? Stream.empty() : Stream.of(make(BinaryOperator.POWER, e, number(2, e)));
    }

    /** a/b → a ⊙ b, b/a; a ⊙ b, a b → a/b. */
    static Stream<ExpressionSyntax> otherWayUp(ExpressionSyntax e) {
        Optional<BinarySyntax> quotient = binary(e, BinaryOperator.DIVIDE);
        if (quotient.isPresent()) {
            ExpressionSyntax a = quotient.get().left();
            ExpressionSyntax b = quotient.get().right();
            return Stream.of(elementwise(a, b), product(a, b), make(BinaryOperator.DIVIDE, b, a));
        }
        return binary(e, BinaryOperator.HADAMARD, BinaryOperator.MULTIPLY).stream()
                .map(b -> make(BinaryOperator.DIVIDE, b.left(), b.right()));
    }

    /** 1 − v ↔ v. */
    static Stream<ExpressionSyntax> oneMinus(ExpressionSyntax e) {
        boolean isRest = e instanceof BinarySyntax b && b.op() == BinaryOperator.SUBTRACT
                && b.left() instanceof NumberSyntax n && n.value().equals(BigDecimal.ONE);
        if (isRest) {
            return Stream.of(((BinarySyntax) e).right());
        }
        return e instanceof NameSyntax n && !DerivativeName.isQuotient(n.name())
                ? Stream.of(make(BinaryOperator.SUBTRACT, number(1, e), e))
                : Stream.empty();
    }

    /** a[i, j] → a[j, i]. */
    static Stream<ExpressionSyntax> swapSubscripts(ExpressionSyntax e) {
        if (!(e instanceof AccessSyntax a) || a.subscripts().size() != 2) {
            return Stream.empty();
        }
        List<ExpressionSyntax> swapped = List.of(a.subscripts().get(1), a.subscripts().get(0));
        return Stream.of(new AccessSyntax(a.base(), swapped, a.outside(), a.span()));
    }

    /** a[i] → a[j], for each of some indices. */
    static Edit otherSubscript(Collection<String> indices) {
        return e -> {
            if (!(e instanceof AccessSyntax a)) {
                return Stream.empty();
            }
            return IntStream.range(0, a.subscripts().size()).boxed().flatMap(k -> indices.stream().map(i -> {
                List<ExpressionSyntax> subscripts = new ArrayList<>(a.subscripts());
                subscripts.set(k, name(i, a));
                return new AccessSyntax(a.base(), subscripts, a.outside(), a.span());
            }));
        };
    }
}
