package chainrule.house;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.library.StandardLibrary;
import chainrule.source.Diagnostics;
import chainrule.syntax.FunctionSyntax;
import chainrule.syntax.LayerSyntax;
import chainrule.syntax.NetParser;
import chainrule.syntax.OptimizerSyntax;
import chainrule.syntax.SpecSyntax;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Neither the grammar nor the compiler knows a name of the standard library: no literal is one. */
class LibraryNamesTest {

    private static final Path ROOT = Path.of("..", "..");

    /** Only how the letter prints, for a symbol that is called sigma and without Greek letters; and a word of prose. */
    private static final String[] PRINTING = {
        "SymbolNames.java: σ", "SymbolNames.java: φ", "Ascii.java: σ", "LatexText.java: σ", "OperationDifferential.java: constant"
    };

    private static final Set<String> NAMES = names();

    private static Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (var text : StandardLibrary.texts()) {
            SpecSyntax spec = NetParser.parse(text, new Diagnostics()).orElseThrow();
            spec.functions().stream().map(FunctionSyntax::name).forEach(names::add);
            spec.layers().stream().map(LayerSyntax::name).forEach(names::add);
            spec.optimizers().stream().map(OptimizerSyntax::name).forEach(names::add);
        }
        return names;
    }

    private static List<String> namesIn(List<Path> files) {
        return files.stream()
                .flatMap(f -> Literals.of(Literals.text(f)).stream()
                        .filter(NAMES::contains)
                        .map(name -> f.getFileName() + ": " + name))
                .distinct()
                .toList();
    }

    private static List<Path> java(String... folders) {
        return Stream.of(folders)
                .flatMap(f -> Literals.files(ROOT.resolve(f).resolve("src/main/java"), ".java").stream())
                .toList();
    }

    @Test
    void theCompilerNamesNone() {
        List<Path> files = java("generator/symbolic", "generator/core", "generator/cli", "generator/maven-plugin");
        assertThat(files).hasSizeGreaterThan(100);
        assertThat(namesIn(files)).containsExactlyInAnyOrder(PRINTING);
    }

    @Test
    void theGrammarNamesNone() {
        List<Path> grammars = Literals.files(ROOT.resolve("grammar/src/main/antlr4"), ".g4");
        assertThat(grammars).isNotEmpty();
        assertThat(namesIn(grammars)).isEmpty();
        assertThat(namesIn(java("grammar", "runtime"))).isEmpty();
    }

    @Test
    void theLibrarysNamesAreKnownToThisTest() {
        assertThat(NAMES).contains("relu", "softmax", "bce", "dense", "adam", "glorot", "σ");
    }

    @Test
    void literalsAreFoundAndCommentsAreNot() {
        assertThat(Literals.of("// \"a\"\nf(\"b\\\"\", 'c'); /* \"d\" */ g(\"e\"); // it's\nh('relu')"))
                .containsExactly("b\\\"", "c", "e", "relu");
    }
}
