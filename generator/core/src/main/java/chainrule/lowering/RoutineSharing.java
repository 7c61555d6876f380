package chainrule.lowering;

import chainrule.plan.Kernel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets kernels that do the same to different buffers share a routine, if there are more than a few: a thousand equal layers are
 * the code of one, which the JIT compiler sees once. Few kernels keep their own code, in which all offsets are numbers.
 */
final class RoutineSharing {

    private static final int FEW = 4;

    private final Abstraction abstraction = new Abstraction();
    private final Map<Kernel.Routine, List<Kernel.RoutineCall>> users = new HashMap<>();

    List<Kernel> share(List<Kernel> kernels) {
        List<Kernel.RoutineCall> calls = new ArrayList<>();
        for (Kernel k : kernels) {
            Kernel.RoutineCall call = abstraction.of(k.body());
            users.computeIfAbsent(call.routine(), r -> new ArrayList<>()).add(call);
            calls.add(call);
        }
        List<Kernel> shared = new ArrayList<>();
        for (int k = 0; k < kernels.size(); k++) {
            Kernel own = kernels.get(k);
            shared.add(new Kernel(own.computes(), own.forPrediction(), own.body(), call(calls.get(k))));
        }
        return shared;
    }

    /** The call with the one routine object that all its users have, if they are many. */
    private Optional<Kernel.RoutineCall> call(Kernel.RoutineCall own) {
        List<Kernel.RoutineCall> all = users.get(own.routine());
        return all.size() <= FEW
                ? Optional.empty()
                : Optional.of(new Kernel.RoutineCall(all.get(0).routine(), own.arguments()));
    }
}
