package chainrule.syntax;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Runs what recurses as deeply as texts nest, on a thread whose stack is large enough for it: the caller's may be any. An
 * expression nests as deep as {@link NestingLimit} allows, or is a chain as long as the parser allows.
 */
public final class DeepStack {
    /** Several times what the longest chain needs; what is not used is not taken. */
    private static final long BYTES = 64L << 20;

    private DeepStack() {}

    /** The value of {@code work}; what it throws is thrown here. */
    public static <T> T call(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread thread = new Thread(null, task, "chainrule", BYTES);
        thread.setDaemon(true);
        thread.start();
        return await(task);
    }

    private static <T> T await(FutureTask<T> task) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    // The work is short: finish it and leave the interruption to the caller.
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw rethrown(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException rethrown(Throwable cause) {
        if (cause instanceof Error) {
            throw (Error) cause;
        }
        return cause instanceof RuntimeException ? (RuntimeException) cause : new IllegalStateException(cause);
    }
}
