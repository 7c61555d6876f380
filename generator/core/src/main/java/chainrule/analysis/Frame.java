package chainrule.analysis;

import chainrule.symbolic.Index;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where an expression stands: the definition that it is part of, which gives names to what it leaves unnamed, and the way of
 * calls that led to it, which tells apart the sizes of two uses of one layer.
 */
public final class Frame {

    private final String base;
    private final String way;
    private final boolean severalLayers;
    private final Map<String, Integer> counts;

    private final List<Index> indices;

    private Frame(
            String base, String way, boolean severalLayers, Map<String, Integer> counts, List<Index> indices) {
        this.indices = List.copyOf(indices);
        this.base = base;
        this.way = way;
        this.severalLayers = severalLayers;
        this.counts = counts;
    }

    /** The frame of a definition that uses this many layers. */
    public static Frame of(String definition, String way, int layers) {
        return new Frame(definition, way, layers > 1, new HashMap<>(), List.of());
    }

    /** The same definition, one call deeper. */
    Frame into(String call) {
        return new Frame(base, way + ">" + call, severalLayers, counts, indices);
    }

    /** The same where more indices have values. */
    Frame over(List<Index> more) {
        List<Index> all = new ArrayList<>(indices);
        all.addAll(more);
        return new Frame(base, way, severalLayers, counts, all);
    }

    /** The indices that have values here, outer ones first. */
    List<Index> indices() {
        return indices;
    }

    String way() {
        return way;
    }

    /** h_1, h_2, … for what definition h leaves unnamed. */
    String nextName() {
        return base + "_" + counts.merge("", 1, Integer::sum);
    }

    /** h for the only layer of a definition; h.dense1, h.dense2 for one of several. */
    String layerPrefix(String layer) {
        return severalLayers ? base + "." + layer + counts.merge(layer, 1, Integer::sum) : base;
    }

    /** The name of a layer's value, where it is not that of the whole definition. */
    String layerValue(String layer, String prefix) {
        return severalLayers ? prefix : base + "." + layer;
    }
}
