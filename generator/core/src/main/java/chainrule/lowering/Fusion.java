package chainrule.lowering;

import chainrule.symbolic.Affine;
import chainrule.symbolic.Index;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts neighbouring loops with the same values of their index into one, so that what the first computes is still at hand in
 * the second. That is allowed where the iterations of the one need nothing of other iterations of the other.
 */
final class Fusion {

    private final Samples samples;

    Fusion(Samples samples) {
        this.samples = samples;
    }

    /** A block followed by a node, which joins the block's last loop where that is allowed. */
    List<Node> append(List<Node> block, Node next) {
        List<Node> all = new ArrayList<>(block);
        if (!all.isEmpty()
                && all.get(all.size() - 1) instanceof Node.Around a
                && next instanceof Node.Around b) {
            Node.Around joined = join(a, b);
            if (joined != null) {
                all.set(all.size() - 1, joined);
                return all;
            }
        }
        all.add(next);
        return all;
    }

    private Node.Around join(Node.Around a, Node.Around b) {
        if (a.overSamples() != b.overSamples()) {
            return null;
        }
        List<Node> second = b.body();
        if (!a.overSamples()) {
            if (RowMajor.extent(a.index()) != RowMajor.extent(b.index())) {
                return null;
            }
            if (!a.index().equals(b.index()) && LoopIndices.of(second).contains(a.index())) {
                return null;
            }
            second = Node.map(second, Substitution.ofIndices(Map.of(b.index(), Affine.of(a.index()))));
        }
        if (!isIndependent(a, new Node.Around(a.index(), second))) {
            return null;
        }
        List<Node> body = a.body();
        for (Node n : second) {
            body = append(body, n);
        }
        return new Node.Around(a.index(), body);
    }

    private boolean isIndependent(Node.Around a, Node.Around b) {
        AccessPatterns first = AccessPatterns.of(a);
        AccessPatterns second = AccessPatterns.of(b);
        Set<Symbol> common = new HashSet<>(first.written().keySet());
        common.retainAll(second.touched().keySet());
        return common.stream().allMatch(s -> a.overSamples()
                ? samples.differ(s)
                : sharesAxis(a.index(), first.written().get(s), second.touched().get(s)));
    }

    /** Whether some axis has exactly this index as its subscript in all accesses: then iterations do not meet. */
    private static boolean sharesAxis(Index index, Set<List<Affine>> written, Set<List<Affine>> touched) {
        int axes = written.iterator().next().size();
        for (int k = 0; k < axes; k++) {
            int axis = k;
            Affine only = Affine.of(index);
            if (written.stream().allMatch(at -> at.get(axis).equals(only))
                    && touched.stream().allMatch(at -> at.get(axis).equals(only))) {
                return true;
            }
        }
        return false;
    }
}
