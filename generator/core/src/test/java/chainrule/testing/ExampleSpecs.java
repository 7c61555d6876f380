package chainrule.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Specifications that several tests look at. */
public final class ExampleSpecs {

    /** A classifier in layer style. */
    public static final String SOFTMAX = """
            net Softmax {
              dim hidden = 5
              input  x[4]
              target t class[3]
              h = x |> dense(hidden) |> relu
              z = h |> dense(3)
              output p = softmax(z)
              loss   l = cross_entropy(z, t)
              step   adam(rate = 0.01)
            }
            """;

    /** A convolution over two channels with a layer of its own, then a dense one. */
    public static final String CONVOLUTION = """
            layer conv2d(x[c, h, w], filters, size) {
              param K[filters, c, size, size] ~ he
              param b[filters]
              y[f, i, j] = sum[c, u, v](K[f, c, u, v] * x[c, i + u, j + v]) + b[f]
            }
            net Convolution {
              input  x[2, 6, 6]
              target t class[3]
              h = x |> conv2d(4, 3) |> relu
              m[f] = mean[i, j](h[f, i, j])
              z = m |> dense(3)
              output p = softmax(z)
              loss   l = cross_entropy(z, t)
              step   sgd(rate = 0.1, momentum = 0.9)
            }
            """;

    /** As little as there can be. */
    public static final String TINY = """
            net Tiny {
              input  x
              target y
              param  w
              p = w * x
              output p
              loss   l = (p - y)^2
              step   sgd
            }
            """;

    private ExampleSpecs() {}

    /** A dense network: its sizes from the input to the classes. */
    public static String dense(String name, int... sizes) {
        int last = sizes.length - 1;
        StringBuilder text = new StringBuilder("net " + name + " {\n  input x[" + sizes[0] + "]\n  target t class["
                + sizes[last] + "]\n");
        String from = "x";
        for (int k = 1; k < last; k++) {
            text.append("  h" + k + " = " + from + " |> dense(" + sizes[k] + ") |> tanh\n");
            from = "h" + k;
        }
        return text + "  z = " + from + " |> dense(" + sizes[last] + ")\n  output p = softmax(z)\n"
                + "  loss l = cross_entropy(z, t)\n  step adam\n}\n";
    }

    /** The specifications of the samples, by the network's name. */
    public static Map<String, String> samples() {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("..", "..", "samples"))) {
            for (Path file : (Iterable<Path>) files.filter(ExampleSpecs::isSource)::iterator) {
                texts.put(file.getFileName().toString().replace(".net", ""), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static boolean isSource(Path file) {
        return file.toString().endsWith(".net") && file.toString().contains("src");
    }
}
