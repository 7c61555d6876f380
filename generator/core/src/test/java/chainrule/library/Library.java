package chainrule.library;

import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import chainrule.syntax.FormalSyntax;
import chainrule.syntax.FunctionSyntax;
import chainrule.syntax.LayerSyntax;
import chainrule.syntax.NetParser;
import chainrule.syntax.OptimizerSyntax;
import chainrule.syntax.SpecSyntax;
import java.util.List;
import java.util.Set;

/** All that the standard library defines, as its files say. */
public final class Library {

    /** What the generator gives to an initializer. */
    static final Set<String> GIVEN = Set.of("uniform01", "normal01", "fan_in", "fan_out");

    private static final List<SpecSyntax> FILES =
            StandardLibrary.texts().stream().map(Library::parse).toList();

    private Library() {}

    private static SpecSyntax parse(SourceText text) {
        return NetParser.parse(text, new Diagnostics()).orElseThrow();
    }

    /** Activations, losses and the like: what is called with at least one argument. */
    public static List<FunctionSyntax> functions() {
        return all().stream().filter(f -> !isInitializer(f)).toList();
    }

    /** What a parameter can start with: nothing is needed but what the generator gives. */
    static List<FunctionSyntax> initializers() {
        return all().stream().filter(Library::isInitializer).toList();
    }

    static List<FunctionSyntax> all() {
        return FILES.stream().flatMap(f -> f.functions().stream()).toList();
    }

    static List<LayerSyntax> layers() {
        return FILES.stream().flatMap(f -> f.layers().stream()).toList();
    }

    static List<OptimizerSyntax> optimizers() {
        return FILES.stream().flatMap(f -> f.optimizers().stream()).toList();
    }

    private static boolean isInitializer(FunctionSyntax f) {
        return f.formals().stream().allMatch(x -> GIVEN.contains(x.name()) || x.defaultValue().isPresent());
    }

    /** Such as {@code f(z[k], by)}. */
    static String signature(String name, List<FormalSyntax> formals) {
        return name + formals.stream().map(f -> f.span().content()).toList();
    }
}
