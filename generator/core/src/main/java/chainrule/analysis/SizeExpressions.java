package chainrule.analysis;

import chainrule.source.SourceSpan;
import chainrule.source.Spelling;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Num;
import chainrule.symbolic.Size;
import chainrule.syntax.BinaryOperator;
import chainrule.syntax.BinarySyntax;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.NameSyntax;
import chainrule.syntax.NumberSyntax;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Sizes in declarations: numbers, dims, and sums, differences, products and quotients of them. */
public final class SizeExpressions {

    /** The largest array that every JVM allocates is a little shorter than this. */
    private static final long MOST_ELEMENTS = Integer.MAX_VALUE - 8L;

    private final Compilation c;

    public SizeExpressions(Compilation c) {
        this.c = c;
    }

    /** A shape; its number of elements must fit into an array. */
    public List<Affine> shape(List<ExpressionSyntax> sizes, Scope scope, Frame frame) {
        List<Affine> shape = new ArrayList<>();
        long elements = 1;
        for (ExpressionSyntax e : sizes) {
            Affine size = size(e, scope, frame);
            shape.add(size);
            elements *= size.valueOfSizes();
            if (elements > MOST_ELEMENTS) {
                throw c.reporter()
                        .fail(
                                "size-too-large",
                                "the shape has more than " + MOST_ELEMENTS + " elements, which no Java array holds",
                                sizes.get(0).span().to(e.span()));
            }
        }
        return shape;
    }

    /** A size of at least 1. */
    public Affine size(ExpressionSyntax e, Scope scope, Frame frame) {
        Affine size = value(e, scope, frame);
        long n = size.valueOfSizes();
        if (n < 1 || n > MOST_ELEMENTS) {
            throw c.reporter()
                    .fail(
                            n < 1 ? "size-not-positive" : "size-too-large",
                            "a size must be at least 1 and at most " + MOST_ELEMENTS + ", not " + n,
                            e.span());
        }
        return size;
    }

    private Affine value(ExpressionSyntax e, Scope scope, Frame frame) {
        if (e instanceof NumberSyntax n) {
            return literal(n, frame);
        }
        if (e instanceof NameSyntax n) {
            return named(n, scope, frame);
        }
        if (e instanceof BinarySyntax b) {
            return binary(b, scope, frame);
        }
        throw notASize(e.span());
    }

    private AnalysisException notASize(SourceSpan span) {
        return c.reporter()
                .fail("not-a-size", "a size must be a number, a dim, or a sum, difference, product or quotient of them", span);
    }

    private Affine literal(NumberSyntax n, Frame frame) {
        if (n.value().stripTrailingZeros().scale() > 0) {
            throw c.reporter().fail("not-a-size", "a size must be a whole number, not " + n.text(), n.span());
        }
        if (n.value().signum() <= 0 || n.value().compareTo(BigDecimal.valueOf(MOST_ELEMENTS)) > 0) {
            throw c.reporter()
                    .fail(
                            n.value().signum() <= 0 ? "size-not-positive" : "size-too-large",
                            "a size must be at least 1 and at most " + MOST_ELEMENTS + ", not " + n.text(),
                            n.span());
        }
        return Affine.of(c.sizes().literal(n.value().intValueExact(), n.span(), frame.way()));
    }

    private Affine named(NameSyntax n, Scope scope, Frame frame) {
        Affine known = scope.size(n.name());
        if (known != null) {
            return known;
        }
        Scope.Lazy value = scope.value(n.name());
        if (value != null) {
            return asSize(value.value(), n, frame);
        }
        throw c.reporter()
                .fail(c.reporter()
                        .error("unknown-name", "there is no dim `" + n.name() + "`", n.span())
                        .withNearMiss(Spelling.nearest(n.name(), scope.names())));
    }

    /** A number that was passed for a size: a literal one is a size of the place where it is used. */
    private Affine asSize(Value v, NameSyntax n, Frame frame) {
        if (v.rank() == 0 && v.body() instanceof Num number && number.value().isInteger()
                && number.value().signum() > 0 && number.value().numerator().bitLength() < 31) {
            return Affine.of(c.sizes().literal(number.value().intValueExact(), n.span(), frame.way() + "/" + n.name()));
        }
        try {
            Affine affine = Exprs.asAffine(v.body());
            affine.valueOfSizes();
            return affine;
        } catch (IllegalArgumentException | IllegalStateException notSizes) {
            throw c.reporter().fail("not-a-size", "`" + n.name() + "` is not a whole number here", n.span());
        }
    }

    /** A multiple of what may be any number stays one, so that windows of 3 fill 3 n places whatever n is. */
    private static boolean isFree(Affine size) {
        return size.parts().stream().anyMatch(p -> p.term() instanceof Size s && s.isFree());
    }

    private Affine binary(BinarySyntax b, Scope scope, Frame frame) {
        Affine left = value(b.left(), scope, frame);
        Affine right = value(b.right(), scope, frame);
        if (b.op() == BinaryOperator.ADD || b.op() == BinaryOperator.SUBTRACT) {
            Affine r = b.right() instanceof NumberSyntax ? Affine.constant(right.valueOfSizes()) : right;
            Affine l = b.left() instanceof NumberSyntax ? Affine.constant(left.valueOfSizes()) : left;
            return b.op() == BinaryOperator.ADD ? l.plus(r) : l.minus(r);
        }
        long l = left.valueOfSizes();
        long r = right.valueOfSizes();
        boolean product = b.op() == BinaryOperator.MULTIPLY;
        if (product && b.left() instanceof NumberSyntax && isFree(right)) {
            return right.times(l);
        }
        if (product && b.right() instanceof NumberSyntax && isFree(left)) {
            return left.times(r);
        }
        if (!product && (b.op() != BinaryOperator.DIVIDE || r == 0 || l % r != 0)) {
            throw notASize(b.span());
        }
        long n = product ? l * r : l / r;
        if (n > MOST_ELEMENTS) {
            throw c.reporter().fail("size-too-large", "the size " + n + " is more than an array holds", b.span());
        }
        String name = b.span().content();
        return Affine.of(c.sizes().named(name, (int) n, b.span(), frame.way()));
    }
}
