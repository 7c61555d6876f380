package chainrule.symbolic.notation;

import java.util.List;
import java.util.function.Function;

/** A formula with other nodes in place of some. */
public final class NodeReplacement {

    private final Function<MathNode, MathNode> images;

    /** @param images what stands in place of a node, or null to look into it */
    public NodeReplacement(Function<MathNode, MathNode> images) {
        this.images = images;
    }

    public MathNode in(MathNode n) {
        MathNode image = images.apply(n);
        return image != null ? image : inside(n);
    }

    private List<MathNode> in(List<MathNode> nodes) {
        return nodes.stream().map(this::in).toList();
    }

    private MathNode inside(MathNode n) {
        if (n instanceof MathNode.Sum x) {
            return new MathNode.Sum(
                    x.terms().stream().map(t -> new MathNode.Signed(t.minus(), in(t.term()))).toList());
        }
        if (n instanceof MathNode.Product x) {
            return new MathNode.Product(x.kind(), in(x.factors()));
        }
        if (n instanceof MathNode.Quotient x) {
            return new MathNode.Quotient(in(x.numerator()), in(x.denominator()));
        }
        if (n instanceof MathNode.Power x) {
            return new MathNode.Power(in(x.base()), in(x.exponent()));
        }
        if (n instanceof MathNode.Transpose x) {
            return new MathNode.Transpose(in(x.operand()));
        }
        if (n instanceof MathNode.Function x) {
            return new MathNode.Function(x.name(), x.sign(), in(x.arguments()));
        }
        return rarely(n);
    }

    private MathNode rarely(MathNode n) {
        if (n instanceof MathNode.Derivative x) {
            return new MathNode.Derivative(in(x.of()), in(x.by()));
        }
        if (n instanceof MathNode.Differential x) {
            return new MathNode.Differential(in(x.of()));
        }
        if (n instanceof MathNode.Primed x) {
            return new MathNode.Primed(x.name(), x.sign(), in(x.argument()));
        }
        if (n instanceof MathNode.Subscripted x) {
            return new MathNode.Subscripted(in(x.base()), in(x.subscripts()));
        }
        if (n instanceof MathNode.Outside x) {
            return new MathNode.Outside(in(x.subscript()), in(x.value()));
        }
        if (n instanceof MathNode.Reduction x) {
            return new MathNode.Reduction(x.operator(), x.binders(), in(x.body()));
        }
        if (n instanceof MathNode.OfElements x) {
            return new MathNode.OfElements(x.name(), x.sign(), x.binders(), in(x.body()));
        }
        if (n instanceof MathNode.Choice x) {
            return new MathNode.Choice(in(x.condition()), in(x.then()), in(x.otherwise()));
        }
        if (n instanceof MathNode.Relation x) {
            return new MathNode.Relation(x.operator(), in(x.left()), in(x.right()));
        }
        if (n instanceof MathNode.Not x) {
            return new MathNode.Not(in(x.operand()));
        }
        return n;
    }
}
