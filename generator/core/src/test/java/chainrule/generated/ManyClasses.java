package chainrule.generated;

import chainrule.compiler.GeneratedClass;
import chainrule.runtime.NeuralNetwork;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles many generated classes in one run of javac, which takes a fraction of the time of as many runs. */
final class ManyClasses extends ClassLoader {

    private final Map<String, ByteArrayOutputStream> files = new HashMap<>();

    private ManyClasses() {
        super(NeuralNetwork.class.getClassLoader());
    }

    /** The classes by their qualified names; empty if one of them does not compile. */
    static Optional<ManyClasses> compile(List<GeneratedClass> sources) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        ManyClasses classes = new ManyClasses();
        JavaFileManager manager = classes.new InMemory(javac.getStandardFileManager(d -> {}, null, null));
        List<String> options = List.of("-proc:none", "-Xlint:none");
        List<Source> units = sources.stream().map(Source::new).toList();
        return javac.getTask(null, manager, d -> {}, options, null, new ArrayList<>(units)).call()
                ? Optional.of(classes)
                : Optional.empty();
    }

    NeuralNetwork create(String qualifiedName, int capacity) {
        try {
            return (NeuralNetwork)
                    loadClass(qualifiedName).getConstructor(int.class).newInstance(capacity);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        ByteArrayOutputStream file = files.get(name);
        if (file == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, file.toByteArray(), 0, file.size());
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(GeneratedClass generated) {
            super(URI.create("memory:///" + generated.qualifiedName().replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = generated.source();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {

        InMemory(JavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/')), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return files.computeIfAbsent(className, name -> new ByteArrayOutputStream());
                }
            };
        }
    }
}
