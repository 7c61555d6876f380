package chainrule.lowering;

import java.util.List;

/**
 * A piece of work that becomes one method.
 *
 * @param computes the names of what it computes, for a reader
 * @param forPrediction whether an output depends on it
 * @param body statements, run in order
 */
public record Kernel(List<String> computes, boolean forPrediction, List<Statement> body) {

    public Kernel {
        computes = List.copyOf(computes);
        body = List.copyOf(body);
    }
}
