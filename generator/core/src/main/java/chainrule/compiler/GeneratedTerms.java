package chainrule.compiler;

import chainrule.derivation.Derivation;
import chainrule.model.Assignment;
import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Delta;
import chainrule.symbolic.Expr;
import chainrule.symbolic.IndexQuotient;
import chainrule.symbolic.IndexValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What can be derived but not generated: functions of whole tensors, and places ⌊i/2⌋. */
final class GeneratedTerms {

    private final String network;
    private final Set<Expr> seen = new HashSet<>();

    private GeneratedTerms(String network) {
        this.network = network;
    }

    /** @throws NotGeneratedException for the first term that cannot be generated */
    static void require(Derivation derivation) {
        GeneratedTerms terms = new GeneratedTerms(derivation.network().name());
        Stream.concat(derivation.program().forward().stream(), derivation.program().backward().stream())
                .map(Assignment::value)
                .forEach(terms::require);
    }

    private void require(Expr e) {
        if (!seen.add(e)) {
            return;
        }
        if (e instanceof Access a) {
            if (a.symbol().call() != null) {
                throw NotGeneratedException.ofFunction(network, a.symbol().name());
            }
            a.subscripts().forEach(this::require);
        } else if (e instanceof IndexValue v) {
            require(Affine.of(v.term()));
        } else if (e instanceof Delta d) {
            List.of(d.left(), d.right()).forEach(this::require);
        }
        e.children().forEach(this::require);
    }

    private void require(Affine subscript) {
        if (subscript.parts().stream().anyMatch(p -> p.term() instanceof IndexQuotient)) {
            throw NotGeneratedException.ofFloor(network);
        }
    }
}
