package chainrule.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A piece of work that becomes one method, or one call of a method that several kernels share.
 *
 * @param computes the names of what it computes, for a reader
 * @param forPrediction whether an output depends on it
 * @param body statements, run in order
 * @param call the same as a call of a routine, where other kernels do the same to other buffers
 */
public record Kernel(List<String> computes, boolean forPrediction, List<Statement> body, Optional<RoutineCall> call) {

    public Kernel {
        computes = List.copyOf(computes);
        body = List.copyOf(body);
    }

    public Kernel(List<String> computes, boolean forPrediction, List<Statement> body) {
        this(computes, forPrediction, body, Optional.empty());
    }

    /** What runs: the body, or what it calls, with the call's buffers. */
    public List<Statement> statements() {
        return call.map(RoutineCall::statements).orElse(body);
    }

    /**
     * Statements over buffers that are given by each caller.
     *
     * @param formals stand in the body for the buffers
     */
    public record Routine(List<Buffer> formals, List<Statement> body) {
        public Routine {
            formals = List.copyOf(formals);
            body = List.copyOf(body);
        }
    }

    /** A routine with a buffer for each of its formals. */
    public record RoutineCall(Routine routine, List<Buffer> arguments) {
        public RoutineCall {
            arguments = List.copyOf(arguments);
        }

        private List<Statement> statements() {
            Map<Buffer, Buffer> given = new HashMap<>();
            for (int k = 0; k < arguments.size(); k++) {
                given.put(routine.formals().get(k), arguments.get(k));
            }
            return Statement.map(routine.body(), new Replacement() {
                @Override
                public Buffer of(Buffer b) {
                    return given.getOrDefault(b, b);
                }

                @Override
                public Offset of(Offset o) {
                    return o.children().isEmpty() ? o : o.map(this);
                }
            });
        }
    }
}
