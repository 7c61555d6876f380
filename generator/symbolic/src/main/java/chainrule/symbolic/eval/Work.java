package chainrule.symbolic.eval;

/** How many instructions machines have executed: a measure of work that no clock is needed for. */
public final class Work {

    private static final ThreadLocal<Work> HERE = ThreadLocal.withInitial(Work::new);

    private long done;

    private Work() {}

    /** By this thread, since it began. */
    public static long done() {
        return here().done;
    }

    static Work here() {
        return HERE.get();
    }

    void add(long instructions) {
        done += instructions;
    }
}
