package chainrule.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.runtime.ElementType;
import chainrule.runtime.NeuralNetwork;
import org.junit.jupiter.api.Test;

class InMemoryCompilerTest {
    /** As little as a class can have; its static state shows whether classes are shared. */
    private static GeneratedClass generated(String packageName, String body) {
        String header = packageName.isEmpty() ? "" : "package " + packageName + ";\n";
        return new GeneratedClass(packageName, "Tiny", header + """
                import chainrule.runtime.*;
                import java.util.List;
                public final class Tiny implements NeuralNetwork {
                  private final int capacity;
                  public Tiny(int capacity) { Checks.capacity(capacity, 1); this.capacity = capacity; }
                  public String name() { return Inner.NAME; }
                  static final class Inner { static final String NAME = "tiny"; }
                  public ElementType elementType() { return ElementType.FLOAT; }
                  public int capacity() { return capacity; }
                  public List<TensorInfo> inputs() { return List.of(); }
                  public List<TensorInfo> targets() { return List.of(); }
                  public List<TensorInfo> outputs() { return List.of(); }
                  public List<TensorInfo> parameters() { return List.of(); }
                  public void initialize(long seed) {}
                  public void forward(Object[] inputs, int n) {}
                  public void predict(Object[] inputs, int n) {}
                  public double loss(Object[] targets, int n) { return 0; }
                  public void zeroGrad() {}
                  public void backward() {}
                  public void step() {}
                  public Object output(String name) { return null; }
                  public Object parameter(String name) { return null; }
                  public Object gradient(String name) { return null; }
                  public void setParameter(String name, Object values) {}
                """ + body + "}\n");
    }

    @Test
    void compilesLoadsAndCreates() {
        LoadedNetwork loaded = new InMemoryCompiler().load(generated("a.b", ""));
        NeuralNetwork network = loaded.create(3);
        assertThat(network.name()).isEqualTo("tiny");
        assertThat(network.capacity()).isEqualTo(3);
        assertThat(network.elementType()).isEqualTo(ElementType.FLOAT);
        assertThat(network.getClass().getName()).isEqualTo("a.b.Tiny");
        assertThat(loaded.classFiles()).containsOnlyKeys("a.b.Tiny", "a.b.Tiny$Inner");
    }

    @Test
    void theDefaultPackageWorks() {
        assertThat(new InMemoryCompiler().load(generated("", "")).create(1).name())
                .isEqualTo("tiny");
    }

    @Test
    void eachLoadGivesAClassOfItsOwn() {
        InMemoryCompiler compiler = new InMemoryCompiler();
        Class<?> first = compiler.load(generated("a", "")).create(1).getClass();
        assertThat(compiler.load(generated("a", "")).create(1).getClass()).isNotSameAs(first);
    }

    @Test
    void theConstructorsSentenceComesThrough() {
        LoadedNetwork loaded = new InMemoryCompiler().load(generated("a", ""));
        assertThatThrownBy(() -> loaded.create(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected a batch capacity of at least 1");
    }

    @Test
    void onlyJava17AndTheRuntimeAreThere() {
        InMemoryCompiler compiler = new InMemoryCompiler();
        assertThatThrownBy(() -> compiler.load(generated("a", "chainrule.compiler.GeneratedClass other;")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the generated class a.Tiny does not compile")
                .hasMessageContaining("chainrule.compiler");
        assertThatThrownBy(() -> compiler.load(generated("a", "Object first = List.of(1).reversed();")))
                .hasMessageContaining("reversed");
    }

    @Test
    void aJavaWithoutACompilerGetsASentence() {
        assertThatThrownBy(() -> new InMemoryCompiler(null))
                .isInstanceOf(MissingJdkException.class)
                .hasMessageContaining("has no compiler: install a JDK");
    }
}
