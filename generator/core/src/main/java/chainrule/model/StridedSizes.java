package chainrule.model;

import chainrule.symbolic.Access;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexQuotient;
import chainrule.symbolic.IndexTerm;
import chainrule.symbolic.Size;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The sizes that fit together by a stride, such as a window of 3 and the 12 places that four of them fill: with other values
 * the network would be another, so that a small copy of it keeps them.
 */
public final class StridedSizes {

    private final Set<Size> found = new HashSet<>();

    private StridedSizes() {}

    /** Chosen values without those of sizes that must stay as they are. */
    public static Map<Size, Integer> kept(Network network, Map<Size, Integer> chosen) {
        StridedSizes strided = new StridedSizes();
        network.definitions().forEach(d -> Accesses.of(d.value()).forEach(strided::collect));
        Map<Size, Integer> others = new LinkedHashMap<>(chosen);
        others.keySet().removeAll(strided.found);
        return others;
    }

    private void collect(Access access) {
        for (int k = 0; k < access.subscripts().size(); k++) {
            Affine subscript = access.subscripts().get(k);
            if (subscript.parts().stream().anyMatch(StridedSizes::isStride)) {
                sizes(access.symbol().axes().get(k));
                subscript.parts().forEach(p -> extents(p.term()));
            }
        }
    }

    private static boolean isStride(Affine.Part p) {
        return p.term() instanceof IndexQuotient || p.term() instanceof Index && Math.abs(p.coefficient()) > 1;
    }

    private void extents(IndexTerm term) {
        if (term instanceof Index i) {
            sizes(i.extent());
        } else if (term instanceof IndexQuotient q) {
            q.dividend().parts().forEach(p -> extents(p.term()));
        }
    }

    private void sizes(Affine extent) {
        for (Affine.Part p : extent.parts()) {
            if (p.term() instanceof Size s && !s.isFree()) {
                found.add(s);
            }
        }
    }
}
