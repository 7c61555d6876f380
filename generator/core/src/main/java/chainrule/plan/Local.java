package chainrule.plan;

/**
 * A local variable that holds a number; two are the same only when they are the same object. A wide one is a double whatever
 * the network's element type is: it holds what is computed once per step from hyperparameters.
 */
public final class Local {

    private final String name;
    private final boolean wide;

    public Local(String name, boolean wide) {
        this.name = name;
        this.wide = wide;
    }

    /** A short name for a reader, not unique. */
    public String name() {
        return name;
    }

    public boolean wide() {
        return wide;
    }

    @Override
    public String toString() {
        return name;
    }
}
