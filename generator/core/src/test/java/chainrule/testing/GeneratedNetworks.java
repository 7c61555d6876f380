package chainrule.testing;

import chainrule.compiler.ClassSource;
import chainrule.compiler.CompileRequest;
import chainrule.compiler.GeneratedClass;
import chainrule.compiler.InMemoryCompiler;
import chainrule.compiler.LoadedNetwork;
import java.nio.file.Path;
import java.util.Map;

/** From a text to a generated class, for tests. */
public final class GeneratedNetworks {

    /** The package of every class that is made here. */
    public static final String PACKAGE = "chainrule.example";

    private GeneratedNetworks() {}

    /** The Java source of a text without mistakes. */
    public static GeneratedClass source(String spec, boolean doublePrecision) {
        CompileRequest request = new CompileRequest(Path.of("Spec.net"), Map.of(), PACKAGE, doublePrecision);
        return ClassSource.of(Derivations.of(spec), request);
    }

    /** The compiled class of a text without mistakes. */
    public static LoadedNetwork load(String spec, boolean doublePrecision) {
        return new InMemoryCompiler().load(source(spec, doublePrecision));
    }
}
