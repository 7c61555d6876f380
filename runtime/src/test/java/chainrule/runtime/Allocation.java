package chainrule.runtime;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Measures what the current thread allocates. */
final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final int ROUNDS = 5;

    private Allocation() {}

    /**
     * The bytes allocated by many calls, after a first round that loads classes, those of the measurement too. The least of a
     * few rounds: the virtual machine itself allocates now and then, a call that does so does it in every round.
     */
    static long of(Runnable call) {
        measure(call, 10);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            least = Math.min(least, measure(call, 10_000));
        }
        return least;
    }

    private static long measure(Runnable call, int times) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < times; i++) {
            call.run();
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
