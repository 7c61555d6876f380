package chainrule.generated;

import chainrule.derivation.Derivation;
import chainrule.testing.Derivations;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A network of the table finite/table.txt with the arguments at which it is tried.
 *
 * @param ulps the error that is allowed besides the condition, in units of the last place of the true value
 * @param saturation the absolute error of gradients that is allowed, in units of the last place of the largest argument: where terms
 *     of the textbook's form cancel; 0 but in a few blocks, which say why
 * @param digits how many are lost to cancellation as it is written
 */
record Composition(String name, List<String> lines, double ulps, double saturation, int digits, List<Row> rows) {

    /**
     * Arguments, each a float.
     *
     * @param expected values that are given: of the loss, and of gradients by the parameters' names; others are worked out
     */
    record Row(String text, Map<String, double[]> arguments, Map<String, double[]> expected) {
        double largestArgument() {
            return arguments.values().stream().flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(1);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    String spec() {
        Map<Boolean, List<String>> functions = lines.stream().collect(Collectors.partitioningBy(l -> l.startsWith("fn ")));
        return String.join("\n", functions.get(true)) + "\nnet " + name + " {\n" + String.join("\n", functions.get(false)) + "\n}\n";
    }

    Derivation derivation() {
        return Derivations.of(spec());
    }

    /** Blocks apart by empty lines: {@code # name ulps N saturation N digits N}, lines of the network, {@code @ a=1,2 b=3 -> loss=0 a=1,1}. */
    static List<Composition> table() {
        try (InputStream in = Composition.class.getResourceAsStream("/finite/table.txt")) {
            List<Composition> all = new ArrayList<>();
            for (String block : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n\\s*\n")) {
                all.add(of(block.lines().filter(l -> !l.startsWith("//")).toList()));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Composition of(List<String> block) {
        String[] head = block.get(0).substring(2).split(" ");
        double ulps = 4;
        double saturation = 0;
        int digits = 20;
        for (int k = 1; k < head.length; k += 2) {
            double value = Double.parseDouble(head[k + 1]);
            switch (head[k]) {
                case "ulps" -> ulps = value;
                case "saturation" -> saturation = value;
                case "digits" -> digits = (int) value;
                default -> throw new IllegalArgumentException(head[k]);
            }
        }
        List<String> lines = block.subList(1, block.size()).stream().filter(l -> !l.startsWith("@")).toList();
        List<Row> rows = block.stream().filter(l -> l.startsWith("@")).map(l -> row(l.substring(2))).toList();
        return new Composition(head[0], lines, ulps, saturation, digits, rows);
    }

    private static Row row(String text) {
        String[] sides = (text + " ").split("->");
        return new Row(text, values(sides[0]), sides.length > 1 ? values(sides[1]) : new HashMap<>());
    }

    private static Map<String, double[]> values(String text) {
        Map<String, double[]> values = new LinkedHashMap<>();
        for (String pair : text.trim().split(" +")) {
            String[] sides = pair.split("=");
            String[] numbers = sides[1].split(",");
            double[] elements = new double[numbers.length];
            for (int k = 0; k < numbers.length; k++) {
                elements[k] = Double.parseDouble(numbers[k]);
            }
            values.put(sides[0], elements);
        }
        return values;
    }
}
