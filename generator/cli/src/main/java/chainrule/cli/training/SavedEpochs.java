package chainrule.cli.training;

import chainrule.runtime.NeuralNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Saves the parameters after each epoch. Whoever ends the program by a signal, as Ctrl-C does, finds those of the last whole
 * epoch: the end waits for a file that is being written, and no other is begun.
 */
public final class SavedEpochs implements AfterEpoch, AutoCloseable {
    private final NeuralNetwork network;
    private final Path file;
    private final ReentrantLock writing = new ReentrantLock();
    private final Thread end = new Thread(writing::lock);
    private int last;

    public SavedEpochs(NeuralNetwork network, Path file) {
        this.network = network;
        this.file = file;
        Runtime.getRuntime().addShutdownHook(end);
    }

    @Override
    public void done(int epoch) throws IOException {
        writing.lock();
        try {
            network.save(file);
            last = epoch;
        } finally {
            writing.unlock();
        }
    }

    @Override
    public String inTheEnd() {
        return last == 0 ? "" : "; " + file + " has the parameters after epoch " + last;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException e) {
            // The program is about to end; the lock is held for good.
        }
    }
}
