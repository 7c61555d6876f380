package chainrule.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Specs for tests, as files. */
final class Spec {
    private Spec() {}

    static Path write(Path folder, String name, String text) {
        try {
            return Files.writeString(folder.resolve(name + ".net"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two layers: x[2] to y[1]. */
    static Path twoLayers(Path folder) {
        return write(folder, "Two", """
                net Two {
                  dim hidden = 4
                  input x[2]
                  target y[1]
                  h = x |> dense(hidden) |> tanh
                  z = h |> dense(1)
                  output p = sigmoid(z)
                  loss l = bce(p, y)
                  step sgd(rate = 0.5)
                }
                """);
    }

    /** Three classes from two numbers. */
    static Path classes(Path folder) {
        return write(folder, "Three", """
                net Three {
                  input x[2]
                  target t class[3]
                  z = x |> dense(3)
                  output p = softmax(z)
                  loss l = cross_entropy(z, t)
                  step adam(rate = 0.1)
                }
                """);
    }

    /** A line: y = a x + b. */
    static Path line(Path folder) {
        return write(folder, "Line", """
                net Line {
                  input x
                  target y
                  param a
                  param b = 1
                  output p = a*x + b
                  loss l = (p - y)^2
                  step sgd(rate = 0.1)
                }
                """);
    }

    /** Nothing to train with. */
    static Path withoutStep(Path folder) {
        return write(folder, "Still", "net Still {\n input x\n param a\n loss l = (a*x)^2\n}\n");
    }

    /** Two mistakes. */
    static Path broken(Path folder) {
        return write(
                folder, "Broken", "net Broken {\n input x[2]\n param W[1, 2]\n z = sigmod(W*x)\n loss l = sum(q)\n}\n");
    }
}
