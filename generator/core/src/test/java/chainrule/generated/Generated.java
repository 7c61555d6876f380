package chainrule.generated;

import chainrule.compiler.ClassSource;
import chainrule.compiler.CompileRequest;
import chainrule.compiler.GeneratedClass;
import chainrule.compiler.InMemoryCompiler;
import chainrule.derivation.Derivation;
import chainrule.runtime.ElementType;
import chainrule.runtime.NeuralNetwork;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** From a derivation to running classes, one for each precision, for tests. */
public interface Generated {

    /** A network of the class for a precision. */
    NeuralNetwork create(ElementType type, int capacity);

    /** The classes of a derivation, each generated and compiled when it is first asked for. */
    static Generated of(Derivation derivation) {
        Map<ElementType, LoadedClass> loaded = new EnumMap<>(ElementType.class);
        return (type, capacity) -> loaded.computeIfAbsent(
                        type, t -> new InMemoryCompiler().load(source(derivation, t, ""))::create)
                .create(capacity);
    }

    /** Those of several derivations, compiled together; what cannot be generated or compiled so is tried again on its own. */
    static List<Generated> all(List<Derivation> derivations) {
        return CompiledTogether.of(derivations);
    }

    /** The source for a precision. */
    static GeneratedClass source(Derivation derivation, ElementType type, String packageName) {
        boolean doublePrecision = type == ElementType.DOUBLE;
        return ClassSource.of(
                derivation, new CompileRequest(Path.of("Spec.net"), Map.of(), packageName, doublePrecision));
    }

    /** A compiled class, ready for use. */
    @FunctionalInterface
    interface LoadedClass {
        NeuralNetwork create(int capacity);
    }
}
