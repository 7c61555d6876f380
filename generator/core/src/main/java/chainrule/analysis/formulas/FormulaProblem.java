package chainrule.analysis.formulas;

import chainrule.source.SourceText;
import java.util.List;
import java.util.Optional;

/**
 * An expression that stands alone, and what is asked of it.
 *
 * @param expression such as `norm2(A*x - b)^2`
 * @param variables what it is derived by, such as `x, A`; all real names in it if nothing is said
 * @param declarations shapes, such as `A[m, n], t class[k], c`
 * @param facts what is known to hold, each an expression such as `sum(y) = 1`
 */
public record FormulaProblem(
        SourceText expression, Optional<SourceText> variables, Optional<SourceText> declarations, List<SourceText> facts) {

    public FormulaProblem {
        facts = List.copyOf(facts);
    }

    /** An expression with nothing said about it but by what it is derived. */
    public static FormulaProblem of(String expression, String variables) {
        return new FormulaProblem(
                SourceText.of("expression", expression),
                Optional.of(SourceText.of("--wrt", variables)),
                Optional.empty(),
                List.of());
    }
}
