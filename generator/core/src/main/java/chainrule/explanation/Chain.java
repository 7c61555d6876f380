package chainrule.explanation;

import chainrule.model.Assignment;
import chainrule.symbolic.Symbol;
import java.util.List;
import java.util.Optional;

/**
 * How the loss depends on a parameter.
 *
 * @param parameter the parameter
 * @param paths one for each definition that uses it; their sum is the gradient
 * @param factorsPutIn the gradient with each factor of the chain in its place and nothing cancelled; none where that would be
 *     too long
 */
public record Chain(Symbol parameter, List<Path> paths, Optional<Assignment> factorsPutIn) {

    public Chain {
        paths = List.copyOf(paths);
    }

    /**
     * The names on the way from a parameter, those nearest to it first; the last is the loss, or a name whose adjoint stands
     * at the head of the chain, for more than one way leads on from it.
     */
    public record Path(List<Symbol> through, boolean reachesLoss) {
        public Path {
            through = List.copyOf(through);
        }
    }
}
