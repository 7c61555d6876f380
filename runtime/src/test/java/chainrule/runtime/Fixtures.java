package chainrule.runtime;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** The files beside these tests that NumPy wrote: see make_fixtures.py. */
final class Fixtures {
    private Fixtures() {}

    static Path file(String name) {
        try {
            return Path.of(Fixtures.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
