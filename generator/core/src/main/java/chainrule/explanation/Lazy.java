package chainrule.explanation;

import java.util.function.Supplier;

/** A value that is made when it is first asked for, and then kept. */
public final class Lazy<T> {

    private Supplier<T> maker;
    private T value;

    private Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    /** @param maker of a value that is not null */
    public static <T> Lazy<T> of(Supplier<T> maker) {
        return new Lazy<>(maker);
    }

    public synchronized T get() {
        if (value == null) {
            value = maker.get();
            maker = null;
        }
        return value;
    }
}
