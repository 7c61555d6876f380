package chainrule.compiler;

import chainrule.analysis.GivenValues;
import chainrule.derivation.Derivation;
import chainrule.explanation.WorkedExample;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import java.util.Optional;

/** Numbers for derivations. */
public final class Examples {

    private Examples() {}

    /** @return empty where something is wrong with the numbers that are given, which the diagnostics hold then */
    public static Optional<WorkedExample> of(Derivation derivation, ExampleRequest request, Diagnostics diagnostics) {
        SourceText text = SourceText.of("--given", request.given().orElse(""));
        Optional<GivenValues.Result> given = request.given().isEmpty()
                ? Optional.of(GivenValues.Result.NONE)
                : GivenValues.of(derivation.network(), text, diagnostics);
        Optional<WorkedExample> example =
                given.flatMap(g -> WorkedExample.of(derivation, g.sizes(), g.tensors(), request.seed()));
        if (given.isPresent() && example.isEmpty()) {
            diagnostics.error(
                    "no-value",
                    "the network has no value at these numbers, or they contradict a declared fact",
                    text.span(0, text.content().length()));
        }
        return example;
    }
}
