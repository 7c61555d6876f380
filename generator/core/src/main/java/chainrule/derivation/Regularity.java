package chainrule.derivation;

import chainrule.model.Network;
import chainrule.symbolic.Access;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.OpaqueFunction;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.TensorCall;
import chainrule.symbolic.eval.Environment;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether all matrices of which a network takes an inverse or a determinant are regular at a point: a determinant has a value
 * elsewhere, but its derivative is written with the inverse. A product through a shorter axis is regular nowhere.
 */
final class Regularity {

    private Regularity() {}

    static boolean holds(Network network, Environment e) {
        Set<Symbol> inverses = network.definitions().stream()
                .flatMap(d -> Accesses.of(d.value()).stream())
                .map(Access::symbol)
                .map(Symbol::call)
                .filter(call -> call != null && call.function() instanceof OpaqueFunction f && f.isOfMatrices())
                .map(call -> Symbol.of(new TensorCall(OpaqueFunction.INV, call.arguments().subList(0, 1))))
                .collect(Collectors.toSet());
        return inverses.stream().allMatch(s -> isFinite(s, e));
    }

    private static boolean isFinite(Symbol s, Environment e) {
        List<Index> axes = s.axes().stream().map(Index::fresh).toList();
        double[] values = e.evaluate(axes, Exprs.access(s, axes.stream().map(Affine::of).toList())).data();
        return Arrays.stream(values).allMatch(Double::isFinite);
    }
}
