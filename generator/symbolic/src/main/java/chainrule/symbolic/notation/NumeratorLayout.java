package chainrule.symbolic.notation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Formulas of derivatives turned to numerator layout, where the name of a derivative stands for a row. */
final class NumeratorLayout {

    private final Set<String> shaped;

    /** @param shaped the names whose derivatives are no numbers */
    NumeratorLayout(Set<String> shaped) {
        this.shaped = shaped;
    }

    /** A derivative that is no number, transposed. */
    MathNode turned(MathNode n) {
        return transposed(asRows(n));
    }

    /** The names of derivatives stand for rows; elements have their subscripts in the other order. */
    MathNode asRows(MathNode n) {
        if (n instanceof MathNode.Name x) {
            return x.adjoint() && shaped.contains(x.name()) ? new MathNode.Transpose(x) : x;
        }
        if (n instanceof MathNode.Subscripted x && x.base() instanceof MathNode.Name name) {
            List<MathNode> subscripts = new ArrayList<>(x.subscripts().stream().map(this::asRows).toList());
            if (name.adjoint()) {
                Collections.reverse(subscripts);
            }
            return new MathNode.Subscripted(name, subscripts);
        }
        if (n instanceof MathNode.Sum x) {
            return new MathNode.Sum(x.terms().stream()
                    .map(t -> new MathNode.Signed(t.minus(), asRows(t.term())))
                    .toList());
        }
        if (n instanceof MathNode.Product x) {
            return new MathNode.Product(x.kind(), x.factors().stream().map(this::asRows).toList());
        }
        if (n instanceof MathNode.Quotient x) {
            return new MathNode.Quotient(asRows(x.numerator()), asRows(x.denominator()));
        }
        if (n instanceof MathNode.Transpose x) {
            MathNode operand = asRows(x.operand());
            return operand instanceof MathNode.Transpose t ? t.operand() : new MathNode.Transpose(operand);
        }
        return inner(n);
    }

    private MathNode inner(MathNode n) {
        if (n instanceof MathNode.Power x) {
            return new MathNode.Power(asRows(x.base()), x.exponent());
        }
        if (n instanceof MathNode.Function x) {
            return new MathNode.Function(x.name(), x.sign(), x.arguments().stream().map(this::asRows).toList());
        }
        if (n instanceof MathNode.Reduction x) {
            return new MathNode.Reduction(x.operator(), x.binders(), asRows(x.body()));
        }
        if (n instanceof MathNode.OfElements x) {
            return new MathNode.OfElements(x.name(), x.sign(), x.binders(), asRows(x.body()));
        }
        if (n instanceof MathNode.Choice x) {
            return new MathNode.Choice(x.condition(), asRows(x.then()), asRows(x.otherwise()));
        }
        return n;
    }

    private static MathNode transposed(MathNode n) {
        if (n instanceof MathNode.Transpose x) {
            return x.operand();
        }
        if (n instanceof MathNode.Product x) {
            return product(x);
        }
        if (n instanceof MathNode.Sum x && x.terms().stream().allMatch(t -> isProduct(t.term()))) {
            return new MathNode.Sum(x.terms().stream()
                    .map(t -> new MathNode.Signed(t.minus(), transposed(t.term())))
                    .toList());
        }
        boolean symmetric = n instanceof MathNode.Function f && (f.name().equals("diag") || f.name().equals("eye"));
        return symmetric ? n : new MathNode.Transpose(n);
    }

    /** Whether a term is a product of tensors, and so none that is a number for all elements. */
    private static boolean isProduct(MathNode n) {
        return n instanceof MathNode.Transpose
                || n instanceof MathNode.Product p
                        && (p.kind() != MathNode.Kind.SCALAR || isProduct(p.factors().get(p.factors().size() - 1)));
    }

    private static MathNode product(MathNode.Product x) {
        List<MathNode> factors = new ArrayList<>(x.factors());
        switch (x.kind()) {
            case MATRIX -> {
                factors.replaceAll(NumeratorLayout::transposed);
                Collections.reverse(factors);
            }
            case ELEMENTWISE -> factors.replaceAll(NumeratorLayout::transposed);
            // Numbers stand in front.
            case SCALAR -> factors.set(factors.size() - 1, transposed(factors.get(factors.size() - 1)));
        }
        return new MathNode.Product(x.kind(), factors);
    }
}
