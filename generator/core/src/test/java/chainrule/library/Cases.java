package chainrule.library;

import chainrule.generated.Batch;
import chainrule.syntax.FormalSyntax;
import chainrule.syntax.FunctionSyntax;
import chainrule.syntax.LayerSyntax;
import chainrule.testing.Derivations;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The networks that show a definition of the library. */
final class Cases {

    private static final int SAMPLES = 40;

    private Cases() {}

    /** With each number of axes, with and without the arguments that have defaults. */
    static Stream<Case> of(FunctionSyntax f) {
        List<FormalSyntax> formals = f.formals();
        boolean tensors = Case.isOfTensors(formals);
        Case.Leading usual = tensors ? Case.Leading.NONE : Case.Leading.ONE;
        Stream<Case.Leading> others = Arrays.stream(Case.Leading.values())
                .filter(l -> l != usual && !(tensors && l == Case.Leading.TWO));
        Case.Domain domain = domain(d -> Case.of(f.name(), formals, d, usual, false, false));
        Stream<Case> plain = Stream.concat(Stream.of(usual), others)
                .map(leading -> Case.of(f.name(), formals, domain, leading, false, false));
        boolean hasDefaults = formals.stream().anyMatch(x -> x.defaultValue().isPresent());
        return hasDefaults
                ? Stream.concat(plain, Stream.of(Case.of(f.name(), formals, domain, usual, false, true)))
                : plain;
    }

    /** A layer on an input of the shape that it says, or on a vector. */
    static Stream<Case> of(LayerSyntax layer) {
        Case.Leading leading = layer.formals().get(0).shaped() ? Case.Leading.NONE : Case.Leading.ONE;
        Function<Case.Domain, Case> cases = d -> Case.of(layer.name(), layer.formals(), d, leading, true, false);
        return Stream.of(cases.apply(domain(cases)));
    }

    /** The largest domain in which the definition has values everywhere. */
    private static Case.Domain domain(Function<Case.Domain, Case> cases) {
        for (Case.Domain domain : Case.Domain.values()) {
            String spec = cases.apply(domain).spec();
            if (Batch.isFinite(Derivations.subject(spec).network(), SAMPLES)) {
                return domain;
            }
        }
        throw new AssertionError("no domain found in which this has values:\n"
                + cases.apply(Case.Domain.UNIT).spec());
    }
}
