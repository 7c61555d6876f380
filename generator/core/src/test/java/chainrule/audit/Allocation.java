package chainrule.audit;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Measures what the current thread allocates. */
final class Allocation {

    static final int CALLS = 10_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 5;

    private Allocation() {}

    /**
     * The bytes allocated by many calls, after a single one that loads classes. The least of a few rounds: the virtual machine
     * itself allocates now and then, a call that does so does it in every round.
     */
    static long of(Runnable call) {
        measure(call, 1);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && least > 0; round++) {
            least = Math.min(least, measure(call, CALLS));
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
