package chainrule.golden;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import chainrule.runtime.NeuralNetwork;
import chainrule.testing.TrainingBatch;
import chainrule.testing.GeneratedNetworks;
import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The generated classes of a few small networks: to the letter, without a warning of the compiler, and able to learn. */
class GoldenSourceTest {

    private static final int CAPACITY = 4;
    private static final int STEPS = 200;

    private final GoldenFolder folder = GoldenFolder.ofTheProject();

    static List<Golden> goldens() {
        return Golden.all();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void isAsItWasAndLearns(Golden golden) throws Exception {
        folder.check(golden.sourceFile(), golden.source());
        compilesAndLearns(GeneratedNetworks.PACKAGE + "." + golden.name(), folder.read(golden.sourceFile()));
    }

    private static void compilesAndLearns(String name, String source) throws Exception {
        Compilation compilation = javac().withOptions("--release", "17", "-Xlint:all", "-proc:none")
                .compile(JavaFileObjects.forSourceString(name, source));
        assertThat(compilation).succeededWithoutWarnings();
        TrainingBatch batch = new TrainingBatch(network(name, compilation));
        double first = batch.train(CAPACITY);
        for (int step = 1; step < STEPS; step++) {
            batch.train(CAPACITY);
        }
        assertThat(batch.train(CAPACITY)).isPositive().isLessThan(0.9 * first);
    }

    private static NeuralNetwork network(String name, Compilation compilation) throws Exception {
        return new CompiledClasses(compilation)
                .loadClass(name)
                .asSubclass(NeuralNetwork.class)
                .getConstructor(int.class)
                .newInstance(CAPACITY);
    }
}
