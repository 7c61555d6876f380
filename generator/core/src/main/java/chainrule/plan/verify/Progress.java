package chainrule.plan.verify;

import chainrule.plan.Buffer;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known to be written of some buffers, to come back to: without a loop, then in a round of each loop. */
record Progress(List<Map<Buffer, Map<List<Integer>, BigInteger>>> levels) {

    static Progress of(Set<Buffer> buffers, Contents contents, Nest nest) {
        List<Map<Buffer, Map<List<Integer>, BigInteger>>> levels = new ArrayList<>();
        for (int depth = 0; depth <= nest.depth(); depth++) {
            Written written = nest.written(depth, contents.written());
            Map<Buffer, Map<List<Integer>, BigInteger>> known = new HashMap<>();
            buffers.forEach(b -> known.put(b, written.of(b)));
            levels.add(known);
        }
        return new Progress(levels);
    }

    void restore(Contents contents, Nest nest) {
        nest.backTo(levels.size() - 1);
        for (int depth = 0; depth < levels.size(); depth++) {
            levels.get(depth).forEach(nest.written(depth, contents.written())::restore);
        }
    }
}
