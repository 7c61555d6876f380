package chainrule.plan;

/**
 * A tensor that kernels read and write: {@code size} numbers row-major, or that many for each sample of the batch, the
 * samples outermost. Two buffers are the same only when they are the same object.
 */
public final class Buffer {

    /** Who owns the numbers, and how long they last. */
    public enum Kind {
        /** The caller's, given to forward. */
        INPUT,
        /** The caller's, given to loss. */
        TARGET,
        /** A part of the flat array of parameters. */
        PARAMETER,
        /** A part of the flat array of gradients. */
        GRADIENT,
        /** All of an optimizer's state, or all parameters or gradients as its step sees them. */
        FLAT,
        /** Read by callers; lasts until it is computed again. */
        OUTPUT,
        /** Needed by later kernels only; may share its storage. */
        WORK,
        /** One of the arrays of a buffer in panels. */
        PANEL
    }

    private final String name;
    private final Kind kind;
    private final boolean perSample;
    private final int size;
    private final int classes;
    private final int panels;

    public Buffer(String name, Kind kind, boolean perSample, int size, int classes) {
        this(name, kind, perSample, size, classes, 0);
    }

    private Buffer(String name, Kind kind, boolean perSample, int size, int classes, int panels) {
        this.name = name;
        this.kind = kind;
        this.perSample = perSample;
        this.size = size;
        this.classes = classes;
        this.panels = panels;
    }

    /** A work buffer that is shared by all samples. */
    public static Buffer scratch(String name, int size) {
        return new Buffer(name, Kind.WORK, false, size, 0);
    }

    /** A work buffer of several arrays, each of this size. */
    public static Buffer inPanels(String name, int panels, int size) {
        return new Buffer(name, Kind.WORK, false, size, 0, panels);
    }

    /** The buffer as which a kernel sees one panel. */
    public Buffer panel() {
        return new Buffer("panel", Kind.PANEL, false, size, 0);
    }

    /** A buffer of the same kind and size. */
    public Buffer named(String other) {
        return new Buffer(other, kind, perSample, size, classes, panels);
    }

    /** The name in the specification, or one made up for a temporary. */
    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    public boolean perSample() {
        return perSample;
    }

    /** The number of values, of one sample where it is per sample. */
    public int size() {
        return size;
    }

    /** For integer data the number of classes, else 0. */
    public int classes() {
        return classes;
    }

    /** How many arrays there are, each of this size; 0 if there is one that is no panel. */
    public int panels() {
        return panels;
    }

    public boolean isInteger() {
        return classes > 0;
    }

    @Override
    public String toString() {
        return name + (perSample ? "[n][" : "[") + size + "]";
    }
}
