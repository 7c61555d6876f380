package chainrule.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What is printed. Printing throws nothing, so that what could not be written is asked for in the end. */
final class Output extends PrintWriter {
    private final Destination destination;

    private Output(Destination destination) {
        super(destination, true, StandardCharsets.UTF_8);
        this.destination = destination;
    }

    static Output to(OutputStream stream) {
        return new Output(new Destination(stream));
    }

    /** Why not all of it has arrived, if so. */
    Optional<String> problem() {
        return checkError() ? Optional.of(String.valueOf(destination.problem)) : Optional.empty();
    }

    /** Remembers the first failure. */
    private static final class Destination extends FilterOutputStream {
        private String problem;

        Destination(OutputStream stream) {
            super(stream);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                problem = problem == null ? e.getMessage() : problem;
                throw e;
            }
        }
    }
}
