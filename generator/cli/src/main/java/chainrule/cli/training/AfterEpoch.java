package chainrule.cli.training;

import java.io.IOException;

/** What is done between two epochs. */
@FunctionalInterface
public interface AfterEpoch {
    /** @param epoch how many epochs the network has learned from now */
    void done(int epoch) throws IOException;

    /** What to say of it if training cannot go on: the end of a sentence, or nothing. */
    default String inTheEnd() {
        return "";
    }
}
