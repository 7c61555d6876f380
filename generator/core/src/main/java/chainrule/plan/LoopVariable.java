package chainrule.plan;

/** The variable of a loop; two are the same only when they are the same object. */
public final class LoopVariable implements Offset.Source {

    private final String name;

    public LoopVariable(String name) {
        this.name = name;
    }

    /** A short name for a reader, not unique. */
    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}
