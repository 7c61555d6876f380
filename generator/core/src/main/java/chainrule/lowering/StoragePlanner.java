package chainrule.lowering;

import chainrule.plan.Buffer;
import chainrule.plan.BufferUse;
import chainrule.plan.Kernel;
import chainrule.plan.WorkArray;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Shares arrays among work buffers that are not in use at the same time. What forward leaves for loss and backward, and loss
 * for backward, stays until the next forward, so that each of them can be called again.
 */
final class StoragePlanner {

    private final Map<Buffer, Integer> first = new LinkedHashMap<>();
    private final Map<Buffer, Integer> last = new HashMap<>();
    private final Set<Buffer> kept;

    private StoragePlanner(Set<Buffer> kept) {
        this.kept = kept;
    }

    /** @param kept work buffers that callers or the generated class itself read */
    static List<WorkArray> plan(List<List<Kernel>> sections, Set<Buffer> kept) {
        StoragePlanner planner = new StoragePlanner(kept);
        planner.findUses(sections);
        return planner.share();
    }

    private void findUses(List<List<Kernel>> sections) {
        int end = sections.stream().mapToInt(List::size).sum();
        int position = 0;
        for (List<Kernel> section : sections) {
            int start = position;
            for (Kernel kernel : section) {
                int now = position++;
                BufferUse use = BufferUse.of(kernel.body());
                Stream.concat(use.written().stream(), use.read().stream())
                        .filter(b -> b.kind() == Buffer.Kind.WORK || b.kind() == Buffer.Kind.OUTPUT)
                        .forEach(b -> use(b, now, start, end));
            }
        }
    }

    private void use(Buffer b, int now, int sectionStart, int end) {
        first.putIfAbsent(b, now);
        boolean lasts = b.kind() == Buffer.Kind.OUTPUT || kept.contains(b) || first.get(b) < sectionStart;
        last.merge(b, lasts ? end : now, Math::max);
    }

    /** An array while buffers are being put into it. */
    private static final class Shared {
        final boolean perSample;
        final List<Buffer> buffers = new ArrayList<>();
        int panels;
        int size;
        int freeAfter;

        Shared(boolean perSample) {
            this.perSample = perSample;
        }

        void put(Buffer b, int until) {
            buffers.add(b);
            panels = Math.max(panels, b.panels());
            size = Math.max(size, b.size());
            freeAfter = until;
        }
    }

    private List<WorkArray> share() {
        List<Shared> closed = new ArrayList<>();
        List<Shared> open = new ArrayList<>();
        List<Buffer> byStart = new ArrayList<>(first.keySet());
        byStart.sort(Comparator.comparing(first::get));
        for (Buffer b : byStart) {
            Shared array = b.kind() == Buffer.Kind.OUTPUT ? null : closest(open, b);
            if (array == null) {
                array = new Shared(b.perSample());
                closed.add(array);
            } else {
                open.remove(array);
            }
            array.put(b, last.get(b));
            if (b.kind() == Buffer.Kind.WORK && !kept.contains(b)) {
                open.add(array);
            }
        }
        return closed.stream()
                .map(a -> new WorkArray(a.perSample, a.panels, a.size, a.buffers))
                .toList();
    }

    /** The free array whose size is closest to what is needed, or null. */
    private Shared closest(List<Shared> open, Buffer b) {
        return open.stream()
                .filter(a -> a.perSample == b.perSample()
                        && a.panels > 0 == b.panels() > 0
                        && a.freeAfter < first.get(b))
                .min(Comparator.comparingInt(a -> Math.abs(a.size - b.size())))
                .orElse(null);
    }
}
