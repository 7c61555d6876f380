package chainrule.plan.verify;

import chainrule.plan.Buffer;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What one round of the loops around has written for certain. Of each buffer there is a set of elements for each way in which places
 * move with the loops: the coefficients of their variables, and the elements in the first round of all.
 */
final class Written {

    private final Map<Buffer, Map<List<Integer>, BigInteger>> elements = new HashMap<>();

    /** What is known of a buffer, to come back to. */
    Map<List<Integer>, BigInteger> of(Buffer b) {
        return Map.copyOf(elements.getOrDefault(b, Map.of()));
    }

    void restore(Buffer b, Map<List<Integer>, BigInteger> before) {
        elements.put(b, new HashMap<>(before));
    }

    void add(Buffer b, List<Integer> moves, BigInteger set) {
        elements.computeIfAbsent(b, k -> new HashMap<>()).merge(moves, set, BigInteger::or);
    }

    BigInteger of(Buffer b, List<Integer> moves) {
        return elements.getOrDefault(b, Map.of()).getOrDefault(moves, BigInteger.ZERO);
    }

    void forget(Buffer b) {
        elements.remove(b);
    }

    void forEach(BiConsumer<Buffer, Map<List<Integer>, BigInteger>> action) {
        elements.forEach(action);
    }
}
