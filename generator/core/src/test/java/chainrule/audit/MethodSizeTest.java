package chainrule.audit;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import chainrule.compiler.LoadedNetwork;
import chainrule.testing.ExampleSpecs;
import chainrule.testing.GeneratedNetworks;
import chainrule.testing.MethodSizes;
import chainrule.testing.MethodSizes.MethodSize;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No method of a generated class is too large for HotSpot to compile, however deep, wide or small the network. */
class MethodSizeTest {

    private static final int DEPTH = 200;

    static Map<String, String> specs() {
        Map<String, String> specs = new TreeMap<>(ExampleSpecs.samples());
        specs.put("Softmax", ExampleSpecs.SOFTMAX);
        specs.put("Convolution", ExampleSpecs.CONVOLUTION);
        specs.put("Tiny", ExampleSpecs.TINY);
        specs.put("Wide", ExampleSpecs.dense("Wide", 784, 512, 256, 10));
        specs.put("Deep", ExampleSpecs.dense("Deep", IntStream.generate(() -> 8).limit(DEPTH + 1).toArray()));
        return specs;
    }

    static List<String> names() {
        return List.copyOf(specs().keySet());
    }

    private static MethodSize worst(Map<String, byte[]> classFiles) {
        return classFiles.entrySet().stream()
                .flatMap(c -> MethodSizes.of(c.getKey(), c.getValue()).stream())
                .max(Comparator.comparingInt(MethodSize::bytes))
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("names")
    void noMethodIsTooLarge(String name) {
        for (boolean doublePrecision : new boolean[] {false, true}) {
            LoadedNetwork network = GeneratedNetworks.load(specs().get(name), doublePrecision);
            MethodSize worst = worst(network.classFiles());
            assertThat(worst.bytes()).as("the largest method is %s", worst).isBetween(1, MethodSizes.LIMIT);
        }
    }

    @Test
    void aGiantIsFound() throws IOException {
        String source = "class Hand { long big = 1L << 40; double pi = 3.25; static void small() {}\n  int giant(int a) {\n"
                + "    a = a * 1234567 + 1;\n".repeat(1000) + "    return a;\n  }\n}\n";
        var file = javac().compile(JavaFileObjects.forSourceString("Hand", source))
                .generatedFiles()
                .get(0);
        try (InputStream in = file.openInputStream()) {
            Map<String, byte[]> classFiles = Map.of("Hand", in.readAllBytes());
            assertThat(worst(classFiles).name()).isEqualTo("Hand.giant");
            assertThat(worst(classFiles).bytes()).isEqualTo(7 * 1000 + 2);
        }
    }
}
