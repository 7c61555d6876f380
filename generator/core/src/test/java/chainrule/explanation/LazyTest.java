package chainrule.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A value that was begun is made once, elsewhere; a failure is met by who asks. */
class LazyTest {

    @Test
    void isMadeOnceOnAnotherThread() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger times = new AtomicInteger();
        Lazy<Thread> lazy = Lazy.of(() -> {
            begun.countDown();
            times.incrementAndGet();
            return Thread.currentThread();
        });
        lazy.begin();
        begun.await();
        assertThat(lazy.get()).isNotSameAs(Thread.currentThread()).isSameAs(lazy.get());
        assertThat(times).hasValue(1);
    }

    @Test
    void failsForWhoAsks() throws InterruptedException {
        AtomicReference<Thread> maker = new AtomicReference<>();
        CountDownLatch begun = new CountDownLatch(1);
        Lazy<String> lazy = Lazy.of(() -> {
            maker.set(Thread.currentThread());
            begun.countDown();
            throw new IllegalStateException("no value");
        });
        lazy.begin();
        begun.await();
        assertThatThrownBy(lazy::get).hasMessage("no value");
        assertThat(maker.get()).isSameAs(Thread.currentThread());
    }
}
