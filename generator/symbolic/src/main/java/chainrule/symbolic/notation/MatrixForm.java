package chainrule.symbolic.notation;

import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.Delta;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.Mul;
import chainrule.symbolic.OpaqueFunction;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.TensorArgument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Matrix form. A product summed over bound indices is a graph: indices are its nodes, two-index factors its edges, one-index
 * factors sit on nodes. A path is a matrix product, an edge walked backwards a transpose, two free ends without a path an
 * outer product. What is not of this shape has no matrix form.
 */
final class MatrixForm extends NodeBuilder {

    private final List<Index> axes;

    private MatrixForm(List<Index> axes) {
        this.axes = axes;
    }

    /** The matrix form over at most two axes, or empty where there is none. */
    static Optional<MathNode> of(List<Index> axes, Expr e) {
        if (axes.size() > 2) {
            return Optional.empty();
        }
        Optional<MathNode> form = asItIs(axes, e);
        if (form.isPresent()) {
            return form;
        }
        Expr apart = SumsApart.of(e);
        return apart == e ? form : asItIs(axes, apart);
    }

    private static Optional<MathNode> asItIs(List<Index> axes, Expr e) {
        try {
            MathNode node = new MatrixForm(axes).over(e);
            boolean isNumber = !axes.isEmpty() && Graphs.occurring(axes, e).isEmpty();
            return isNumber ? Optional.empty() : Optional.of(node);
        } catch (NoMatrixForm none) {
            return Optional.empty();
        }
    }

    /** The matrix form of a tensor; one of more than two axes has one where it is a name. */
    static Optional<MathNode> ofWhole(TensorArgument tensor) {
        boolean many = tensor.axes().size() > 2;
        return many && !(tensor.body() instanceof Access) ? Optional.empty() : asItIs(tensor.axes(), tensor.body());
    }

    static MathNode require(List<Index> axes, Expr e) {
        return new MatrixForm(axes).over(e);
    }

    /** A term that varies over all axes, or over none. */
    private MathNode over(Expr e) {
        int depends = Graphs.occurring(axes, e).size();
        if (depends == 0 && !axes.isEmpty()) {
            return new MatrixForm(List.of()).over(e);
        }
        if (depends != axes.size()) {
            throw new NoMatrixForm();
        }
        return e.accept(this);
    }

    @Override
    MathNode node(Expr e) {
        return over(e);
    }

    @Override
    MathNode number(Index index) {
        throw new NoMatrixForm();
    }

    @Override
    public MathNode visit(Delta e) {
        Mul.Factor alone = new Mul.Factor(e, Rational.ONE);
        if (!Diagonals.isDelta(axes, alone)) {
            throw new NoMatrixForm();
        }
        return Diagonals.of(axes, List.of(alone), alone);
    }

    @Override
    public MathNode visit(Access e) {
        MathNode name = base(e.symbol());
        List<Index> plain = e.subscripts().stream().map(Affine::asIndex).toList();
        if (!axes.isEmpty() && !coversWholeAxes(e, plain)) {
            throw new NoMatrixForm();
        }
        if (plain.equals(axes)) {
            return name;
        }
        if (axes.size() == 2 && plain.equals(List.of(axes.get(1), axes.get(0)))) {
            return isSymmetric(e.symbol()) ? name : new MathNode.Transpose(name);
        }
        if (axes.size() == 1 && plain.equals(List.of(axes.get(0), axes.get(0)))) {
            return new MathNode.Function("diag", List.of(name));
        }
        if (axes.isEmpty() && e.freeIndices().isEmpty()) {
            return new IndexForm(e, Set.of()).visit(e);
        }
        throw new NoMatrixForm();
    }

    /** Whether this is the inverse of a matrix that is the same with its indices turned, such as XᵀX. */
    private static boolean isSymmetric(Symbol s) {
        if (s.call() == null || s.call().function() != OpaqueFunction.INV) {
            return false;
        }
        TensorArgument m = s.call().arguments().get(0);
        return m.at(List.of(Affine.of(m.axes().get(1)), Affine.of(m.axes().get(0)))) == m.body();
    }

    /** Whether each index runs over all of its axis: a name alone would say more than r[i] for the first two i. */
    private static boolean coversWholeAxes(Access e, List<Index> plain) {
        for (int k = 0; k < plain.size(); k++) {
            Index i = plain.get(k);
            if (i != null && !i.extent().equals(e.symbol().axes().get(k))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public MathNode visit(Conditional e) {
        if (Graphs.isIndexCondition(e.condition())) {
            throw new NoMatrixForm();
        }
        return super.visit(e);
    }

    @Override
    public MathNode visit(Reduce e) {
        return product(List.of(new Mul.Factor(e, Rational.ONE)));
    }

    @Override
    MathNode product(List<Mul.Factor> factors) {
        List<Mul.Factor> numbers = new ArrayList<>();
        List<Mul.Factor> rest = new ArrayList<>();
        for (Mul.Factor f : factors) {
            boolean number = Graphs.occurring(axes, f.base()).isEmpty();
            (number ? numbers : rest).add(f);
        }
        if (axes.isEmpty()) {
            return fraction(numbers, this::scalars);
        }
        MathNode shaped = axes.size() == 1 ? fraction(rest, this::elements) : new Graphs(axes).matrix(rest);
        MatrixForm scalar = new MatrixForm(List.of());
        List<Mul.Factor> above = above(numbers);
        List<Mul.Factor> below = below(numbers);
        MathNode scaled = above.isEmpty()
                ? shaped
                : new MathNode.Product(MathNode.Kind.SCALAR, List.of(scalar.product(above), shaped));
        return below.isEmpty() ? scaled : new MathNode.Quotient(scaled, scalar.product(below));
    }

    private interface Joined {
        MathNode of(List<Mul.Factor> factors);
    }

    private static MathNode fraction(List<Mul.Factor> factors, Joined join) {
        List<Mul.Factor> above = above(factors);
        List<Mul.Factor> below = below(factors);
        MathNode numerator = above.isEmpty() ? new MathNode.Number("1") : join.of(above);
        return below.isEmpty() ? numerator : new MathNode.Quotient(numerator, join.of(below));
    }

    private MathNode scalars(List<Mul.Factor> factors) {
        List<MathNode> nodes = factors.stream().map(f -> f.exponent().isOne() && f.base() instanceof Reduce r
                        ? Graphs.number(r)
                        : power(f))
                .toList();
        return nodes.size() == 1 ? nodes.get(0) : new MathNode.Product(MathNode.Kind.SCALAR, nodes);
    }

    private MathNode elements(List<Mul.Factor> factors) {
        List<MathNode> nodes = factors.stream().map(f -> f.exponent().isOne() && f.base() instanceof Reduce r
                        ? Graphs.vector(axes.get(0), r)
                        : power(f))
                .toList();
        return nodes.size() == 1 ? nodes.get(0) : new MathNode.Product(MathNode.Kind.ELEMENTWISE, nodes);
    }
}
