package chainrule.symbolic.notation;

import java.util.List;

/** A formula as a reader sees it, without brackets and without a format's signs. */
public sealed interface MathNode {

    /** A symbol of the specification; an adjoint prints as ∂l/∂name. */
    record Name(String name, boolean adjoint) implements MathNode {}

    /** An index variable, e.g. the i of W[i, j]. */
    record Index(String name) implements MathNode {}

    /** e.g. ∂z₂/∂z₁, and of second order ∂²f/∂x∂y: one variable for each order. */
    record Derivative(MathNode of, List<MathNode> by) implements MathNode {
        public Derivative(MathNode of, MathNode by) {
            this(of, List.of(by));
        }
    }

    /** e.g. dz, d(exp(−z)): the differential of a term. */
    record Differential(MathNode of) implements MathNode {

        /** Whether the d can stand right before it. */
        boolean isOfName() {
            return isName(of) || of instanceof Subscripted x && isName(x.base());
        }

        private static boolean isName(MathNode n) {
            return n instanceof Name x && !x.adjoint();
        }
    }

    /** e.g. σ′(z): the derivative of a function of one argument. */
    record Primed(String name, String sign, MathNode argument) implements MathNode {}

    /** An exact number, not negative. */
    record Number(String text) implements MathNode {}

    /** e.g. [0.5, −1]; the elements of a matrix are its rows. A vector is a column. */
    record Array(List<MathNode> elements) implements MathNode {

        boolean isMatrix() {
            return elements.stream().allMatch(e -> e instanceof Array row && row.elements.stream().noneMatch(Array.class::isInstance));
        }
    }

    /** What is left out: … */
    record Ellipsis() implements MathNode {}

    /** e.g. a − b + c; the first term may have a minus. */
    record Sum(List<Signed> terms) implements MathNode {

        /** −n. */
        public static Sum negative(MathNode n) {
            return new Sum(List.of(new Signed(true, n)));
        }

        /** What a formula is the negative of, if it is a term with a minus; else null. */
        public static MathNode negated(MathNode n) {
            return n instanceof Sum s && s.terms.size() == 1 && s.terms.get(0).minus() ? s.terms.get(0).term() : null;
        }
    }

    /** A term with its sign. */
    record Signed(boolean minus, MathNode term) {}

    /** e.g. W x, a ⊙ b, ½ x */
    record Product(Kind kind, List<MathNode> factors) implements MathNode {}

    /** What multiplies: numbers in front, matrices and vectors, elements, or the links of a chain, with a sign between. */
    enum Kind {
        SCALAR,
        MATRIX,
        ELEMENTWISE,
        CHAIN
    }

    /** e.g. (ŷ − y)/K */
    record Quotient(MathNode numerator, MathNode denominator) implements MathNode {}

    /** e.g. z² */
    record Power(MathNode base, MathNode exponent) implements MathNode {}

    /** e.g. W₂ᵀ */
    record Transpose(MathNode operand) implements MathNode {}

    /** e.g. σ(z), sqrt(v): the name that a specification has, and the sign that mathematics has for it. */
    record Function(String name, String sign, List<MathNode> arguments) implements MathNode {
        Function(String name, List<MathNode> arguments) {
            this(name, name, arguments);
        }
    }

    /** e.g. W[i, j] */
    record Subscripted(MathNode base, List<MathNode> subscripts) implements MathNode {}

    /** The last subscript of an access that may leave its axes, with the value outside: e.g. the t − 1 else 0 of h[t − 1 else 0] */
    record Outside(MathNode subscript, MathNode value) implements MathNode {}

    /** e.g. sum[j](W[i, j] x[j]); a range stands where the body does not imply it. */
    record Reduction(String operator, List<Binder> binders, MathNode body) implements MathNode {}

    /** e.g. softmax[j](sum[i](W[i, j])): a function of the tensor whose elements over the indices are the body. */
    record OfElements(String name, String sign, List<Binder> binders, MathNode body) implements MathNode {}

    /** A bound index, with its range where it must be said, else null. */
    record Binder(String index, MathNode range) {}

    /** e.g. if z &gt; 0 then z else 0 */
    record Choice(MathNode condition, MathNode then, MathNode otherwise) implements MathNode {}

    /** e.g. a &lt; b, p and q */
    record Relation(String operator, MathNode left, MathNode right) implements MathNode {}

    /** e.g. not p */
    record Not(MathNode operand) implements MathNode {}
}
