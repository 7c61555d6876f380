package chainrule.library;

import chainrule.generated.RandomBatch;
import chainrule.syntax.FunctionSyntax;
import chainrule.syntax.LayerSyntax;
import chainrule.testing.Derivations;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The networks that show a definition of the library: one for each, so that it is derived once. */
final class Cases {

    private static final int SAMPLES = 40;

    private Cases() {}

    /** With each number of axes, with and without the arguments that have defaults. */
    static Case of(FunctionSyntax f) {
        boolean tensors = Case.isOfTensors(f.formals());
        Case.Leading usual = tensors ? Case.Leading.NONE : Case.Leading.ONE;
        List<Case.Variant> variants = new ArrayList<>();
        for (Case.Leading leading : Case.Leading.values()) {
            if (!(tensors && leading == Case.Leading.TWO)) {
                variants.add(new Case.Variant(leading, false));
            }
        }
        if (f.formals().stream().anyMatch(x -> x.defaultValue().isPresent())) {
            variants.add(new Case.Variant(usual, true));
        }
        return inLargestDomain(d -> Case.of(f.name(), f.formals(), d, false, variants));
    }

    /** A layer on an input of the shape that it says, or on a vector. */
    static Case of(LayerSyntax layer) {
        Case.Leading leading = layer.formals().get(0).shaped() ? Case.Leading.NONE : Case.Leading.ONE;
        List<Case.Variant> variants = List.of(new Case.Variant(leading, false));
        return inLargestDomain(d -> Case.of(layer.name(), layer.formals(), d, true, variants));
    }

    /** In the largest domain in which the definition has values everywhere. */
    private static Case inLargestDomain(Function<Case.Domain, Case> cases) {
        for (Case.Domain domain : Case.Domain.values()) {
            Case found = cases.apply(domain);
            if (RandomBatch.isFinite(Derivations.subject(found.spec()).network(), SAMPLES)) {
                return found;
            }
        }
        throw new AssertionError("no domain found in which this has values:\n"
                + cases.apply(Case.Domain.UNIT).spec());
    }
}
