package chainrule.compiler;

import chainrule.runtime.NeuralNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles a generated class with the JDK's own compiler, in memory, and loads it. */
public final class InMemoryCompiler {
    private static final List<String> OPTIONS = List.of("--release", "17", "-proc:none", "-Xlint:none");

    private final JavaCompiler javac;

    /** @throws MissingJdkException if this Java has no compiler */
    public InMemoryCompiler() {
        this(ToolProvider.getSystemJavaCompiler());
    }

    InMemoryCompiler(JavaCompiler javac) {
        if (javac == null) {
            throw new MissingJdkException();
        }
        this.javac = javac;
    }

    /**
     * Compiles and loads a generated class.
     *
     * @throws IllegalStateException if it does not compile: an error in Chainrule
     */
    public LoadedNetwork load(GeneratedClass generated) {
        return LoadedNetwork.of(generated.qualifiedName(), compile(generated));
    }

    /** The class files of a generated class, by their qualified names. */
    Map<String, byte[]> compile(GeneratedClass generated) {
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        StandardJavaFileManager standard = javac.getStandardFileManager(problems, null, StandardCharsets.UTF_8);
        try (ClassFilesInMemory files = new ClassFilesInMemory(standard)) {
            standard.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(runtimeLocation()));
            boolean compiled = javac.getTask(null, files, problems, OPTIONS, null, List.of(new Source(generated)))
                    .call();
            if (!compiled) {
                throw doesNotCompile(generated, problems.getDiagnostics());
            }
            return files.contents();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jar or the class folder of the runtime: all that a generated class needs. */
    private static Path runtimeLocation() {
        CodeSource source = NeuralNetwork.class.getProtectionDomain().getCodeSource();
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static IllegalStateException doesNotCompile(
            GeneratedClass generated, List<Diagnostic<? extends JavaFileObject>> problems) {
        String first = problems.isEmpty() ? "no reason given" : problems.get(0).toString();
        return new IllegalStateException(
                "the generated class " + generated.qualifiedName() + " does not compile: " + first);
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(GeneratedClass generated) {
            super(
                    URI.create("memory:///" + generated.qualifiedName().replace('.', '/') + Kind.SOURCE.extension),
                    Kind.SOURCE);
            this.text = generated.source();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
