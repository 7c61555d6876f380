package chainrule.explanation;

import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.model.Parameter;
import chainrule.symbolic.Access;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the parameters that are read by integer data alone. */
final class Lookups {

    private Lookups() {}

    static List<Lookup> of(Network network) {
        List<Access> accesses = network.definitions().stream()
                .map(Assignment::value)
                .flatMap(e -> Accesses.of(e).stream())
                .toList();
        List<Lookup> lookups = new ArrayList<>();
        for (Parameter p : network.parameters()) {
            List<Access> reads =
                    accesses.stream().filter(a -> a.symbol() == p.symbol()).toList();
            for (int axis = 0; axis < p.symbol().axes().size(); axis++) {
                lookup(p.symbol(), axis, reads).ifPresent(lookups::add);
            }
        }
        return lookups;
    }

    private static Optional<Lookup> lookup(Symbol parameter, int axis, List<Access> reads) {
        List<Symbol> data = reads.stream().map(a -> integers(a.subscripts().get(axis))).distinct().toList();
        if (data.size() != 1 || data.get(0) == null) {
            return Optional.empty();
        }
        long rows = parameter.axes().get(axis).valueOfSizes();
        long most = data.get(0).axes().stream().mapToLong(Affine::valueOfSizes).reduce(1, (a, b) -> a * b) * reads.size();
        return most < rows ? Optional.of(new Lookup(parameter, axis, data.get(0), rows, most)) : Optional.empty();
    }

    /** The integer data that a subscript consists of, or null. */
    private static Symbol integers(Affine subscript) {
        return subscript.parts().size() == 1 && subscript.parts().get(0).term() instanceof Access a ? a.symbol() : null;
    }
}
