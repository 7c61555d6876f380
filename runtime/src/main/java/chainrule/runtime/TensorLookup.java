package chainrule.runtime;

import java.util.List;

/** Finds the tensors of a generated class by their names. */
public final class TensorLookup {

    private TensorLookup() {}

    /**
     * The place of a tensor in a list.
     *
     * @param kind the word for what is looked for, such as {@code output}
     * @throws IllegalArgumentException with the names that there are, if there is no such tensor
     */
    public static int position(String kind, String name, List<TensorInfo> known) {
        for (int k = 0; k < known.size(); k++) {
            if (known.get(k).name().equals(name)) {
                return k;
            }
        }
        throw Checks.unknown(kind, name, known);
    }

    /** The tensor at {@link #position}. */
    public static TensorInfo find(String kind, String name, List<TensorInfo> known) {
        return known.get(position(kind, name, known));
    }
}
