package chainrule.emit;

import chainrule.runtime.NeuralNetwork;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Identifiers of a generated class that no name of a specification may take. */
final class Reserved {

    /** Fields, constants, methods and parameters that the emitter itself names. */
    private static final List<String> OF_CLASSES = List.of(
            FieldNames.PARAMETERS, FieldNames.GRADIENTS, "capacity", "forwarded", "stage", "steps", "INPUTS", "TARGETS",
            "OUTPUTS", "PARAMETERS", "takeInputs", "parameterArray", "gradientArray");

    /** Locals and parameters of the methods in which names of a specification are parameters too. */
    private static final List<String> OF_METHODS = List.of("n", "s", "sum", "mean", "random", "seed", "batchCapacity", "value");

    private static final Pattern IMPORT = Pattern.compile("(?m)^import ((\\w+)\\.[\\w.]*?)(\\w+);\\n");
    private static final String IMPLICIT = "java.lang.";

    private Reserved() {}

    /** What a field or a method of the class may not be called: also the methods of the interface and of Object. */
    static Set<String> ofClass() {
        Set<String> names = new HashSet<>(OF_CLASSES);
        names.addAll(OF_METHODS);
        Stream.of(NeuralNetwork.class.getMethods(), Object.class.getDeclaredMethods())
                .flatMap(Stream::of)
                .map(Method::getName)
                .forEach(names::add);
        return names;
    }

    /** What a local of a kernel may not be called. */
    static Set<String> ofKernel() {
        return Set.of("n", "random", "steps");
    }

    /** The classes that a text imports, and where their packages start: a variable of such a name would hide them. */
    static Set<String> ofImports(String source) {
        Set<String> names = new HashSet<>();
        Matcher imports = IMPORT.matcher(source);
        while (imports.find()) {
            names.add(imports.group(2));
            names.add(imports.group(3));
        }
        return names;
    }

    /** The text without the imports that Java does not need. */
    static String withoutImplicitImports(String source) {
        return IMPORT.matcher(source).replaceAll(m -> m.group(1).equals(IMPLICIT) ? "" : m.group());
    }
}
