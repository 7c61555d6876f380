package chainrule.explanation;

import java.util.function.Supplier;

/** A value that is made when it is first asked for, and then kept. */
public final class Lazy<T> {

    /** As much as a main thread has. */
    private static final long STACK = 8L << 20;

    private Supplier<T> maker;
    private T value;

    private Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    /** @param maker of a value that is not null */
    public static <T> Lazy<T> of(Supplier<T> maker) {
        return new Lazy<>(maker);
    }

    /**
     * Begins to make the value beside whatever is done here. Who asks for it waits until it is made; what its maker throws is
     * thrown there, and nowhere else.
     */
    public void begin() {
        Thread thread = new Thread(null, this::attempt, "chainrule ahead", STACK);
        thread.setDaemon(true);
        thread.start();
    }

    private void attempt() {
        try {
            get();
        } catch (RuntimeException | Error e) {
            // The maker is still there: who asks for the value meets the same.
        }
    }

    public synchronized T get() {
        if (value == null) {
            value = maker.get();
            maker = null;
        }
        return value;
    }
}
