package chainrule.derivation;

import chainrule.symbolic.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Small values for the sizes of a network, different where the specification leaves them free: a check of 784-512-256-10
 * costs what a 3-5-2-4 costs, and a missing transpose has nowhere to hide.
 */
final class ShrunkenSizes {

    private static final int[] SMALL = {3, 5, 2, 4, 6};

    private ShrunkenSizes() {}

    /** The k-th choice: each later one has larger sizes in another order, for networks whose windows need room. */
    static Map<Size, Integer> choice(Set<Size> sizes, int k) {
        Map<Size, Integer> chosen = new LinkedHashMap<>();
        int n = 0;
        for (Size s : sizes) {
            int small = SMALL[(n++ + k) % SMALL.length] + 2 * k;
            chosen.put(s, k == 0 ? small : Math.min(s.value(), small));
        }
        return chosen;
    }
}
