package chainrule.symbolic;

import java.util.ArrayList;
import java.util.List;

/** A whole tensor: a term over its axes, which have standard names, so that equal tensors are equal. */
public record TensorArgument(List<Index> axes, Expr body) {

    public TensorArgument {
        axes = List.copyOf(axes);
    }

    /** @throws IllegalArgumentException if the term depends on other indices: then it is one tensor for each of their values */
    public static TensorArgument of(List<Index> axes, Expr body) {
        if (!axes.containsAll(body.freeIndices())) {
            throw new IllegalArgumentException(body + " is no whole tensor over " + axes);
        }
        List<Index> standard = new ArrayList<>();
        for (int k = 0; k < axes.size(); k++) {
            standard.add(Index.named("axis" + k, axes.get(k).extent()));
        }
        return new TensorArgument(standard, at(axes, body, standard.stream().map(Affine::of).toList()));
    }

    /** The element at these subscripts. */
    public Expr at(List<Affine> subscripts) {
        return at(axes, body, subscripts);
    }

    private static Expr at(List<Index> axes, Expr body, List<Affine> subscripts) {
        return Substitution.ofIndices(axes, subscripts).apply(body);
    }

    public List<Affine> extents() {
        return axes.stream().map(Index::extent).toList();
    }
}
