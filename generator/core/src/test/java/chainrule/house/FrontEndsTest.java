package chainrule.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Command line and Maven plugin use the compiler and what it returns, and the runtime. Core's class path does not hold them,
 * so that their texts are read.
 */
class FrontEndsTest {

    private static final Pattern CLASS = Pattern.compile("\\b(chainrule(?:\\.[a-z]\\w*)+)\\.([A-Z]\\w*)");

    private static final Set<String> PACKAGES =
            Set.of("chainrule.compiler", "chainrule.compiler.check", "chainrule.source", "chainrule.runtime");

    /** What is reached through a result: the derivation and, in it, the hyperparameters' terms; what it can be printed as. */
    private static final Set<String> RETURNED =
            Set.of(
                    "chainrule.derivation.Derivation",
                    "chainrule.symbolic.Expr",
                    "chainrule.explanation.WorkedExample",
                    "chainrule.report.Document",
                    "chainrule.report.Format",
                    "chainrule.report.View",
                    "chainrule.symbolic.notation.Layout");

    private static Set<String> foreign(String home, String text) {
        Set<String> foreign = new TreeSet<>();
        CLASS.matcher(text)
                .results()
                .filter(m -> !m.group(1).startsWith(home) && !PACKAGES.contains(m.group(1)))
                .map(MatchResult::group)
                .filter(name -> !RETURNED.contains(name))
                .forEach(foreign::add);
        return foreign;
    }

    private static void check(String module, String home) {
        List<Path> files = Literals.files(Path.of("..", module, "src", "main", "java"), ".java");
        assertThat(files)
                .isNotEmpty()
                .allSatisfy(f -> assertThat(foreign(home, Literals.text(f))).isEmpty());
    }

    @Test
    void theCommandLine() {
        check("cli", "chainrule.cli");
    }

    @Test
    void theMavenPlugin() {
        check("maven-plugin", "chainrule.maven");
    }

    @Test
    void aFrontEndThatReachesPastTheCompilerIsFound() {
        assertThat(foreign("chainrule.cli", "import chainrule.cli.data.X;\nimport chainrule.emit.Names;\n"))
                .containsExactly("chainrule.emit.Names");
    }
}
