package chainrule.symbolic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A function of one whole tensor that a specification or the library defines: the element of its value at the axes, as a term
 * in the formal.
 *
 * @param symbol the name in a specification
 * @param formal a symbol whose extents are sizes of its own
 * @param axes the axes of the value
 * @param body a term over the axes
 */
public record DefinedFunction(String symbol, Symbol formal, List<Index> axes, Expr body) implements TensorFunction {

    public DefinedFunction {
        axes = List.copyOf(axes);
    }

    @Override
    public String sign() {
        return symbol;
    }

    @Override
    public List<Affine> shape(List<TensorArgument> arguments) {
        Substitution sizes = substitution(arguments.get(0), Map.of());
        return axes.stream().map(Index::extent).map(sizes::apply).toList();
    }

    /** The body at these subscripts, with the argument in place of the formal. */
    public Expr expand(TensorArgument argument, List<Affine> subscripts) {
        Map<IndexTerm, Affine> at = new HashMap<>();
        for (int k = 0; k < axes.size(); k++) {
            at.put(axes.get(k), subscripts.get(k));
        }
        return substitution(argument, at).apply(body);
    }

    private Substitution substitution(TensorArgument argument, Map<IndexTerm, Affine> places) {
        Map<IndexTerm, Affine> images = new HashMap<>(places);
        for (int k = 0; k < formal.axes().size(); k++) {
            images.put(formal.axes().get(k).asSize(), argument.extents().get(k));
        }
        return new Substitution(images::get, a -> a.symbol() == formal ? argument.at(a.subscripts()) : null);
    }

    @Override
    public boolean equals(Object o) {
        return this == o;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
