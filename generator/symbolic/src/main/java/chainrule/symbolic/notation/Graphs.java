package chainrule.symbolic.notation;

import chainrule.symbolic.Access;
import chainrule.symbolic.Add;
import chainrule.symbolic.Apply;
import chainrule.symbolic.Call;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Num;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Reduce;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Products summed over bound indices, read as graphs. */
final class Graphs {

    private final List<Index> axes;

    Graphs(List<Index> axes) {
        this.axes = axes;
    }

    static Set<Index> occurring(List<Index> axes, Expr e) {
        Set<Index> found = new LinkedHashSet<>(axes);
        found.retainAll(e.freeIndices());
        return found;
    }

    static boolean isIndexCondition(Expr condition) {
        return !(condition instanceof Access) && condition.children().stream().allMatch(Graphs::isIndexCondition);
    }

    static List<Mul.Factor> factors(Expr e) {
        return e instanceof Mul m
                ? m.factors()
                : e instanceof Num ? List.of() : List.of(new Mul.Factor(e, Rational.ONE));
    }

    static Expr value(List<Mul.Factor> factors) {
        return Exprs.mul(factors.stream().map(Mul.Factor::value).toList());
    }

    /** A term over two axes: edges, vectors on the rows, vectors on the columns. */
    MathNode matrix(List<Mul.Factor> factors) {
        for (Mul.Factor f : factors) {
            if (Diagonals.isDelta(axes, f)) {
                return Diagonals.of(axes, factors, f);
            }
            if (factors.size() > 1 && Diagonals.isMixed(axes, f)) {
                return Diagonals.multipliedOut(axes, factors, f);
            }
        }
        List<Mul.Factor> rows = new ArrayList<>();
        List<Mul.Factor> columns = new ArrayList<>();
        List<Mul.Factor> both = new ArrayList<>();
        for (Mul.Factor f : factors) {
            Set<Index> on = occurring(axes, f.base());
            (on.size() == 2 ? both : on.contains(axes.get(0)) ? rows : columns).add(f);
        }
        List<MathNode> elements = new ArrayList<>();
        for (Mul.Factor f : both) {
            elements.add(f.exponent().isOne() && f.base() instanceof Reduce r ? MatrixPath.of(axes, r) : edge(f));
        }
        if (!rows.isEmpty() && !columns.isEmpty()) {
            elements.add(outer(rows, columns));
        }
        MathNode product = elements.size() == 1
                ? elements.get(0)
                : new MathNode.Product(MathNode.Kind.ELEMENTWISE, elements);
        return rows.isEmpty() == columns.isEmpty() ? product : scaled(rows, product, columns);
    }

    /** diag(v) M scales the rows of a matrix, M diag(v) its columns. */
    private MathNode scaled(List<Mul.Factor> rows, MathNode matrix, List<Mul.Factor> columns) {
        return rows.isEmpty()
                ? MatrixPath.product(List.of(matrix, Diagonals.diagonal(axes.get(1), value(columns))))
                : MatrixPath.product(List.of(Diagonals.diagonal(axes.get(0), value(rows)), matrix));
    }

    private MathNode edge(Mul.Factor f) {
        MathNode base = MatrixForm.require(axes, f.base());
        return f.exponent().isOne()
                ? base
                : new MathNode.Power(base, MatrixForm.require(List.of(), Exprs.num(f.exponent())));
    }

    private MathNode outer(List<Mul.Factor> rows, List<Mul.Factor> columns) {
        MathNode left = MatrixForm.require(List.of(axes.get(0)), value(rows));
        MathNode right = MatrixForm.require(List.of(axes.get(1)), value(columns));
        return MatrixPath.product(List.of(left, MatrixPath.transposed(right)));
    }

    static Reduce.Opened sum(Reduce r) {
        if (r.operator() != Reduce.Operator.SUM) {
            throw new NoMatrixForm();
        }
        return r.open();
    }

    /** Σ over bound indices as a vector over one axis: from the far end of the path, M (v ⊙ N (w)). */
    static MathNode vector(Index axis, Reduce r) {
        Reduce.Opened opened = sum(r);
        List<Mul.Factor> all = new ArrayList<>(factors(opened.body()));
        if (all.isEmpty() || opened.body() instanceof Mul m && !m.coefficient().isOne()) {
            throw new NoMatrixForm();
        }
        MathNode result = walk(axis, new ArrayList<>(opened.indices()), all);
        if (!all.isEmpty()) {
            throw new NoMatrixForm();
        }
        return result;
    }

    /** The part of a path that starts at a node: its own vectors, and the edge to the next node. */
    private static MathNode walk(Index node, List<Index> open, List<Mul.Factor> left) {
        List<Mul.Factor> own = new ArrayList<>();
        List<Mul.Factor> edges = new ArrayList<>();
        Index next = null;
        for (Mul.Factor f : left) {
            List<Index> on = new ArrayList<>(occurring(open, f.base()));
            on.remove(node);
            boolean here = f.base().freeIndices().contains(node);
            if (here && on.isEmpty()) {
                own.add(f);
            } else if (here && on.size() == 1 && (next == null || next.equals(on.get(0)))) {
                next = on.get(0);
                edges.add(f);
            } else if (here) {
                throw new NoMatrixForm();
            }
        }
        left.removeAll(own);
        left.removeAll(edges);
        List<MathNode> elements = new ArrayList<>();
        if (next != null) {
            open.remove(next);
            MathNode matrix = MatrixForm.require(List.of(node, next), value(edges));
            elements.add(MatrixPath.product(List.of(matrix, walk(next, open, left))));
        }
        if (!own.isEmpty()) {
            elements.add(MatrixForm.require(List.of(node), value(own)));
        }
        if (elements.isEmpty()) {
            throw new NoMatrixForm();
        }
        return elements.size() == 1
                ? elements.get(0)
                : new MathNode.Product(MathNode.Kind.ELEMENTWISE, elements);
    }

    /** A reduction to a number: uᵀ v, uᵀ M v, or the sum (or maximum) of the elements. */
    static MathNode number(Reduce r) {
        Reduce.Opened opened = r.open();
        if (r.operator() == Reduce.Operator.SUM) {
            MathNode form = bilinear(opened);
            if (form != null) {
                return form;
            }
        }
        if (opened.indices().size() > 2) {
            throw new NoMatrixForm();
        }
        MathNode elements = MatrixForm.require(opened.indices(), opened.body());
        return new MathNode.Function(r.operator().symbol(), List.of(elements));
    }

    /** uᵀ (M …) for a body that is a product in which one index has a vector and something else; with few transposes. */
    private static MathNode bilinear(Reduce.Opened opened) {
        List<Mul.Factor> all = new ArrayList<>(factors(opened.body()));
        if (all.size() < 2 || all.stream().anyMatch(f -> !f.exponent().isOne() || !isTensor(f.base()))) {
            return null;
        }
        MathNode best = null;
        for (Index start : opened.indices()) {
            MathNode form = bilinear(opened, start, all);
            if (form != null && (best == null || MatrixPath.transposes(form) < MatrixPath.transposes(best))) {
                best = form;
            }
        }
        return best;
    }

    private static boolean isTensor(Expr e) {
        return e instanceof Access || e instanceof Apply || e instanceof Call || e instanceof Add;
    }

    private static MathNode bilinear(Reduce.Opened opened, Index start, List<Mul.Factor> all) {
        List<Mul.Factor> left = new ArrayList<>(all);
        Mul.Factor first = left.stream()
                .filter(f -> isVectorAt(f.base(), start))
                .findFirst()
                .orElse(null);
        if (first == null) {
            return null;
        }
        left.remove(first);
        List<Index> open = new ArrayList<>(opened.indices());
        open.remove(start);
        MathNode rest = walk(start, open, left);
        if (!left.isEmpty() || !open.isEmpty()) {
            return null;
        }
        MathNode vector = MatrixForm.require(List.of(start), first.value());
        return MatrixPath.product(List.of(new MathNode.Transpose(vector), rest));
    }

    private static boolean isVectorAt(Expr e, Index i) {
        return e instanceof Access a && a.subscripts().equals(List.of(Affine.of(i)));
    }
}
