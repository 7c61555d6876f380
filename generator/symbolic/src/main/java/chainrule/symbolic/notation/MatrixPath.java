package chainrule.symbolic.notation;

import chainrule.symbolic.Index;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Reduce;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** A path through shared indices from one axis to another, as a product of matrices: Σ A[k, i] v[k] B[k, j] is Aᵀ diag(v) B. */
final class MatrixPath {

    private final Index end;
    private final List<Index> open;
    private final List<Mul.Factor> left;
    private final List<MathNode> steps = new ArrayList<>();

    private MatrixPath(Index end, Reduce.Opened opened) {
        this.end = end;
        this.open = new ArrayList<>(opened.indices());
        this.left = new ArrayList<>(Graphs.factors(opened.body()));
    }

    static MathNode of(List<Index> axes, Reduce r) {
        Reduce.Opened opened = Graphs.sum(r);
        if (opened.body() instanceof Mul m && !m.coefficient().isOne()) {
            throw new NoMatrixForm();
        }
        MatrixPath path = new MatrixPath(axes.get(1), opened);
        for (Index node = axes.get(0); !node.equals(path.end); ) {
            node = path.step(node);
        }
        if (!path.left.isEmpty() || !path.open.isEmpty()) {
            throw new NoMatrixForm();
        }
        return product(path.steps);
    }

    /** Takes the edges from a node to the only other one that they reach, and the vectors on that. */
    private Index step(Index node) {
        List<Mul.Factor> edges = new ArrayList<>();
        Index next = null;
        for (Mul.Factor f : left) {
            if (f.base().freeIndices().contains(node)) {
                Index other = other(f, node);
                if (next != null && !next.equals(other)) {
                    throw new NoMatrixForm();
                }
                next = other;
                edges.add(f);
            }
        }
        if (next == null) {
            throw new NoMatrixForm();
        }
        left.removeAll(edges);
        steps.add(MatrixForm.require(List.of(node, next), Graphs.value(edges)));
        open.remove(next);
        vectorsOn(next);
        return next;
    }

    private Index other(Mul.Factor f, Index node) {
        List<Index> nodes = new ArrayList<>(open);
        nodes.add(end);
        Set<Index> on = Graphs.occurring(nodes, f.base());
        on.remove(node);
        if (on.size() != 1) {
            throw new NoMatrixForm();
        }
        return on.iterator().next();
    }

    private void vectorsOn(Index node) {
        List<Index> elsewhere = new ArrayList<>(open);
        elsewhere.add(end);
        elsewhere.remove(node);
        List<Mul.Factor> own = left.stream()
                .filter(f -> f.base().freeIndices().contains(node)
                        && Graphs.occurring(elsewhere, f.base()).isEmpty())
                .toList();
        if (!own.isEmpty()) {
            left.removeAll(own);
            steps.add(Diagonals.diagonal(node, Graphs.value(own)));
        }
    }

    /** A product of matrices without products of matrices in it. */
    static MathNode product(List<MathNode> factors) {
        List<MathNode> flat = new ArrayList<>();
        for (MathNode f : factors) {
            if (f instanceof MathNode.Product p && p.kind() == MathNode.Kind.MATRIX) {
                flat.addAll(p.factors());
            } else {
                flat.add(f);
            }
        }
        return flat.size() == 1 ? flat.get(0) : new MathNode.Product(MathNode.Kind.MATRIX, flat);
    }

    /** (A b)ᵀ is bᵀ Aᵀ, Aᵀᵀ is A. */
    static MathNode transposed(MathNode n) {
        if (n instanceof MathNode.Transpose t) {
            return t.operand();
        }
        if (n instanceof MathNode.Product p
                && p.kind() == MathNode.Kind.MATRIX
                && p.factors().stream().allMatch(MatrixPath::isSimple)) {
            List<MathNode> turned = new ArrayList<>(p.factors().stream().map(MatrixPath::transposed).toList());
            Collections.reverse(turned);
            return new MathNode.Product(MathNode.Kind.MATRIX, turned);
        }
        return new MathNode.Transpose(n);
    }

    private static boolean isSimple(MathNode n) {
        return n instanceof MathNode.Name
                || n instanceof MathNode.Function
                || n instanceof MathNode.Transpose t && isSimple(t.operand());
    }

    /** How many matrices stand transposed in a product. */
    static long transposes(MathNode n) {
        return n instanceof MathNode.Product p
                ? p.factors().stream().mapToLong(MatrixPath::transposes).sum()
                : n instanceof MathNode.Transpose ? 1 : 0;
    }
}
