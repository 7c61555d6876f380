package chainrule.report;

import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.calculus.OperationDifferential;
import chainrule.symbolic.notation.MathNode;
import java.util.ArrayList;
import java.util.List;

/** A differential one operation at a time, a line for each: d(exp(−z)) = exp(−z) d(−z). */
final class OperationLines {

    private OperationLines() {}

    static Document.Details of(Material m, List<OperationDifferential> operations) {
        return new Document.Details(
                "one operation at a time", operations.stream().map(d -> equation(m, d)).toList());
    }

    private static Document.Equation equation(Material m, OperationDifferential d) {
        List<MathNode.Signed> terms = new ArrayList<>();
        d.parts().forEach(p -> terms.add(term(m, p)));
        MathNode right = terms.isEmpty()
                ? new MathNode.Number("0")
                : terms.size() == 1 && !terms.get(0).minus() ? terms.get(0).term() : new MathNode.Sum(terms);
        Document.Line line = Document.Line.of(right, d.rule(), m.checked(d, 0, Check.DIFFERENCES));
        return new Document.Equation("", differential(m, d.term()), List.of(), List.of(line));
    }

    private static MathNode differential(Material m, Expr e) {
        return new MathNode.Differential(index(m, e));
    }

    private static MathNode index(Material m, Expr e) {
        return m.notation().indexNode(List.copyOf(e.freeIndices()), e);
    }

    /** The sign of a coefficient stands before the sum over its indices. */
    private static MathNode.Signed term(Material m, OperationDifferential.Part p) {
        MathNode coefficient = index(m, p.coefficient());
        MathNode negated = MathNode.Sum.negated(coefficient);
        boolean minus = negated != null;
        MathNode size = minus ? negated : coefficient;
        MathNode differential = differential(m, p.operand());
        MathNode product = size instanceof MathNode.Number n && n.text().equals("1")
                ? differential
                : new MathNode.Product(MathNode.Kind.SCALAR, List.of(size, differential));
        return new MathNode.Signed(minus, p.bound().isEmpty() ? product : sum(p.bound(), product));
    }

    private static MathNode sum(List<Index> bound, MathNode body) {
        return new MathNode.Reduction(
                "sum", bound.stream().map(i -> new MathNode.Binder(i.name(), null)).toList(), body);
    }
}
