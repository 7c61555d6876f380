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

    private final Compilation c;

    public SizeExpressions(Compilation c) {
        this.c = c;
    }

    /** A shape; its number of elements must fit into an array. */
    public List<Affine> shape(List<ExpressionSyntax> sizes, Scope scope, Frame frame) {
        List<Affine> shape = new ArrayList<>();
        for (ExpressionSyntax e : sizes) {
            Affine size = size(e, scope, frame);
            shape.add(size);
            if (!Elements.fit(shape)) {
                throw c.reporter()
                        .fail(
                                "size-too-large",
                                "the shape has more than " + Elements.MOST + " elements, which no Java array holds",
                                sizes.get(0).span().to(e.span()));
            }
        }
        return shape;
    }

    /** A size of at least 1. */
    public Affine size(ExpressionSyntax e, Scope scope, Frame frame) {
        Affine size = value(e, scope, frame);
        long n = size.valueOfSizes();
        if (n < 1 || n > Elements.MOST) {
            throw c.reporter()
                    .fail(
                            n < 1 ? "size-not-positive" : "size-too-large",
                            "a size must be at least 1 and at most " + Elements.MOST + ", not " + n,
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
        long value = whole(n);
        if (value < 1) {
            throw c.reporter()
                    .fail(
                            "size-not-positive",
                            "a size must be at least 1 and at most " + Elements.MOST + ", not " + n.text(),
                            n.span());
        }
        return Affine.of(c.sizes().literal((int) value, n.span(), frame.way()));
    }

    /** A whole number that is no larger than a size may be. */
    private long whole(NumberSyntax n) {
        if (n.value().stripTrailingZeros().scale() > 0) {
            throw c.reporter().fail("not-a-size", "a size must be a whole number, not " + n.text(), n.span());
        }
        if (n.value().compareTo(BigDecimal.valueOf(Elements.MOST)) > 0) {
            throw c.reporter()
                    .fail(
                            "size-too-large",
                            "a size must be at least 1 and at most " + Elements.MOST + ", not " + n.text(),
                            n.span());
        }
        return n.value().longValueExact();
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
        boolean isTensor = c.sources().nets().get(0).statements().stream()
                .map(DeclaredName::of)
                .anyMatch(d -> d.isPresent() && d.get().name().equals(n.name()));
        if (isTensor) {
            throw c.reporter()
                    .fail("not-a-size", "`" + n.name() + "` is no dim, and sizes are made of numbers and dims", n.span());
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

    /** An operand, of which a number may also be 0. */
    private Affine operand(ExpressionSyntax e, Scope scope, Frame frame) {
        return e instanceof NumberSyntax n ? Affine.constant(whole(n)) : value(e, scope, frame);
    }

    private Affine binary(BinarySyntax b, Scope scope, Frame frame) {
        Affine left = operand(b.left(), scope, frame);
        Affine right = operand(b.right(), scope, frame);
        long l = left.valueOfSizes();
        long r = right.valueOfSizes();
        return switch (b.op()) {
            case ADD -> left.plus(right);
            case SUBTRACT -> left.minus(right);
            case MULTIPLY -> {
                boolean free = isFree(left) && right.isConstant() || isFree(right) && left.isConstant();
                yield free
                        ? left.isConstant() ? right.times(l) : left.times(r)
                        : named(b, Math.multiplyExact(l, r), frame);
            }
            case DIVIDE -> named(b, quotient(b, l, r), frame);
            default -> throw notASize(b.span());
        };
    }

    private long quotient(BinarySyntax b, long l, long r) {
        if (r == 0) {
            throw c.reporter().fail("division-by-zero", "this divides by 0", b.right().span());
        }
        if (l % r != 0) {
            throw c.reporter()
                    .fail("not-a-size", "a size is a whole number, but " + l + " is no multiple of " + r, b.span());
        }
        return l / r;
    }

    private Affine named(BinarySyntax b, long n, Frame frame) {
        if (Math.abs(n) > Elements.MOST) {
            throw c.reporter().fail("size-too-large", "the size " + n + " is more than an array holds", b.span());
        }
        return Affine.of(c.sizes().named(b.span().content(), (int) n, b.span(), frame.way()));
    }
}
